import type { Parsed } from '../model/article.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Scanned } from '../model/scanned.ts'
import { parseArticle } from '../parse/article.ts'
import { type ParsedRegistry, parseRegistry } from '../parse/registry.ts'
import { termKinds } from '../site/lists.ts'
import type { ArticlePack } from '../store/article-pack.ts'

/** Parses what nobody has parsed before. `fresh` counts it. */
export function parseAll(
  scanned: Scanned,
  pack: ArticlePack | undefined,
  progress: (done: number, of: number) => void,
): { parsed: Map<string, Parsed>; fresh: number } {
  const parsed = new Map<string, Parsed>()
  let fresh = 0
  for (const source of scanned.sources) {
    const again = (): Parsed => parseArticle(source.read())
    let found = pack?.find(source.digest, again)
    if (found === undefined) {
      found = again()
      if (pack !== undefined) found = pack.add(found, again)
      fresh++
    }
    parsed.set(source.path, found)
    progress(parsed.size, scanned.sources.length)
  }
  return { parsed, fresh }
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
