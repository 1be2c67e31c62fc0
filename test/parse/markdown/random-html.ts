import fc from 'fast-check'

type Texts = fc.Arbitrary<string>

/** The elements that need no parser where they have no attributes and nest as they should. */
const plain = ['sub', 'sup', 'ruby', 'rt', 'rp', 'kbd', 'mark', 'u']

/** Tags that may stand anywhere, whether they fit or not. */
export const htmlTags: Texts = fc.oneof(
  fc.constantFrom(...plain.flatMap(name => [`<${name}>`, `</${name}>`])),
  fc.constantFrom(
    '<br>',
    '<br/>',
    '<BR>',
    '</br>',
    '<br class=x>',
    '<wbr>',
    '<hr>',
    '<!-- c -->',
    '<!-->',
    '<img src=a.png alt=图>',
  ),
  fc.constantFrom(
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="a.md" id=z>',
    '</a>',
    '<p>',
    '</p>',
    '<div align=right>',
    '</div>',
    '<SPAN>',
    '</SPAN>',
  ),
  fc.constantFrom(
    '<name>',
    '</name>',
    '<A-B />',
    '<script>',
    '</script>',
    '<svg>',
    '</svg>',
    '<iframe src=x>',
    '</iframe>',
    '<td>',
    '</td>',
    '</table>',
  ),
)

/** Elements as people write them around words. */
export function htmlAround(words: Texts): Texts {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...plain), words)
        .map(([name, text]) => `<${name}>${text}</${name}>`),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(words, words).map(([base, reading]) => `<ruby>${base}<rt>${reading}</rt></ruby>`),
    },
    fc
      .tuple(words, words)
      .map(([base, reading]) => `<ruby>${base}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`),
    fc.tuple(words, words).map(([one, other]) => `${one}<br>${other}`),
    fc
      .tuple(fc.constantFrom('b', 'span', 'small', 'del', 'a', 'code'), words)
      .map(([name, text]) => `<${name} title="t">${text}</${name}>`),
  )
}

/** Blocks of HTML, closed or not, with lines of Markdown in them. */
export function htmlBlocks(line: Texts): Texts {
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('p', 'div', 'center', 'details', 'h2', 'ul', 'dl', 'figure', 'blockquote'), line)
      .map(([name, text]) => `<${name}>${text}</${name}>`),
    fc
      .tuple(fc.constantFrom('p', 'div', 'section', 'table', 'pre'), line)
      .map(([name, text]) => `<${name}>\n\n${text}\n\n</${name}>`),
    fc
      .tuple(fc.constantFrom('<!-- more -->', '</div>', '<br>', '<ruby>'), line)
      .map(([tag, text]) => tag + text),
    line.map(text => `<table><tr><td>${text}<td>${text}</table>`),
  )
}
