import type { ResolvedConfig } from '../../model/config.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Scanned } from '../../model/scanned.ts'
import { type ParsedRegistry, parseRegistry } from '../../parse/registry.ts'

/** The registry's files; their names say what they register. */
export function parseRegistries(
  scanned: Pick<Scanned, 'registry'>,
  { taxonomies }: Pick<ResolvedConfig, 'taxonomies'>,
): ParsedRegistry[] {
  return scanned.registry.map(source => {
    const name = source.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '')
    const taxonomy = taxonomies.find(({ id }) => id === name)
    if (taxonomy !== undefined) return parseRegistry(source, taxonomy)
    const place = { file: source.path, line: 1, column: 1 }
    const hint = `registries are ${taxonomies.map(({ id }) => `${id}.yaml`).join(', ')}`
    const problem = diagnostic('registry/invalid', `"${name}" is no registry`, place, { hint })
    return { taxonomy: '', terms: [], diagnostics: [problem] }
  })
}
