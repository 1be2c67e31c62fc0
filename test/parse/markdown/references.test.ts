import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../../src/model/body.ts'
import { reachOf } from '../../../src/parse/tree/references.ts'
import { html, parseBody, places } from '../fast/parsed.ts'

const holes = (markdown: string) =>
  decodeBody(parseBody(markdown).body).flatMap(part =>
    typeof part === 'string' || part.kind === 'text' || part.kind === 'directive'
      ? []
      : [
          `${part.kind} ${part.target} ${part.line}:${part.column}${part.endColumn ? `-${part.endColumn}` : ''}`,
        ],
  )

describe('holes', () => {
  test.each([
    ['a link', 'a [b](c.md)', ['link c.md 4:3-12']],
    [
      'a link to the web, which may be this site',
      '[b](HTTPS://a.b/空?c#d)',
      ['web https://a.b/%E7%A9%BA?c#d 4:1-23'],
    ],
    ['one without a scheme', '[b](//a.b/c)', ['web //a.b/c 4:1-13']],
    ['one by reference', '[b]\n\n[b]: http://a.b', ['web http://a.b 4:1-4']],
    ['one that is bare', '见https://a.b/c。', ['web https://a.b/c 4:2-15']],
    ['one that is bare, without a scheme', '见 www.a.b。', ['web http://www.a.b 4:3-10']],
    ['one between angle brackets', 'a <https://a.b>', ['web https://a.b 4:3-16']],
    ['one of HTML', '<a href="https://a.b">c</a>', ['web https://a.b 4:1-23']],
    ['other addresses', '[b](mailto:a@b.c) ![d](https://a.b/c.png)', []],
    ['a link as it is written', '[b](<中 文.md#一> "t")', ['link 中 文.md#一 4:1-20']],
    ['a link with references decoded', '[b](a&amp;b.md)', ['link a&b.md 4:1-16']],
    ['a percent sign', '[b](%E4%B8%AD%.md)', ['link %E4%B8%AD%.md 4:1-19']],
    ['a link by reference', '[b][r]\n\n[r]: c.md', ['link c.md 4:1-7']],
    ['a link by a label in another case', '[b][ẞ  C]\n\n[ss c]: d.md', ['link d.md 4:1-10']],
    ['a link by the text', '[*b*][] [*b*]\n\n[*b*]: c.md', ['link c.md 4:1-8', 'link c.md 4:9-14']],
    ['a link of two lines by reference', '空 [b\nc][r]\n\n[r]: c.md', ['link c.md 4:3']],
    ['links by one definition', '[r] [b][r]\n\n[r]: c.md', ['link c.md 4:1-4', 'link c.md 4:5-11']],
    ['a reference with references decoded', '[r]\n\n[r]: a&amp;b\\*.md', ['link a&b*.md 4:1-4']],
    ['a reference without definition', '[b][r] [r]: c.md', []],
    ['a definition that ends no paragraph', 'a\n[r]: c.md\n\n[r]', []],
    ['a definition that nobody refers to', '[r]: c.md', []],
    ['a definition in an item', '- [r]: c.md\n\n[r]', ['link c.md 6:1-4']],
    [
      'a picture by reference in a link',
      '[![b][r]](d.md)\n\n[r]: c.png',
      ['link d.md 4:1-16', 'image c.png 4:2-9'],
    ],
    ['a link by reference in a footnote', 'a[^1]\n\n[^1]: [b][r]\n\n[r]: c.md', ['link c.md 6:7-13']],
    ['the first of two definitions', '[r]\n\n[R]: c.md\n[r]: d.md', ['link c.md 4:1-4']],
    ['a definition in a quotation', '[r]\n\n> [r]: c.md', ['link c.md 4:1-4']],
    ['a picture', '\n\n ![b](c.png)', ['image c.png 6:2-13']],
    ['a picture by reference', '![b][r]\n\n[r]: c.png', ['image c.png 4:1-8']],
    ['a picture in a link', '[![b](c.png)](d.md)', ['link d.md 4:1-20', 'image c.png 4:2-13']],
    ['a heading', '## [b](c.md)', ['link c.md 4:4-13']],
    ['a table', '| a |\n|---|\n| [b](c.md) |', ['link c.md 6:3-12']],
    ['a list in a quotation', '> - a\n>   [b](c.md)', ['link c.md 5:5-14']],
    ['a footnote', 'a[^1]\n\n[^1]: [b](c.md)', ['link c.md 6:7-16']],
    ['an unused footnote', '[^1]: [b](c.md)', []],
    ['an anchor', '[b](#c)', ['link #c 4:1-8']],
    ['an address from the root', '[b](/c/)', ['link /c/ 4:1-9']],
    ['an address by a scheme that not all know', '[b](dingtalk://c)', ['link dingtalk://c 4:1-18']],
    ['the same between angle brackets', 'a <SOFA:Lib>', ['autolink SOFA:Lib 4:3-13']],
    ['an address by one that all know', '[b](sms:1) <geo:1,2> <FTP://a.com>', []],
    ['nothing', '[b]()', ['link  4:1-6']],
    ['a link of two lines', '[b\nc](d.md)', ['link d.md 4:1']],
    ['a link behind characters of two units', '😀[b](c.md)', ['link c.md 4:3-12']],
    ['a link that looks like ours', '[b](1)', ['link 1 4:1-7']],
    ['a colon far behind', '[b](a/b:c)', ['link a/b:c 4:1-11']],
  ])('of %s', (_, markdown, expected) => expect(holes(markdown)).toEqual(expected))

  test('take the place of the whole attribute', () => {
    expect(decodeBody(parseBody('[b](c.md "t") ![d](e.png)').body)).toEqual([
      '<p><a',
      { kind: 'link', target: 'c.md', line: 4, column: 1, endColumn: 14 },
      ' title="t">b</a> <img',
      { kind: 'image', target: 'e.png', line: 4, column: 15, endColumn: 26 },
      ' alt="d"></p>',
    ])
  })

  test('are those of the definition, with its title', () => {
    expect(html('[b *c*][r] ![d][r]\n\n[r]: e.md\n  \'t "u"\'')).toBe(
      '<p><a{link e.md} title="t &#x22;u&#x22;">b <em>c</em></a> <img{image e.md} alt="d" title="t &#x22;u&#x22;"></p>',
    )
  })

  test('count characters as editors do, and lines of CRLF once', () => {
    const { body, diagnostics } = parseBody('a\r\n\r\n[b](c.md)\r\n')
    expect(diagnostics).toEqual([])
    expect(decodeBody(body)[1]).toMatchObject({ line: 6, column: 1 })
  })
})

