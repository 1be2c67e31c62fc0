import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../text/nearest.ts'
import type { Pairs } from './pairs.ts'
import type { Piece } from './place.ts'

/**
 * Sections that the config does not list, where it lists some: most are slips, and readers would see a column that nobody
 * wanted. Of a folder the first file is told.
 */
export function unknownSections(
  pieces: readonly Piece[],
  pairs: Pairs,
  { sections }: ResolvedConfig,
): Diagnostic[] {
  if (sections.length === 0) return []
  const listed = new Set(sections.map(({ id }) => id))
  const found: Diagnostic[] = []
  const folders = new Map<string, string[]>()
  for (const { id, spot, key, fields } of pieces) {
    const named = fields.section
    const name = named?.name ?? spot.section
    if (name === undefined || listed.has(name)) continue
    if (named !== undefined) {
      const hint = meant(name, sections)
      found.push(diagnostic('section/unknown', messageOf(name), { file: id, ...named.at }, { hint }))
      continue
    }
    const versions = pairs.get(`${spot.kind}/${key}`) ?? []
    if (versions.some(version => version.fields.section !== undefined)) continue
    const folder = `content/${spot.edition}/${name}`
    const files = folders.get(folder)
    if (files === undefined) folders.set(folder, [id])
    else files.push(id)
  }
  for (const [folder, files] of folders) {
    const name = folder.split('/')[2] ?? ''
    const all = files.length === 1 ? '' : ` (${files.length} files of this folder)`
    const place = { file: files.sort()[0] ?? '', line: 1, column: 1 }
    const hint = meant(name, sections)
    found.push(diagnostic('section/unknown', `${messageOf(name)}${all}`, place, { hint }))
  }
  return found
}

/** What is wrong with a section, and what may have been meant; nothing where the config lists it, or none at all. */
export function unlisted(
  name: string,
  { sections }: ResolvedConfig,
): { readonly message: string; readonly hint: string } | undefined {
  if (sections.length === 0 || sections.some(({ id }) => id === name)) return undefined
  return { message: messageOf(name), hint: meant(name, sections) }
}

function messageOf(name: string): string {
  return `"${name}" is not a section that the config lists`
}

/** The section that a name is near to, or is the label of. */
function meant(name: string, sections: ResolvedConfig['sections']): string {
  const ids = sections.map(({ id }) => id)
  const labelled = sections.find(({ labels }) => Object.values(labels).includes(name))
  const near = labelled?.id ?? nearest(name, ids)
  const guess = near === undefined ? '' : `did you mean "${near}"? `
  return `${guess}Listed are ${ids.join(', ')}; a new one is added to \`sections\` in site.config.ts`
}
