import type { Parsed } from '../model/article.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Scanned } from '../model/scanned.ts'
import { parseArticle } from '../parse/article.ts'
import { type ParsedRegistry, parseRegistry } from '../parse/registry.ts'
import { termKinds } from '../site/lists.ts'
import { type ArticlePack, packEntry } from '../store/article-pack.ts'

/** What every source says; parses what nobody has parsed before. */
export function parseAll(
  scanned: Scanned,
  pack: ArticlePack | undefined,
  progress: (done: number, of: number) => void,
): Map<string, Parsed> {
  const parsed = new Map<string, Parsed>()
  for (const source of scanned.sources) {
    const again = (): Parsed => parseArticle(source.read())
    const found =
      pack === undefined ? again() : (pack.find(source.digest, again) ?? pack.add(packEntry(again()), again))
    parsed.set(source.path, found)
    progress(parsed.size, scanned.sources.length)
  }
  return parsed
}

/** The registry's files; their names say what they register. */
export function parseRegistries(scanned: Scanned): ParsedRegistry[] {
  return scanned.registry.map(source => {
    const name = source.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '')
    const kind = termKinds.find(known => known === name)
    if (kind !== undefined) return parseRegistry(source, kind)
    const place = { file: source.path, line: 1, column: 1 }
    const hint = `registries are ${termKinds.map(known => `${known}.yaml`).join(', ')}`
    const problem = diagnostic('registry/invalid', `"${name}" is no registry`, place, { hint })
    return { kind: 'tags', terms: [], diagnostics: [problem] }
  })
}
