import { describe, expect, test } from 'vitest'
import { decodeBody, encodeBody, holesIn } from '../../../src/model/body.ts'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { byRemark } from '../../support/settings.ts'
import { html, parseBody, places } from '../fast/parsed.ts'

const told = (markdown: string): string[] =>
  parseBody(markdown).diagnostics.map(({ message, hint }) => `${message} → ${hint}`)

describe('each form', () => {
  test.each([
    ['a container', ':::note\n**a**\n\nb\n:::', '{note container [](<p><strong>a</strong></p>\n<p>b</p>)}'],
    ['a label', ':::note[T *i*]\na\n:::', '{note container [T <em>i</em>](<p>a</p>)}'],
    ['more colons', '::::note\na\n::::', '{note container [](<p>a</p>)}'],
    ['nothing in it', ':::note\n:::', '{note container []()}'],
    ['a container behind a line of text', 'a\n:::note\nb\n:::', '<p>a</p>\n{note container [](<p>b</p>)}'],
    ['in a quotation', '> :::note\n> a\n> :::', '<blockquote>\n{note container [](<p>a</p>)}\n</blockquote>'],
    ['in an item', '- :::note\n  a\n  :::', '<ul>\n<li>\n{note container [](<p>a</p>)}\n</li>\n</ul>'],
    ['a leaf', 'a\n\n::toc\n\nb', '<p>a</p>\n{toc leaf depth=3 []()}\n<p>b</p>'],
    ['a leaf with all', '::toc[目录]{depth=2}', '{toc leaf depth=2 [目录]()}'],
    ['in a sentence', '湖南:ruby[株洲]{zhū zhōu}市', '<p>湖南{ruby text reading="zhū zhōu" [株洲]()}市</p>'],
    ['in a heading', '# :ruby[株]{zhū}', '<h2 id="株">{ruby text reading="zhū" [株]()}</h2>'],
    ['in a link', '[a :ruby[株]{zhū}](b.md)', '<p><a{link b.md}>a {ruby text reading="zhū" [株]()}</a></p>'],
    [
      'values with quotes',
      `:::quote{by="李 明" role='a}b'}\nx\n:::`,
      '{quote container by="李 明" role="a}b" [](<p>x</p>)}',
    ],
    ['a flag', ':::details[x]{open}\na\n:::', '{details container open=true [x](<p>a</p>)}'],
    ['a reference to a character', '::quote[a]{by="a&amp;b"}', '{quote leaf by="a&b" [a]()}'],
  ])('%s', (_, markdown, expected) => {
    expect(parseBody(markdown).diagnostics).toEqual([])
    expect(html(markdown)).toBe(expected)
  })

  test.each(["xī'ān", 'とう|きょう', 'lǜ·ān', 'ㄓㄨ ㄓㄡ', 'zhu1 zhou1', 'shì shì', 'a, b'])(
    'a reading may be %s',
    reading => {
      expect(html(`:ruby[西安]{${reading}}了`)).toBe(
        `<p>{ruby text reading=${JSON.stringify(reading)} [西安]()}了</p>`,
      )
      expect(html(`:ruby[西安]{reading="${reading}"}了`)).toContain(JSON.stringify(reading))
    },
  )

  test('containers nest', () => {
    const markdown = ':::::details[x]\n::::details[y]\n:::note\na\n:::\n::::\n\nb\n:::::'
    expect(html(markdown)).toBe(
      '{details container [x]({details container [y]({note container [](<p>a</p>)})}\n<p>b</p>)}',
    )
    expect(parseBody(markdown).diagnostics).toEqual([])
  })

  test('HTML that does not end in a container ends with it', () => {
    expect(html(':::note\n<div>\n\na\n:::\n\nb\n\n</div>\n\nc')).toBe(
      '{note container [](<div>\n<p>a</p></div>)}\n<p>b</p>\n<p>c</p>',
    )
  })
})

