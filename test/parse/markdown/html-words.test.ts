import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import rehypeRaw from 'rehype-raw'
import rehypeStringify from 'rehype-stringify'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { decodeBody } from '../../../src/model/body.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { decode } from '../../../src/parse/source/decode.ts'
import { splitFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { byAuto } from '../../support/settings.ts'

/** What readers would read if nothing were filtered, by tools that are not Diglot's. */
const plain = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel: ' ', footnoteBackContent: '' })
  .use(rehypeRaw)
  .use(rehypeStringify)
  .freeze()

const elements = [
  'a abbr b bdi bdo blockquote br caption center cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4',
  'h5 h6 hr i ins kbd li mark ol p pre q rb rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th',
  'thead time tr u ul var wbr',
  // Left out, but not their words.
  'iframe video audio embed object form button textarea svg math font section strike',
].flatMap(names => names.split(' '))

const shapes: readonly ((name: string) => string)[] = [
  name => `前文 <${name}>甲 *乙*</${name}> 后文 & more`,
  name => `前文 <${name}>甲 **乙** 后文\n次行\n\n下段 words`,
  name => `<${name}>\n\n甲 *乙*\n\n</${name}>\n\n后文`,
  name => `<${name.toUpperCase()} title="题">甲 &amp; 乙\n次行</${name.toUpperCase()}> 行末\n下一行\n\n后文`,
  name =>
    `- 项 <${name}>甲</${name}>\n- 乙</${name}>丙\n\n| 格<br>子 | <${name}>丁</${name}> |\n|---|---|\n| 戊 | <${name}>己 |\n\n后文`,
]

const documents = elements.flatMap(name => shapes.map(shape => shape(name)))

test('there are more than 300 documents of HTML', () => expect(documents.length).toBeGreaterThan(300))

test.each(documents)('%j has the words that a browser would show', text => {
  // Browsers put the rows of a table that has none before it, where we leave them in their place.
  const comparable = (words: string): string => (/<t(?:body|foot|head|r)>/.test(text) ? sorted(words) : words)
  expect(comparable(shownWords(text))).toBe(comparable(expectedWords(text)))
})

const corpus = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus', 'volcano')

test.skipIf(!existsSync(corpus))('real articles have the words that a browser would show', () => {
  for (const path of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.md')) continue
    const { body } = splitFrontMatter(decode(readFileSync(join(corpus, path))).text)
    if (body !== undefined) expect(shownWords(body), path).toBe(expectedWords(body))
  }
})

function shownWords(text: string): string {
  const { body } = parseMarkdown(text, byAuto)
  return comparable(
    decodeBody(body)
      .map(part => (typeof part === 'string' ? part : ''))
      .join(''),
  )
}

function expectedWords(text: string): string {
  return comparable(String(plain.processSync(text)))
}

function sorted(words: string): string {
  return [...words].sort().join('')
}

/** Without spaces, the arrows of footnotes, and tags that HTML does not have, which we show and browsers do not.
 * Browsers show references in a frame as they are typed. */
function comparable(html: string): string {
  return wordsOf(parseFragment(html))
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#x26;)?amp;/g, '&')
    .replace(/[\s↩]+/g, '')
}

function wordsOf(node: DefaultTreeAdapterMap['node']): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : ''
}
