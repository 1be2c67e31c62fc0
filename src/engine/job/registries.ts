import { diagnostic } from '../../model/diagnostic.ts'
import type { Scanned } from '../../model/scanned.ts'
import { type ParsedRegistry, parseRegistry } from '../../parse/registry.ts'
import { termKinds } from '../../site/lists/lists.ts'

/** The registry's files; their names say what they register. */
export function parseRegistries(scanned: Pick<Scanned, 'registry'>): ParsedRegistry[] {
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