describe('reach', () => {
  test.each([
    ['https://a.com', 'away'],
    ['HTTP://a.com', 'away'],
    ['//a.com/x', 'away'],
    ['mailto:a@b.com', 'away'],
    ['tel:+86-731', 'away'],
    ['sms:+86-731?body=x', 'away'],
    ['sftp://a.com', 'away'],
    ['geo:27.8,113.1', 'away'],
    ['magnet:?xt=urn:btih:x', 'away'],
    ['Weixin://dl/chat', 'away'],
    ['dingtalk://x', 'other'],
    ['SOFA:Lib', 'other'],
    ['hhttps://a.com', 'other'],
    ['a.md:1', 'other'],
    [' dingtalk://x', 'unsafe'],
    ['view-source:https://a.com', 'unsafe'],
    ['java%73cript:alert(1)', 'unsafe'],
    ['a.md', 'site'],
    ['../a.md?x#y', 'site'],
    ['#x', 'site'],
    ['?x', 'site'],
    ['', 'site'],
    ['a/b:c', 'site'],
    ['中:文', 'site'],
    ['12:30.md', 'site'],
    ['javascript%3Aalert(1)', 'unsafe'],
    ['javascript:alert(1)', 'unsafe'],
    ['JaVaScRiPt:alert(1)', 'unsafe'],
    [' javascript:alert(1)', 'unsafe'],
    ['\x01javascript:alert(1)', 'unsafe'],
    ['java\tscript:alert(1)', 'unsafe'],
    ['java\nscript:alert(1)', 'unsafe'],
    ['data:text/html,x', 'unsafe'],
    ['vbscript:x', 'unsafe'],
    ['file:///etc/passwd', 'unsafe'],
    ['ftp://a.com', 'away'],
    ['blob:x', 'unsafe'],
    ['c:\\a.md', 'unsafe'],
    ['\\\\a.com', 'unsafe'],
    ['/\\a.com', 'unsafe'],
    ['\t//a.com', 'unsafe'],
    ['/\t/a.com', 'unsafe'],
    ['https:a.com', 'unsafe'],
    ['https:\\\\a.com', 'unsafe'],
    ['http://', 'unsafe'],
    ['///a.com', 'unsafe'],
    ['//\\a.com', 'unsafe'],
  ])('%j leads to %s', (address, reach) => expect(reachOf(address)).toBe(reach))
})

