import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, countOutputs, mustBe } from './case.ts'
import { type CorpusSize, edited, entry } from './corpus.ts'
import { buildOf, type Diglot, readSummary } from './diglot.ts'
import { linkByFile, writeSiteOfDiglot, writeText } from './site-of-diglot.ts'

/** Cold, unchanged, one body edited, one new article: in this order, each on what the one before left. */
export function diglotCases(diglot: Diglot, folder: string, size: CorpusSize): readonly Case[] {
  const options = { ...size, link: linkByFile }
  const { articles } = size
  // In the middle of its edition: no feed and no first page of a list has it.
  const middle = entry(2 * Math.floor(articles / 4), options)
  const added = entry(articles, options)
  const note = '编者补记：一个字也算改动。'
  const fileOf = (path: string): string => join(folder, 'content', `${path}.md`)
  const command = buildOf(diglot, folder, ['--format', 'json'])
  const page = (path: string): string => `${path}/index.html`
  const original = { page: page(middle.path), text: middle.marker }
  return [
    {
      id: 'diglot/cold',
      label: 'Diglot, cold',
      setUp: () => writeSiteOfDiglot(folder, size),
      prepare: () => {
        writeText(fileOf(middle.path), middle.text)
        rmSync(fileOf(added.path), { force: true })
        forget(folder)
      },
      command,
      check: ({ stdout }) => {
        const { rendered, articles: built } = readSummary(stdout)
        mustBe('articles built', built, articles)
        return { rendered, outputs: countOutputs(join(folder, 'dist'), [original]) }
      },
    },
    {
      id: 'diglot/unchanged',
      label: 'Diglot, nothing changed',
      command,
      check: ({ stdout }) => {
        const { rendered, outputs } = readSummary(stdout)
        mustBe('pages rendered from nothing new', rendered, 0)
        mustBe('files', countOutputs(join(folder, 'dist'), [original]), outputs)
        return { rendered, outputs }
      },
    },
    {
      id: 'diglot/body-edit',
      label: 'Diglot, one body edited',
      prepare: () => writeText(fileOf(middle.path), edited(middle, note)),
      command,
      check: ({ stdout }) => {
        const { rendered } = readSummary(stdout)
        // Feeds of tags and people that have few articles tell of it too.
        const ofTerms = articles < 2000 ? 6 : 0
        if (rendered > 1 + ofTerms) mustBe('pages rendered for one edit', rendered, 1)
        const shown = [{ page: page(middle.path), text: `${middle.marker} ${note}` }]
        return { rendered, outputs: countOutputs(join(folder, 'dist'), shown) }
      },
    },
    {
      id: 'diglot/new-article',
      label: 'Diglot, one new article',
      prepare: () => writeText(fileOf(added.path), added.text),
      command,
      check: ({ stdout }) => {
        const { rendered, articles: built } = readSummary(stdout)
        mustBe('articles built', built, articles + 1)
        const shown = [{ page: page(added.path), text: added.marker }]
        return { rendered, outputs: countOutputs(join(folder, 'dist'), shown) }
      },
    },
  ]
}

/** A cold build of many articles, in the heap that is allowed for it. */
export function scaleCase(diglot: Diglot, folder: string, size: CorpusSize): Case {
  const one = coldCase(diglot, folder, size, {
    id: 'diglot/scale',
    label: `Diglot, cold, ${size.articles.toLocaleString('en')} articles`,
  })
  const env = { ...one.command.env, NODE_OPTIONS: '--max-old-space-size=1024' }
  return { ...one, command: { ...one.command, env } }
}

/** A cold build and nothing after it. */
export function coldCase(
  diglot: Diglot,
  folder: string,
  size: CorpusSize,
  name: { readonly id: string; readonly label: string },
  more: SiteWithMore = {},
): Case {
  const first = entry(0, { ...size, link: linkByFile })
  const { files = {}, change, shows = [] } = more
  return {
    ...name,
    setUp: () => {
      writeSiteOfDiglot(folder, size, change)
      for (const [path, text] of Object.entries(files)) writeText(join(folder, path), text)
    },
    prepare: () => forget(folder),
    command: buildOf(diglot, folder, ['--format', 'json']),
    check: ({ stdout }) => {
      const { rendered, articles } = readSummary(stdout)
      mustBe('articles built', articles, size.articles)
      const page = `${first.path}/index.html`
      const shown = [first.marker, ...shows].map(text => ({ page, text }))
      return { rendered, outputs: countOutputs(join(folder, 'dist'), shown) }
    },
  }
}

/** What a site has besides the corpus. */
export interface SiteWithMore {
  /** Path → text; goes before what every site has. */
  readonly files?: Readonly<Record<string, string>>
  /** Makes another text of each article's. */
  readonly change?: (text: string) => string
  /** What the page of each article must have for it. */
  readonly shows?: readonly string[]
}

function forget(folder: string): void {
  for (const name of ['dist', '.cache']) rmSync(join(folder, name), { recursive: true, force: true })
}
