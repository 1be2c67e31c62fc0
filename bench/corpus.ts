import { archiveProse } from './archive.ts'
import { headline, plain, prose } from './prose.ts'
import { type Random, random } from './random.ts'
import { type EditionId, type Name, people, sections, sources, tags, vocabularies } from './vocabulary.ts'

export interface CorpusOptions extends CorpusSize {
  /** How an article links to another one. */
  readonly link: LinkStyle
}

export interface CorpusSize {
  readonly corpus: CorpusId
  /** All articles, of both editions; even. */
  readonly articles: number
  readonly seed: number
}

/**
 * `news` are pairs in plain Markdown, as a newsroom writes them. `archive` is two thirds Chinese, in the Markdown of a
 * real archive of translations; half of its Chinese articles have an English one. `archive-inline` is the same with
 * every address where it is used, and not below the article.
 */
export type CorpusId = 'news' | 'archive' | 'archive-inline'

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

/** Every article of a corpus, oldest first; a Chinese one and its English counterpart stand close together. */
export function* corpus(options: CorpusOptions): Generator<Entry> {
  for (let index = 0; index < options.articles; index++) yield entry(index, options)
}

/** Any one of them; `options.articles` and above are articles that come after the corpus. */
export function entry(index: number, options: CorpusOptions): Entry {
  const { seed } = options
  const { pair, pairs, edition } = placeOf(index, options)
  const path = pathOf(pair, edition, pairs, seed)
  const marker = markerOf(index, edition)
  const body = bodyOf({ pair, pairs, edition, path, marker, dice: random(seed, index) }, options)
  return { path, text: `${frontMatter(pair, edition, pairs, seed)}\n${body}`, marker }
}

interface Place {
  readonly pair: number
  readonly pairs: number
  readonly edition: EditionId
}

function placeOf(index: number, { corpus, articles }: CorpusSize): Place {
  if (corpus === 'news') {
    const edition = index % 2 === 0 ? 'zh' : 'en'
    return { pair: Math.floor(index / 2), pairs: Math.max(1, Math.floor(articles / 2)), edition }
  }
  const [group, turn] = [Math.floor(index / 3), index % 3]
  const pairs = Math.ceil((2 * articles) / 3)
  return turn === 2
    ? { pair: 2 * group, pairs, edition: 'en' }
    : { pair: 2 * group + turn, pairs, edition: 'zh' }
}

interface Blank extends Place {
  readonly path: string
  readonly marker: string
  readonly dice: Random
}

function bodyOf(
  { pair, pairs, edition, path, marker, dice }: Blank,
  { corpus, seed, link }: CorpusOptions,
): string {
  if (corpus !== 'news') return archiveProse({ edition, marker, inline: corpus === 'archive-inline' }, dice)
  const links = pair === 0 ? [] : [1, 2].map(() => pair - 1 - dice.below(Math.min(pair, 200)))
  return prose(
    { edition, links: links.map(to => link(path, pathOf(to, edition, pairs, seed))), marker },
    dice,
  )
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
