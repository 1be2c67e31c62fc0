import fc from 'fast-check'
import { htmlAround, htmlBlocks, htmlTags } from '../markdown/random-html.ts'
import { definitions, referencesTo } from './reference-documents.ts'

type Texts = fc.Arbitrary<string>

const word = fc.constantFrom(
  ...[
    '空气',
    '质量',
    '重点',
    '株洲',
    'air',
    'PM2',
    'Dr',
    'x',
    'Éa',
    'ひら',
    '한글',
    '12',
    '2021',
    '𠮷',
    '😀',
    'a_b',
    'ß',
    '㈱',
    'i',
  ],
)
const mark = fc.constantFrom(
  ...[
    '，',
    '。',
    '：',
    '、',
    '！',
    '“',
    '”',
    '（',
    '）',
    '《',
    '》',
    '—',
    '……',
    '·',
    '「',
    '」',
    '％',
    '￥',
    '～',
    '〜',
    '㎡',
  ],
  ...[
    ',',
    '.',
    ':',
    '!',
    '"',
    "'",
    '(',
    ')',
    '-',
    '/',
    '%',
    '$',
    '@',
    '=',
    ';',
    '?',
    '+',
    '#',
    '^',
    '{',
    '}',
    '€',
    '×',
    '°',
    '™',
    '→',
  ],
)
const space = fc.constantFrom(
  ' ',
  ' ',
  '  ',
  '\u3000',
  '\u00A0',
  '\t',
  '\u200B',
  '\u2028',
  '\uFE0F',
  '\uFE00',
)
const syntax = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](',
    '![',
    '<',
    '>',
    '\\',
    '|',
    '&',
    '*_',
    '**~~',
    '\n',
    '\\\n',
    '  \n',
    '\n\t',
    '\n- |\n',
    '\n> - [x] \n> ',
    '(',
    ')',
  ],
)
const odd = fc.constantFrom(
  ...[
    '&amp;',
    '&lt;',
    '&nbsp;',
    '&copy',
    '&#12;',
    '&#xFDD0;',
    '&#0;',
    '&Aacute;',
    '&notit;',
    '&#x1F600;',
    '\\*',
    '\\_',
    '\\[',
    '\\&amp;',
    '\\，',
  ],
  ...[
    '<b>',
    '</b>',
    '<!-- c -->',
    '<br />',
    '<a href="x*y*">',
    '<?p?>',
    '<!X>',
    '<x-y z=1>',
    '<a',
    'a<b',
    '<![CDATA[x]]>',
    '<-->',
  ],
  ...[
    'https://a.com',
    'http://a.com/x?y=1&z',
    'www.a.com',
    'https://a.com/(x)',
    'HTTPS://A.com/a_b_c',
    'https://a.com/x.',
    'https://a.com/x',
    'https://a.com/wiki/',
    'https://a.com/?q=',
    'https://a.com/(',
    '**https://a.com/x**后',
    'www.a.com/~u',
    'https://例子.cn/空',
    'https://a.com/&amp;',
    'https://a.com/x&copy;',
    'www.a.com/&sect;=2',
    'ftp://a.b',
    'http://localhost',
    'www.',
    'https://a_b.com',
    'wwww.a.com',
  ],
  ...['a@b.com', 'mailto:a@b.com', 'x.y+z@a-b.org', 'a@b', 'xmpp:a@b.c', 'a@b.c_', '空@b.com', 'a@空.com'],
  ...[
    '<https://a.com/*x*>',
    '<a@b.cn>',
    '<mailto:a@b.c>',
    '<SOFA:Lib>',
    '<ftp://a.com/b>',
    '<javascript:x>',
    '<https://例.cn>',
    '[^1]',
    '[x]',
    '[x][]',
    '[a][x]',
    '![x]',
    '[ß]',
    '[空气]',
  ],
  ...[
    '{{ x }}',
    '{{`x`}}',
    '{% x %}',
    '==',
    '$x_1$',
    '$',
    '[[a]]',
    '![a](b c.png)',
    '[a](b c.md)',
    '[a]（b.md）',
    '[^2]',
    '[^1]：',
    '\n##a',
    '\n｜a｜\n｜b｜',
    '\n1.空\n2.气',
  ],
)
const target = fc.constantFrom(
  ...[
    'a.md',
    '../b.md#空',
    'https://a.com/x',
    '<a b.md>',
    '',
    '#x',
    'mailto:a@b.c',
    'sms:1',
    'dingtalk://x',
    'https:/a.com',
    'javascript:x',
    '//a.com',
    'a%20b',
    '空.md',
    'a(b)c',
    'HTTP://A.com',
    'x&amp;y',
    'a\\*b',
    'tel:1',
    'a_b_c',
    'https://a.com/a"b',
    '<>',
    'a.md "题 *t*"',
    "a.md 't'",
    'https://a.com/空',
    'https://a.com/a|b',
    '\\',
  ],
)

