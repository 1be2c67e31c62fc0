import type { Parsed } from '../../model/article.ts'
import { bodyOf, type PackFiles } from './article-pack.ts'
import { readFacts } from './facts-file.ts'
import { openGrowingFile } from './growing-file.ts'
import { openCheckedPlaces } from './places.ts'
import { openPackReader } from './stored-article.ts'

/** What a pack says of the articles of a site, for threads that only read it. */
export interface ReadArticles {
  /** By path. */
  readonly parsed: ReadonlyMap<string, Parsed>
  bodyDigest(path: string): string | undefined
  /** The site is assembled: what front matter says need not be in memory any more. */
  letGo(): void
}

/** Reads what a pack says of these sources; `again` parses what turns out damaged. */
export function readPack(
  { facts: file, bodies }: PackFiles,
  owner: string,
  sources: readonly (readonly [path: string, digest: string])[],
  again: (path: string) => Parsed,
): ReadArticles {
  const known = readFacts(file, owner)
  const texts = openGrowingFile(bodies, false)
  const places = openCheckedPlaces()
  const reader = openPackReader(
    source => known?.find(source)?.facts,
    source => {
      const place = places.get(source)
      return place && bodyOf(texts.read(place), place.check)
    },
  )
  // In one walk through the file: nearly all of it is wanted, and to look for each would take twice as long.
  const wanted = new Map<string, string>()
  for (const [path, source] of sources) wanted.set(source, path)
  const found = new Map<string, Parsed>()
  for (const row of known?.every() ?? []) {
    const path = wanted.get(row.source)
    if (path === undefined) continue
    places.set(row.source, row)
    found.set(
      row.source,
      reader.article(row.source, row.facts, () => again(path)),
    )
  }
  const parsed = new Map(sources.map(([path, source]) => [path, found.get(source) ?? again(path)]))
  return {
    parsed,
    bodyDigest: path => places.get(parsed.get(path)?.digest ?? '')?.check,
    letGo: reader.letGo,
  }
}
