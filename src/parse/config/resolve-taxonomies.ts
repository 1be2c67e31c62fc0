import type { ResolvedConfig } from '../../model/config.ts'
import { knownFields } from '../../model/known-fields.ts'
import type { Complaint } from '../../model/schema/complaint.ts'
import { builtInTaxonomies, type Taxonomy, termField } from '../../model/taxonomy.ts'
import { pathSegment } from '../../text/slug.ts'
import type { TaxonomySettings } from './taxonomies-schema.ts'

/** The built-in taxonomies with what a config says of them, and then its own in its order. */
export function taxonomiesOf(
  config: Readonly<Record<string, TaxonomySettings | false>>,
): readonly Taxonomy[] {
  const all = new Map<string, Taxonomy>(builtInTaxonomies.map(usual => [usual.id, usual]))
  for (const [id, settings] of Object.entries(config)) {
    const usual = all.get(id) ?? {
      id,
      folder: id,
      fields: [termField(id)],
      profiles: false,
      feeds: true,
      labels: {},
    }
    if (settings === false) all.delete(id)
    else {
      const { field, ...own } = settings
      all.set(id, {
        ...usual,
        ...own,
        ...(field === undefined ? {} : { fields: field.map(key => termField(key)) }),
      })
    }
  }
  return [...all.values()]
}

/**
 * Complains of what two taxonomies, or one and something else of the site, would both be called; of two that meet, of the
 * later one. `given` is what the config says of them, where complaints point.
 */
export function checkTaxonomies(
  taxonomies: readonly Taxonomy[],
  sections: ResolvedConfig['sections'],
  given: Readonly<Record<string, unknown>>,
): Complaint[] {
  return taxonomies.flatMap((one, index) => {
    const before = taxonomies.slice(0, index)
    return [...folderClash(one, before, sections), ...fieldClashes(one, before, given[one.id])]
  })
}

function folderClash(
  { id, folder }: Taxonomy,
  before: readonly Taxonomy[],
  sections: ResolvedConfig['sections'],
): Complaint[] {
  const lower = folder.toLowerCase()
  const section = sections.find(one => pathSegment(one.id).toLowerCase() === lower)
  const twin = before.find(other => other.folder.toLowerCase() === lower)
  const message =
    section !== undefined
      ? `the taxonomy "${id}" would stand where the section "${section.id}" is`
      : twin !== undefined
        ? `the taxonomies "${twin.id}" and "${id}" would stand in one folder, "${folder}"`
        : reservedFolders.has(lower)
          ? `the taxonomy "${id}" would stand where every site has /${folder}/`
          : undefined
  const path = ['taxonomies', id, ...(folder === id ? [] : ['folder'])]
  return message === undefined ? [] : [{ path, message, hint: 'write another `folder`' }]
}

function fieldClashes({ id, fields }: Taxonomy, before: readonly Taxonomy[], given: unknown): Complaint[] {
  const written: unknown = Object(given).field
  const base = ['taxonomies', id, ...(written === undefined ? [] : ['field'])]
  return fields.flatMap(({ key, shownAs }, index): Complaint[] => {
    const path = Array.isArray(written) ? [...base, String(index)] : base
    const hint = "write another name: `field: '…'`"
    const taken = before.find(other => other.fields.some(one => one.key === key || one.shownAs === shownAs))
    if (taken !== undefined) {
      return [{ path, message: `"${key}" is a field of the taxonomy "${taken.id}" already`, hint }]
    }
    if (fields.findIndex(one => one.key === key) < index)
      return [{ path, message: `"${key}" stands here twice` }]
    if (reservedFields.has(key)) {
      return [{ path, message: `"${key}" has another meaning in front matter`, hint }]
    }
    return []
  })
}

/** Folders that every edition or every site has. */
export const reservedFolders: ReadonlySet<string> = new Set(['archive', 'assets', 'site-map', 'sitemaps'])

/** Keys of front matter, and what templates know of an article besides. */
const reservedFields: ReadonlySet<string> = new Set([
  ...knownFields,
  ...['body', 'constructor', 'extra', 'facts', 'fields', 'headings', 'minutes', 'ownSummary'],
])
