import { definePlugin } from 'diglot'

interface Options {
  readonly terms: readonly Term[]
}

/** What is explained somewhere: the words that name it, and the address of the explanation for texts in Chinese and in English. */
interface Term {
  readonly words: readonly string[]
  readonly zh?: string
  readonly en?: string
}

/** As much of a node of mdast as this needs. */
interface Node {
  type: string
  value?: string
  url?: string
  children?: Node[]
  data?: { readonly directiveLabel?: boolean }
}

export default definePlugin<Options>(({ terms }) => {
  if (!Array.isArray(terms) || !terms.every(isTerm)) {
    throw new Error("`terms` is a list of { words: ['PM2.5', '细颗粒物'], zh: '/zh/…', en: '/en/…' }")
  }
  const find = finder(terms)
  return { name: 'glossary', remark: [() => (tree: Node) => link(tree, terms, find)] }
})

function isTerm({ words, zh, en }: Partial<Term>): boolean {
  const isText = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''
  return Array.isArray(words) && words.length > 0 && words.every(isText) && [zh, en].some(isText)
}

/** Where a term must not be linked: in what is a link, a title, code, or a word with its reading. */
const closed = new Set([
  'link',
  'linkReference',
  'heading',
  'definition',
  'footnoteDefinition',
  'textDirective',
])

/** Links each term where it is mentioned first. */
function link(tree: Node, terms: readonly Term[], find: RegExp): void {
  const language = isChinese(tree) ? 'zh' : 'en'
  const waiting = new Map<string, Term>()
  for (const term of terms) {
    if (term[language] !== undefined) for (const word of term.words) waiting.set(word.toLowerCase(), term)
  }
  const visit = (parent: Node): void => {
    if (waiting.size === 0 || closed.has(parent.type) || parent.data?.directiveLabel === true) return
    // Elements of HTML that are open: what they hold may be a link or code.
    let open = 0
    parent.children = (parent.children ?? []).flatMap(node => {
      if (node.type === 'html') open += tagsOf(node.value ?? '')
      if (node.type === 'text' && open <= 0) return split(node)
      if (open <= 0) visit(node)
      return [node]
    })
  }
  const split = (node: Node): Node[] => {
    const text = node.value ?? ''
    const nodes: Node[] = []
    let from = 0
    for (const { 0: found, index } of text.matchAll(find)) {
      const term = waiting.get(found.toLowerCase())
      if (term === undefined) continue
      for (const word of term.words) waiting.delete(word.toLowerCase())
      if (index > from) nodes.push({ type: 'text', value: text.slice(from, index) })
      nodes.push({ type: 'link', url: term[language] ?? '', children: [{ type: 'text', value: found }] })
      from = index + found.length
    }
    if (from === 0) return [node]
    if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) })
    return nodes
  }
  visit(tree)
}

/** Finds words, the longest of those that begin at a place, and addresses, in which no word is one. */
function finder(terms: readonly Term[]): RegExp {
  const words = terms
    .flatMap(({ words }) => words)
    .sort((a, b) => b.length - a.length)
    .map(word => {
      const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      const before = /^[\p{Script=Latin}\p{N}]/u.test(word) ? '(?<![\\p{Script=Latin}\\p{N}])' : ''
      const after = /[\p{Script=Latin}\p{N}]$/u.test(word) ? '(?![\\p{Script=Latin}\\p{N}])' : ''
      return before + literal + after
    })
  const address = '(?:[a-z][a-z\\d+.-]*://|www\\.)[^\\s\\p{Script=Han}]+|[\\w.+-]+@[\\w.-]+'
  return new RegExp([address, ...words].join('|'), 'giu')
}

/** Parsing knows no edition, so the text itself tells: whether it has more Han characters than Latin words. */
function isChinese(tree: Node): boolean {
  const text = wordsOf(tree)
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > (text.match(/\p{Script=Latin}+/gu)?.length ?? 0)
}

function wordsOf(node: Node): string {
  if (node.type === 'text') return node.value ?? ''
  return (node.children ?? []).map(wordsOf).join(' ')
}

/** How many more elements a piece of HTML opens than it closes. */
function tagsOf(value: string): number {
  if (value.startsWith('<!') || /^<(?:br|hr|img|wbr|col)\b|\/>$/i.test(value)) return 0
  const opened = value.match(/<[a-z]/gi)?.length ?? 0
  return opened - (value.match(/<\//g)?.length ?? 0)
}