describe('diagnostics', () => {
  test.each([
    ['a script', 'a [b](javascript:alert)', ['link/unsafe 4:3-24']],
    ['a script by reference', '[b]\n\n[b]: javascript:alert', ['link/unsafe 4:1-4']],
    ['a script in references', '[b](javascript&colon;alert)', ['link/unsafe 4:1-28']],
    ['a script in angle brackets', '<javascript:alert>', ['link/unsafe 4:1-19']],
    ['a picture of data', '![b](data:image/png;base64,AA)', ['link/unsafe 4:1-31']],
    ['a picture by mail', '![b](mailto:a@b.com)', ['link/unsafe 4:1-21']],
    ['a picture by FTP', '![b](ftp://a.com/b.png)', ['link/unsafe 4:1-24']],
    ['a picture by a scheme that not all know', '![b](dingtalk://c)', ['link/unsafe 4:1-19']],
    ['a picture elsewhere', '![b](https://a.com/b.png)', ['image/remote 4:1-26']],
    ['an unsafe definition that nobody refers to', '[b]: javascript:alert', []],
    ['a picture without description by reference', '![ ][b]\n\n[b]: a.png', ['image/alt 4:1-8']],
    [
      'pictures elsewhere by one definition',
      '![b] ![c][b]\n\n[b]: HTTP://a.com/b.png',
      ['image/remote 4:1-5', 'image/remote 4:6-13'],
    ],
    ['a picture elsewhere, by reference', 'x\n![b]\n\n[b]: //a.com/b.png', ['image/remote 5:1-5']],
    ['a picture without description', '![ ](a.png)', ['image/alt 4:1-12']],
    ['both', '![](http://a.com/b.png)', ['image/alt 4:1-24', 'image/remote 4:1-24']],
    ['a link in HTML', 'x\n\n> <a\n> href="javascript:x">y</a>', ['link/unsafe 6:3']],
    [
      'a picture elsewhere, in HTML',
      'a<img src="//a.com/b.png">',
      ['image/alt 4:2-27', 'image/remote 4:2-27'],
    ],
    ['a comment', '<!-- a -->\n\nb <!-- c\nd --> e <!--> f', []],
    ['addresses elsewhere', '[a](https://a.com) <mailto:a@b.com> [c](tel:1) www.a.com', []],
  ])('of %s', (_, markdown, expected) => expect(places(parseBody(markdown).diagnostics)).toEqual(expected))

  test('an unsafe link is published without its address', () => {
    expect(html('[b](javascript:alert)')).toBe('<p><a>b</a></p>')
    expect(html('![b](data:x)')).toBe('<p><img alt="b"></p>')
  })

  test('a slip in the address of another site', () => {
    expect(parseBody('[b](https:/a.com)').diagnostics).toMatchObject([
      { code: 'link/unsafe', hint: 'did you mean "https://a.com"?' },
    ])
  })

  test.each([
    [
      '![b](C:\\Users\\a\\pic.jpg)',
      'put the picture beside the article, and write its name alone: ![…](pic.jpg)',
    ],
    ['![b](d:/pic.jpg)', 'put the picture beside the article'],
    ['![b](file:///home/a/pic.jpg)', 'put the picture beside the article'],
    ['![b](\\\\\\\\server\\pic.jpg)', 'put the picture beside the article'],
    ['<img alt="b" src="file:///a.jpg">', 'put the picture beside the article'],
    ['[b](file:///home/a/b.pdf)', 'put the file beside the article, and write its name alone: […](file.pdf)'],
    ['![b](data:image/png;base64,AA)', 'save the picture as a file beside the article'],
    ['![b](blob:https://a.example/1)', 'save the picture as a file beside the article'],
  ])('%s: what only one machine has is to be put beside the article', (markdown, hint) => {
    const [found] = parseBody(markdown).diagnostics
    expect(found).toMatchObject({ code: 'link/unsafe', hint: expect.stringContaining(hint) })
  })

  test('what may run is told as before', () => {
    const [found] = parseBody('[b](data:text/html,x)').diagnostics
    expect(found?.hint).toContain('links lead to files of this site')
  })

  test('a picture without description is mended as it is written', () => {
    expect(parseBody('<img src="a.png">').diagnostics[0]?.hint).toContain('alt="A station')
    expect(parseBody('![](a.png)').diagnostics[0]?.hint).toContain('![A station')
  })

  test('an address by a scheme that all know is published', () => {
    expect(html('[b](SMS:+86?body=好)')).toBe('<p><a href="sms:+86?body=%E5%A5%BD">b</a></p>')
    expect(html('<geo:27.8,113.1>')).toBe('<p><a href="geo:27.8,113.1">geo:27.8,113.1</a></p>')
  })

  test('what is typed between angle brackets is what headings and lists show', () => {
    const { lead, headings, words } = parseBody('## Use <SOFA:Lib>\n\nUse <SOFA:Lib> here.')
    expect([lead, headings[0]?.text, headings[0]?.id]).toEqual([
      'Use <SOFA:Lib> here.',
      'Use <SOFA:Lib>',
      'use-sofalib',
    ])
    expect(words).toEqual({ han: 0, latin: parseBody('Use SOFA:Lib\n\nUse SOFA:Lib here.').words.latin })
  })

  test('an address in capitals is complained of as it is written, however often', () => {
    const { diagnostics } = parseBody('![b] ![c][b]\n\n[b]: HTTP://a.com/b.png')
    expect(diagnostics.map(({ message }) => message)).toEqual(
      Array(2).fill('the picture "HTTP://a.com/b.png" is on another site'),
    )
  })

  test('an address in capitals survives', () => {
    expect(html('[b](HTTPS://A.com/X)')).toBe('<p><a href="https://A.com/X">b</a></p>')
    expect(html('[b]\n\n[b]: MailTo:a@b.com')).toBe('<p><a href="mailto:a@b.com">b</a></p>')
  })
})