function joined(parts: Texts, most: number): Texts {
  return fc.array(parts, { minLength: 1, maxLength: most }).map(found => found.join(''))
}

/** Letters, digits and emoji of other scripts, and the marks that Chinese shares with them. */
const neighbour = fc.constantFrom(
  ...['AI', '5G', '5', 'é', 'e\u0301', 'α', 'Я', '①', 'Ⅳ', '㈠', '½', '中', '年', '的', '', ' ', '，'],
  ...['1️⃣', '☀️', '☀', '☀\uFE0E', '❤️‍🔥', '👍🏽', '👨‍👩‍👧', '🇨🇳', '🚀', '🄰', '葛\uDB40\uDD00'],
)
const shared = fc.constantFrom(
  ...['“', '”', '‘', '’', '—', '——', '–', '…', '……', '·', '℃', '°', '‰', '№', '×', '→', '«', '✓', ''],
  ...[
    '《',
    '》',
    '（',
    '％',
    '～',
    '%',
    '"',
    '(',
    ')',
    '.',
    ':',
    '!',
    '+',
    '#',
    '-',
    '`',
    '>',
    ']',
    ';',
    '\\',
  ],
)
const atShared = fc.oneof(
  fc
    .tuple(neighbour, fc.constantFrom('*', '**', '**', '~~', '_', '***'), shared, word, shared, neighbour)
    .map(([left, marks, from, text, to, right]) => `${left}${marks}${from}${text}${to}${marks}${right}`),
  fc
    .tuple(neighbour, shared, fc.constantFrom('*', '**', '~~'), shared, neighbour)
    .map(found => found.join('')),
)

const atoms = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 4, arbitrary: mark },
  { weight: 3, arbitrary: space },
  { weight: 3, arbitrary: syntax },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: htmlTags },
  { weight: 2, arbitrary: atShared },
)

/** Text of one paragraph, most of it well formed. */
const { inline } = fc.letrec<{ inline: string }>(tie => {
  const inner = tie('inline')
  const around = (left: string, right = left): Texts => inner.map(text => `${left}${text}${right}`)
  const span = fc.oneof(
    around('**'),
    around('*'),
    around('_'),
    around('__'),
    around('~~'),
    around('`'),
    around('``'),
    around('***'),
    fc.tuple(inner, target).map(([text, to]) => `[${text}](${to})`),
    fc.tuple(inner, target).map(([text, to]) => `![${text}](${to})`),
    htmlAround(inner),
    referencesTo(inner),
  )
  const part = fc.oneof({ maxDepth: 3 }, { weight: 5, arbitrary: atoms }, { weight: 2, arbitrary: span })
  return { inline: joined(part, 7) }
})

const line = inline.map(text => text.replace(/\n+/g, '\n'))
const flat = inline.map(text => text.replace(/\n/g, ' '))

/** Pictures with a title, most of them alone, some in a link. */
const figure = fc
  .tuple(
    word,
    line,
    fc.constantFrom('"', "'", '"\n'),
    fc.constantFrom('', '', '', ' ', ' a', '\n', '<!-- b -->'),
  )
  .map(([alt, title, mark, behind]) => {
    const quoted = `${mark}${title.replace(/["'\\]/g, '')}${mark.trim()}`
    const picture = `![${alt.replace(/[[\]]/g, '')}](a.png ${quoted})`
    return `${title.length % 3 === 0 ? `[${picture}](b.md)` : picture}${behind}`
  })

/** What may stand at the end of a heading. */
const braces = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    ' {#x}',
    '{#背_景}',
    ' {#y} ##',
    ' {#y}\u3000',
    ' {#d_x}',
    ' {.c}',
    ' {#x .c}',
    ' \\{#x}',
    '{#',
  ),
)