describe('what is in a directive belongs to the text', () => {
  const { headings, anchors, targets, words, lead, body } = parseBody(
    ':::note\n## 甲\n\n[a](b.md)![c](d.jpg)[^1]\n:::\n\n:ruby[株洲]{zhū}市。\n\n::figure{src=e.jpg alt=f}\n\n[^1]: :ruby[渌]{lù}',
  )

  test('headings and anchors', () => {
    expect(headings).toEqual([{ depth: 2, id: '甲', text: '甲' }])
    expect(anchors).toEqual(['甲', 'd_fnref-1', 'd_footnotes', 'd_fn-1'])
  })

  test('links and pictures, those in braces too', () => {
    expect([...targets].sort()).toEqual(['b.md', 'd.jpg', 'e.jpg'])
  })

  test('words; the lead is that of the text itself', () => {
    expect(words).toEqual({ han: 5, latin: 1 })
    expect(lead).toBe('株洲市。')
  })

  test('its holes survive being bytes and JSON', () => {
    const { html: bytes, shape } = JSON.parse(JSON.stringify({ html: [...body.html], shape: body.shape }))
    const stored = { html: Uint8Array.from(bytes), shape }
    expect(decodeBody(stored)).toEqual(decodeBody(body))
    expect(encodeBody(decodeBody(stored)).shape).toEqual(body.shape)
    expect(holesIn(body.shape).map(({ kind }) => kind)).toEqual([
      ...['directive', 'link', 'image', 'directive', 'directive', 'text', 'directive', 'text'],
    ])
  })
})

describe('what is wrong is told at its place, all in one run', () => {
  test.each<[string, string, string[], string]>([
    ['an unknown name', ':::nte\na\n:::', ['directive/unknown 4:4-7'], 'did you mean ":::note"?'],
    ['an unknown leaf', 'a\n\n::youtube{id="x"}', ['directive/unknown 6:3-10'], 'no directive "youtube"'],
    [
      'an unknown name in a sentence',
      '见 :rubi[株]{zhū}。',
      ['directive/unknown 4:4-8'],
      'did you mean ":ruby[…]{…}"?',
    ],
    ['a box of another system', ':::tip\na\n:::', ['directive/unknown 4:4-7'], 'write "note" for it'],
    ['a Chinese name', ':::提示\na\n:::', ['directive/unknown 4:4-6'], 'write "note" for it'],
    [
      'a title behind a space',
      '::: warning 注意\n文\n:::',
      ['directive/syntax 4:1-15'],
      'write ":::warning[注意]"',
    ],
    [
      'a title without a space before the name',
      ':::tip 提示\n文\n:::',
      ['directive/syntax 4:1-10'],
      'write ":::note[提示]"',
    ],
    ['a container of Pandoc', '::: {.note}\n文\n:::', ['directive/syntax 4:1-12'], 'write ":::note"'],
    ['a container of Quarto', '::: {.callout-tip}\n文\n:::', ['directive/syntax 4:1-19'], 'write ":::note"'],
    ['full-width colons', '：：：note\na\n：：：', ['directive/syntax 4:1-8'], 'write ":::note"'],
    [
      'a full-width colon in a sentence',
      '见：ruby[株]{zhū}',
      ['directive/syntax 4:2-10'],
      'in ASCII: :ruby[…]{…}',
    ],
    ['full-width brackets', '见:ruby［株］｛zhū｝', ['directive/syntax 4:2-10'], 'in ASCII: :ruby[…]{…}'],
    ['no end', 'a\n\n:::note\na', ['directive/fence 6:1-8'], 'end it with a line of 3 colons'],
    [
      'an end that is full-width',
      ':::note\na\n：：：',
      ['directive/fence 4:1-8', 'directive/fence 6:1-4'],
      'does not end',
    ],
    ['an end too many', ':::note\na\n:::\n\n:::', ['directive/fence 8:1-4'], 'ends nothing here'],
    [
      'containers with as many colons',
      ':::details[x]\n:::note\na\n:::\n:::',
      ['directive/fence 5:1-8', 'directive/fence 8:1-4'],
      'needs more colons',
    ],
    [
      'an unknown attribute',
      ':::quote{bye=x}\na\n:::',
      ['directive/attribute 4:10-15'],
      'did you mean "by"?',
    ],
    ['a class', ':::note{.big}\na\n:::', ['directive/attribute 4:9-13'], 'for the theme'],
    ['an id', ':::note{#a}\na\n:::', ['directive/attribute 4:9-11'], 'for the theme'],
    ['another type', '::toc{depth=deep}', ['directive/attribute 4:7-17'], 'must be a number'],
    ['out of range', '::toc{depth=9}', ['directive/attribute 4:7-14'], 'at least 1 and at most 6'],
    ['a missing attribute', '见:ruby[株]', ['directive/attribute 4:2-7'], '"reading" is missing'],
    ['what to write for it', '见:ruby[株]', ['directive/attribute 4:2-7'], 'write it into the braces: {…}'],
    ['one given twice', '::toc{depth=1 depth=2}', ['directive/attribute 4:15-22'], 'given twice'],
    ['quotes of Chinese', '::quote[a]{by=“李”}', ['directive/attribute 4:12-18'], 'write by="…"'],
    ['a leaf whose braces are none', '::toc{depth=}', ['directive/syntax 4:1-14'], 'it is no directive'],
    [
      'a container whose braces are none',
      ':::quote{by=}\na\n:::',
      ['directive/syntax 4:1-14'],
      'begins no container',
    ],
    [
      'a label where none may be missing',
      ':::details\na\n:::',
      ['directive/form 4:1-11'],
      'write :::details[…]',
    ],
    ['a form that it has not', '::note[a]', ['directive/form 4:1-10'], 'write :::note'],
    ['an address that runs', '::figure{src="javascript:x" alt=a}', ['link/unsafe 4:1-35'], 'in "src"'],
    ['a picture without a description', '::figure{src=a.jpg}', ['image/alt 4:1-20'], 'write alt="…"'],
  ])('%s', (_, markdown, expected, part) => {
    const { diagnostics } = parseBody(markdown)
    expect(places(diagnostics)).toEqual(expected)
    expect(told(markdown).join('\n')).toContain(part)
  })

  test('several', () => {
    const markdown = ':::nte\na\n:::\n\n::toc{depth=x}\n\n见 :rubi[株]{zhū}\n\n:::note{a=1}\nb'
    expect(places(parseBody(markdown).diagnostics)).toEqual([
      'directive/unknown 4:4-7',
      'directive/attribute 8:7-14',
      'directive/unknown 10:4-8',
      'directive/fence 12:1-13',
      'directive/attribute 12:9-12',
    ])
  })

  test('readers see its words all the same', () => {
    expect(html(':::nte[b]\na\n:::')).toBe('<p>b</p>\n<p>a</p>')
    expect(html('见 :rubi[*株*]{zhū}。')).toBe('<p>见 <em>株</em>。</p>')
  })
})

