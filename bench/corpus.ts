import { headline, plain, prose } from './prose.ts'
import { random } from './random.ts'
import { type EditionId, type Name, people, sections, sources, tags, vocabularies } from './vocabulary.ts'

export interface CorpusOptions {
  /** All articles, of both editions; even. */
  readonly articles: number
  readonly seed: number
  /** How an article links to another one. */
  readonly link: LinkStyle
}

/** `from` and `to` are paths of articles: edition, section, year, name. */
export type LinkStyle = (from: string, to: string) => string

export interface Entry {
  /** Below the content folder, without the extension: `zh/news/2019/air-000123`. */
  readonly path: string
  /** The whole file. */
  readonly text: string
  /** Stands in the body of this article and in no other. */
  readonly marker: string
}

/** Every article of the corpus, oldest first, a Chinese one and its English counterpart in turn. */
export function* corpus(options: CorpusOptions): Generator<Entry> {
  for (let index = 0; index < options.articles; index++) yield entry(index, options)
}

/** Any one of them; `options.articles` and above are articles that come after the corpus. */
export function entry(index: number, { articles, seed, link }: CorpusOptions): Entry {
  const pair = Math.floor(index / 2)
  const edition = index % 2 === 0 ? 'zh' : 'en'
  const pairs = Math.max(1, Math.floor(articles / 2))
  const path = pathOf(pair, edition, pairs, seed)
  const marker = markerOf(index, edition)
  const dice = random(seed, index)
  const links = pair === 0 ? [] : [1, 2].map(() => pair - 1 - dice.below(Math.min(pair, 200)))
  const body = prose(
    { edition, links: links.map(to => link(path, pathOf(to, edition, pairs, seed))), marker },
    dice,
  )
  return { path, text: `${frontMatter(pair, edition, pairs, seed)}\n${body}`, marker }
}

/** The same text with a sentence more at its end: no list, feed or link shows the difference. */
export function edited({ text, marker }: Entry, note: string): string {
  return text.replace(marker, () => `${marker} ${note}`)
}

function markerOf(index: number, edition: EditionId): string {
  const number = `DG-${String(index).padStart(7, '0')}`
  return edition === 'zh' ? `档案编号：${number}。` : `Record ${number}.`
}

function pathOf(pair: number, edition: EditionId, pairs: number, seed: number): string {
  const dice = random(seed, pair, 1)
  const section = dice.pick(sections).id
  const topic = dice.pick(atLeastOne(tags)).id
  const year = momentOf(pair, pairs).slice(0, 4)
  return `${edition}/${section}/${year}/${topic}-${String(pair).padStart(6, '0')}`
}

/** Both editions say the same facts in their own language. YAML that every generator reads alike. */
function frontMatter(pair: number, edition: EditionId, pairs: number, seed: number): string {
  const dice = random(seed, pair, 2)
  const called = (name: Name): string => name[edition]
  const [author = '', second = '', editor = ''] = dice.some(3, people).map(called)
  const authors = dice.once(3) ? [author, second] : [author]
  const summary = dice.once(3) ? [`summary: "${plain(vocabularies[edition], dice)}"`] : []
  return [
    '---',
    `title: "${headline(edition, seed, pair, 3)}"`,
    `date: ${momentOf(pair, pairs)}`,
    `source: ${called(dice.pick(atLeastOne(sources)))}`,
    'author:',
    ...authors.map(name => `  - ${name}`),
    `editor: ${editor}`,
    'tags:',
    ...dice.some(3, tags).map(name => `  - ${called(name)}`),
    ...summary,
    '---',
    '',
  ].join('\n')
}

/** Ten years, 2015 to 2024, whatever the number of articles; later ones follow at the same pace. */
function momentOf(pair: number, pairs: number): string {
  const first = Date.UTC(2015, 0, 1, 8)
  const all = Date.UTC(2025, 0, 1) - first
  const minute = 60_000
  const at = first + Math.floor((all * pair) / pairs / minute) * minute
  return `${new Date(at).toISOString().slice(0, 16)}:00+08:00`
}

function atLeastOne<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list
  if (first === undefined) throw new Error('an empty list')
  return [first, ...rest]
}