/** Most of it well formed, of every construct that Markdown has. */
const blocks: Texts = fc.letrec<{ blocks: string; block: string }>(tie => {
  const inner = tie('blocks')
  const lines = (text: string, first: string, rest: string): string =>
    text
      .split('\n')
      .map((one, index) => (index === 0 ? first : one === '' ? '' : rest) + one)
      .join('\n')
  const bullet = fc.constantFrom(
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2. ',
    '10) ',
    '-   ',
    '-  ',
    '0. ',
    '- [ ] ',
    '- [x] ',
    '1. [X] ',
    '-\t',
    '-\n',
  )
  const item = fc.tuple(bullet, fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: inner }))
  const list = fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 4 }), bullet, fc.boolean(), fc.boolean())
    .map(([items, same, isSame, loose]) =>
      items
        .map(([own, text]) => {
          const begin = isSame ? same : own
          return lines(text, begin, ' '.repeat(begin.length))
        })
        .join(loose ? '\n\n' : '\n'),
    )
  const cell = fc.oneof(flat, word, fc.constant(''), fc.constant('`a\\|b`'), fc.constant('a\\|b'))
  const row = (most: number): Texts =>
    fc.array(cell, { minLength: 1, maxLength: most }).map(cells => `| ${cells.join(' | ')} |`)
  const rule = fc
    .array(fc.constantFrom('---', ':-:', '--:', ':--', '-', ' --- '), { minLength: 1, maxLength: 3 })
    .map(cells => `|${cells.join('|')}|`)
  const table = fc.oneof(
    fc
      .tuple(word, word, fc.array(row(2), { maxLength: 3 }))
      .map(([a, b, rows]) => [`| ${a} | ${b} |`, '|---|--:|', ...rows].join('\n')),
    fc
      .tuple(row(3), rule, fc.array(row(4), { maxLength: 3 }))
      .map(([head, cut, rows]) => [head, cut, ...rows].join('\n')),
    fc.tuple(flat, flat, rule).map(([a, b, cut]) => `${a} | ${b}\n${cut.slice(1, -1)}\n${b}|${a}\n${a}`),
  )
  const leaf = fc.oneof(
    { weight: 8, arbitrary: line },
    figure,
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('# ', '## ', '### ', '#### ', '###### ', '#', '   ## ', '####### '),
          flat,
          braces,
        )
        .map(parts => parts.join('')),
    },
    fc
      .tuple(line, braces, fc.constantFrom('===', '---', '- - -', '=', '--'))
      .map(([text, id, under]) => `${text}${id}\n${under}`),
    fc
      .tuple(
        fc.constantFrom('```', '~~~', '````', '``` js', '```js x', '```空', '``` &amp;'),
        line,
        fc.boolean(),
      )
      .map(([fence, text, ends]) => `${fence}\n${text}${ends ? `\n${fence.slice(0, 3)}` : ''}`),
    line.map(text => lines(text, '    ', '    ')),
    fc.constantFrom(
      '---',
      '***',
      '___',
      '* * *',
      '<!-- truncate -->',
      '<div>',
      '</div>',
      '<!-- a\n\nb -->',
      '<table><tr>\n<td>*x*</td>',
      '<script>\nx\n\ny</script>',
      '<pre>x',
      '<?php\n\n?>',
      '<x-y>\n*a*',
    ),
    fc.constantFrom(
      '[x]: a.md',
      '[x]: <b c> "t"',
      '[ß]: ss.md',
      '[空气]: https://a.com',
      '[^1]: note **n**',
      '[^1]: a\n\n    b',
      '[x]: a.md\n[y]: b.md\n"t',
      '[x]:\na.md',
      '# ',
      '>',
      '-',
      '1.',
      '\t',
      '&nbsp;',
      '\u3000',
    ),
    { weight: 2, arbitrary: table },
    htmlBlocks(line),
    { weight: 2, arbitrary: definitions },
  )
  const quote = fc
    .tuple(fc.constantFrom('> ', '>', '>  ', ' > '), fc.oneof(line, inner), fc.boolean())
    .map(([sign, text, lazy]) => lines(text, sign, lazy ? '' : sign))
  const block = fc.oneof(
    { maxDepth: 4 },
    { weight: 8, arbitrary: leaf },
    { weight: 2, arbitrary: list },
    { weight: 1, arbitrary: quote },
  )
  const blocks = fc
    .array(
      fc.tuple(tie('block'), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n  \n', ' \n\n')),
      { minLength: 1, maxLength: 4 },
    )
    .map(found => found.flat().join('').trimEnd())
  return { block, blocks }
}).blocks

/** Half of them end in definitions, as most texts with references do. */
const wholes: Texts = fc.oneof(
  blocks,
  fc.tuple(blocks, fc.constantFrom('\n\n', '\n\n', '\n\n', '\n'), definitions).map(parts => parts.join('')),
)

/** Without some of this a document is simpler, and sooner one for the fast way. */
const signs = [/[*_~]/g, /[<>&]/g, /[\\`|]/g, /:\/\/|www\.|@/g, /[\t\u2028\u200B]|\uFE0F|\uFE00/g]

/** Documents of every construct; many of them lack one or the other. */
export const documents: Texts = fc
  .tuple(wholes, fc.subarray(signs))
  .map(([text, dropped]) => dropped.reduce((kept, sign) => kept.replace(sign, ''), text))
