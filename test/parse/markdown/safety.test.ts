import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { decodeBody, noBody } from '../../../src/model/body.ts'
import { bodyText, front, parse } from '../fast/parsed.ts'

const payloads = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x.js></sCrIpT>',
  '<script\n>alert(1)</script\n>',
  'a <script>alert(1)</script> b',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"/>',
  '<svg/onload=alert(1)>',
  '<svg><script href="data:text/javascript,alert(1)"/></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)">',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="data:text/html,<script>alert(1)</script>">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<div style="background:url(javascript:alert(1))" onclick="alert(1)">x</div>',
  '<details open ontoggle=alert(1)>x</details>',
  '<input autofocus onfocus=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><script>alert(1)</script> -->',
  '<?php echo "<script>alert(1)</script>" ?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](&#1;javascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](<  javascript:alert(1)>)',
  '[x](\u2028javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x]: javascript:alert(1)\n\n[x] [y][x] ![z][x]',
  '<javascript:alert(1)>',
  '<javascript&colon;alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x" onerror="alert(1)](x.png)',
  '![x](x.png "\\" onerror=\\"alert(1)")',
  '![x](<x.png" onerror="alert(1)>)',
  '[x](<a" onclick="alert(1)>)',
  '[x](https://a.com/"onclick="alert(1))',
  '[x](https://a.com/ \'a"onmouseover="alert(1)\')',
  'https://a.com/"onclick="alert(1)',
  'www.a.com/<script>alert(1)</script>',
  '```"><script>alert(1)</script>\nx\n```',
  '```js" onclick="alert(1)\nx\n```',
  '`<script>alert(1)</script>`',
  '# <img src=x onerror=alert(1)>',
  '# " onclick="alert(1)',
  '[^"onclick="alert(1)]\n\n[^"onclick="alert(1)]: x',
  '[^<script>]\n\n[^<script>]: <script>alert(1)</script>',
  '| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |',
  '- [x] <img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script>alert(1)\\</script>',
  '**<script>**alert(1)**</script>**',
  '[<script>alert(1)</script>](x)',
  '[x](\\\\evil.example)',
  '<a\nhref="x"\nonclick="alert(1)">x</a>',
  '[x](&#xFDD0;0&#xFDD1;) &#xFDD0;footnote.label:&#xFDD1;',
]

describe('payloads', () => {
  test.each(payloads)('%j comes out harmless', payload => {
    for (const text of [
      payload,
      `> ${payload.replaceAll('\n', '\n> ')}`,
      `中文${payload}`,
      `*a* ${payload} **b**`,
    ]) {
      // Holes are filled as whoever fills them worst might: with their target as it stands, escaped.
      const body = decodeBody(parse(front + text).body)
      const html = body
        .map(part =>
          typeof part === 'string'
            ? part
            : part.kind === 'text' || part.kind === 'directive'
              ? 'word'
              : ` ${part.kind === 'web' ? 'href' : 'data-hole'}="${quoted(part.target)}"`,
        )
        .join('')
      expect(dangers(parseFragment(html))).toEqual([])
      for (const part of body) {
        if (typeof part === 'string' || part.kind === 'text' || part.kind === 'directive') continue
        if (part.kind === 'web') expect(part.target).toMatch(/^(?:https?:)?\/\/[!#$%&-;=?-Z_a-z~]*$/)
        else expect(part.target).not.toMatch(/^[\0-\x20]*[a-z]+:/i)
      }
    }
  })

  test('the look-out sees what is dangerous', () => {
    const bad =
      '<script></script><p onclick=x style=y><a href="javascript:x"></a><img src="data:x"><iframe></iframe></p>'
    expect(dangers(parseFragment(bad))).toEqual([
      '<script>',
      'onclick',
      'style',
      'href javascript:x',
      'src data:x',
      '<iframe>',
    ])
  })
})

test('a text cannot forge a hole', () => {
  expect(bodyText(parse(`${front}&#xFDD0;0&#xFDD1; &#64976;0&#64977;`).body)).toBe(
    '<p>\uFFFD0\uFFFD \uFFFD0\uFFFD</p>',
  )
  expect(parse(`${front}\uFDD00\uFDD1`).body).toEqual(noBody)
})

test('a text cannot smuggle in a control character', () => {
  expect(bodyText(parse(`${front}a&#12;b&#13;c&#0;d&#27;e`).body)).toBe('<p>a b c\uFFFDd\uFFFDe</p>')
})

const elements = new Set(
  [
    'a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption',
    'figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rb rp rt ruby s samp section small span strong sub',
    'summary sup table tbody td tfoot th thead time tr u ul var wbr',
  ].flatMap(names => names.split(' ')),
)
const attributes = new Set(
  'lang dir datetime colspan rowspan scope open width height href src alt title class id start align type disabled checked data-hole data-footnotes data-footnote-ref data-footnote-backref aria-label aria-describedby'.split(
    ' ',
  ),
)

function dangers(node: DefaultTreeAdapterMap['node']): string[] {
  const own: string[] = []
  if ('tagName' in node) {
    if (!elements.has(node.tagName)) own.push(`<${node.tagName}>`)
    for (const { name, value } of node.attrs) {
      if (!attributes.has(name)) own.push(name)
      if ((name === 'href' || name === 'src') && !/^(?:https?:\/\/|\/\/|mailto:|tel:|#d_fn)/.test(value)) {
        own.push(`${name} ${value}`)
      }
    }
  }
  if (node.nodeName === '#comment') own.push('comment')
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(dangers)] : own
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