describe('what would take long', () => {
  test.each([
    ['colons in a line', `a\n${':'.repeat(50_000)}x`],
    ['full-width colons in a line', `${'：'.repeat(50_000)}，`],
    ['beginnings without an end', ':::note\n\n'.repeat(2000)],
    ['signs of labels', ':ruby['.repeat(3000)],
    ['many that are wrong', ' :foox[x]{a=b}'.repeat(500)],
  ])('%s are read soon', (_, markdown) => {
    const began = performance.now()
    const { diagnostics } = parseMarkdown(markdown, byRemark)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(diagnostics.length).toBeLessThanOrEqual(50)
  })

  test('containers in each other without end are refused', () => {
    const { diagnostics } = parseBody(':::note\n'.repeat(30))
    expect(places(diagnostics)).toEqual(['markdown/limits 24:1'])
  })
})

/** Colons as Chinese and English texts have them. */
const colons = [
  '时间:10:30',
  '时间：10：30至11：00',
  'a:b, a::b, a:::b',
  '比分3:2，16:9，1:1000',
  'http://a.example:80/x:y?z:1 和 https://a.example/a:b[1]',
  'emoji :smile: :+1: ::smile::',
  'C++::std, std::vector<int>, Foo::bar(x)',
  'Re: x, Fwd: Re: y',
  ':) :-) :( :D :[ :{',
  '约3:16，诗篇 23:1-6',
  'tags: [a, b]\nname: x\nlist:[1]',
  'C:\\temp\\a D:foo[1]',
  ':::',
  'a\n\n:::\n\nb',
  '::',
  ': a',
  ':\n:',
  '::: :::',
  '[1]张三.题名:Nature[J].2010.',
  '北京:Springer[M]，见:Wikipedia[EB/OL]',
  '见:note[1]，注:ibid[2]。',
  '链接:see[这里](b.md)',
  ':note[这里](b.md)',
  'a:hover{color:red} p:nth-child(2){x} :root{--a:1}',
  'array[:n] x[1:2] {a:b} {:a=>1} "a":b[0]',
  '\\:::note',
  '\\::toc',
  '\\:ruby[株]{zhū}',
  'a `:ruby[株]{zhū}` b',
  '```\n:::note\n::toc\n```',
  '    :::note',
  '<!--\n:::note\n-->',
  '记者：李明［摄］，编辑：Wang［1］',
  '：：',
  '他说：“好：就这样。”',
  '二〇二〇年十月三十日::补记',
]

describe('colons stay text', () => {
  test.each(colons)('%j', text => {
    const { body, diagnostics } = parseBody(text)
    expect(holesIn(body.shape).some(({ kind }) => kind === 'directive')).toBe(false)
    expect(diagnostics.filter(({ code }) => code.startsWith('directive/'))).toEqual([])
  })

  test.each(['时间:10:30', 'a::b std::vector', 'https://a.example/a:b', 'x:y[1]', '他：“好”。记者：Li Ming'])(
    '%j goes the fast way',
    text => {
      expect(fastWay(text)).toBeDefined()
    },
  )
})
