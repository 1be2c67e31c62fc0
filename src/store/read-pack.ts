import type { Parsed } from '../model/article.ts'
import { bodyOf, type PackFiles } from './article-pack.ts'
import { readFacts } from './facts-file.ts'
import { openGrowingFile, type Place } from './growing-file.ts'
import { openFronts, type Shelf, StoredArticle } from './stored-article.ts'

/** What a pack says of the articles of a site, for whoever only reads it. */
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
  engine: string,
  sources: readonly (readonly [path: string, digest: string])[],
  again: (path: string) => Parsed,
): ReadArticles {
  const known = readFacts(file, engine)
  const texts = openGrowingFile(bodies, false)
  const places = new Map<string, Place & { readonly check: string }>()
  const fronts = openFronts()
  const shelf: Shelf = {
    front: source => fronts.get(source) ?? known?.find(source)?.facts.front,
    body(source) {
      const place = places.get(source)
      return place && bodyOf(texts.read(place), place.check)
    },
  }
  const parsed = new Map<string, Parsed>()
  for (const [path, source] of sources) {
    const row = known?.find(source)
    if (row === undefined) {
      parsed.set(path, again(path))
      continue
    }
    const { offset, length, check, facts } = row
    places.set(source, { offset, length, check })
    fronts.set(source, facts.front)
    parsed.set(path, new StoredArticle(facts, shelf, () => again(path)))
  }
  return {
    parsed,
    bodyDigest: path => places.get(parsed.get(path)?.digest ?? '')?.check,
    letGo: fronts.letGo,
  }
}
