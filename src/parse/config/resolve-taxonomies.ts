import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { knownFields } from '../../model/known-fields.ts'
import { builtInTaxonomies, type Taxonomy, termField } from '../../model/taxonomy.ts'
import { pathSegment } from '../../text/slug.ts'
import { bareMap, child, complain, entries, isMap, type Node, nameOf, onlyKeys, text } from './read-keys.ts'

/**
 * The built-in taxonomies, with what a config says of them, and then its own in its order. Everything that two of them, or
 * one and something else of the site, would both be called is complained of.
 */
export function resolveTaxonomies(
  root: Node,
  editions: readonly Edition[],
  sections: ResolvedConfig['sections'],
): readonly Taxonomy[] {
  const node = child(root, 'taxonomies')
  const declared = entries(node)
  const builtIn = builtInTaxonomies.flatMap(usual => {
    const own = child(node, usual.id)
    return own.value === false ? [] : [resolveBuiltIn(usual, own, editions)]
  })
  const isOwn = (id: string): boolean => !builtInTaxonomies.some(usual => usual.id === id)
  const own = declared.filter(([id]) => isOwn(id)).map(([id, one]) => resolveOwn(id, one, editions))
  const all = [...builtIn, ...own]
  for (const [index, one] of all.entries()) checkNames(one, all.slice(0, index), sections, node)
  return all
}

function resolveBuiltIn(usual: Taxonomy, node: Node, editions: readonly Edition[]): Taxonomy {
  if (node.value === undefined) return usual
  const { id } = usual
  if (!isMap(node.value)) {
    complain(node, `${nameOf(node)} must be false or an object`, `write \`${id}: ${example(editions)}\``)
    return usual
  }
  const field = child(node, 'field')
  if (field.value !== undefined) {
    const keys = usual.fields.map(({ key }) => `"${key}"`).join(' and ')
    const hint = `to read another key so, write \`fields: { subject: '${usual.fields[0]?.key}' }\` beside \`taxonomies\``
    complain(field, `the front matter of "${id}" is ${keys}, and cannot be called otherwise`, hint)
  }
  const isLabelled = editions.some(edition => child(node, edition.id).value !== undefined)
  return {
    ...usual,
    ...resolveOptions(usual, node, editions),
    labels: isLabelled ? resolveLabels(id, node, editions) : {},
  }
}

function resolveOwn(id: string, node: Node, editions: readonly Edition[]): Taxonomy {
  const usual = { id, folder: id, fields: [termField(id)], profiles: false, feeds: true, labels: {} }
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    const hint = 'it stands in addresses: lower-case letters, digits and hyphens, a letter first'
    complain(node, `"${id}" cannot be the name of a taxonomy`, hint)
  } else if (reservedIds.has(id)) {
    complain(node, `"${id}" cannot be a taxonomy: pages have something else by that name`)
  }
  if (!isMap(node.value)) {
    const hint = `write \`${id}: ${example(editions)}\``
    complain(node, `${nameOf(node)} must have a label for each edition`, hint)
    return usual
  }
  return {
    ...usual,
    ...resolveOptions(usual, node, editions),
    fields: resolveFields(id, child(node, 'field')),
    labels: resolveLabels(id, node, editions),
  }
}

function resolveOptions(usual: Taxonomy, node: Node, editions: readonly Edition[]) {
  onlyKeys(node, [...editions.map(({ id }) => id), ...options])
  const folder = child(node, 'folder')
  return {
    folder: folder.value === undefined ? usual.folder : resolveFolder(usual, folder),
    profiles: flag(child(node, 'profiles'), usual.profiles),
    feeds: flag(child(node, 'feeds'), usual.feeds),
  }
}

function resolveFolder({ folder: usual }: Taxonomy, node: Node): string {
  const folder = text(node, `folder: '${usual}'`)
  if (folder === undefined) return usual
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(folder) && pathSegment(folder) === folder) return folder
  complain(node, `"${folder}" cannot be a folder of addresses`, 'write one name: letters, digits and hyphens')
  return usual
}

function resolveFields(id: string, node: Node): Taxonomy['fields'] {
  if (node.value === undefined) return [termField(id)]
  const keys = Array.isArray(node.value) ? node.value.map((_, index) => child(node, String(index))) : [node]
  if (keys.length === 0) complain(node, `${nameOf(node)} is empty`, `write field: '${id}', or leave it out`)
  return keys.flatMap(one => {
    const key = text(one, `field: '${id}', or a list of such names`)
    if (key === undefined) return []
    if (/^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(key) && !/^__/.test(key))
      return [termField(key.normalize('NFC'))]
    const hint = 'write one word, of letters, digits, hyphens and underscores, a letter first'
    complain(one, `"${key}" cannot be a key of front matter`, hint)
    return []
  })
}

/** `editions` are all that the site has: each needs a label. */
function resolveLabels(id: string, node: Node, editions: readonly Edition[]): Taxonomy['labels'] {
  return bareMap(
    editions.map(({ id: edition }) => {
      const label = child(node, edition)
      if (label.value !== undefined) return [edition, text(label, `${edition}: '…'`) ?? '']
      const message = `the taxonomy "${id}" has no label in the edition "${edition}"`
      complain(label, message, `add ${edition}: '…'`)
      return [edition, '']
    }),
  )
}

function flag(node: Node, usual: boolean): boolean {
  if (node.value === undefined || typeof node.value === 'boolean') return node.value ?? usual
  complain(node, `${nameOf(node)} must be true or false`)
  return usual
}

/** `node` is that of all taxonomies; of two that meet, the later one is complained of. */
function checkNames(
  { id, folder, fields }: Taxonomy,
  before: readonly Taxonomy[],
  sections: ResolvedConfig['sections'],
  node: Node,
): void {
  const own = child(node, id)
  const ofFolder = child(own, 'folder')
  const at = ofFolder.value === undefined ? own : ofFolder
  const elsewhere = 'write another `folder`'
  const lower = folder.toLowerCase()
  const section = sections.find(one => pathSegment(one.id).toLowerCase() === lower)
  const twin = before.find(other => other.folder.toLowerCase() === lower)
  if (section !== undefined) {
    complain(at, `the taxonomy "${id}" would stand where the section "${section.id}" is`, elsewhere)
  } else if (twin !== undefined) {
    complain(at, `the taxonomies "${twin.id}" and "${id}" would stand in one folder, "${folder}"`, elsewhere)
  } else if (reservedFolders.has(lower)) {
    complain(at, `the taxonomy "${id}" would stand where every site has /${folder}/`, elsewhere)
  }
  const ofFields = child(own, 'field')
  for (const [index, { key, shownAs }] of fields.entries()) {
    const place = Array.isArray(ofFields.value)
      ? child(ofFields, String(index))
      : ofFields.value === undefined
        ? own
        : ofFields
    const hint = "write another name: `field: '…'`"
    const taken = before.find(other => other.fields.some(one => one.key === key || one.shownAs === shownAs))
    if (taken !== undefined)
      complain(place, `"${key}" is a field of the taxonomy "${taken.id}" already`, hint)
    else if (fields.findIndex(one => one.key === key) < index) complain(place, `"${key}" stands here twice`)
    else if (reservedFields.has(key)) complain(place, `"${key}" has another meaning in front matter`, hint)
  }
}

function example(editions: readonly Edition[]): string {
  return `{ ${editions.map(({ id }) => `${id}: '…'`).join(', ')} }`
}

const options = ['field', 'folder', 'profiles', 'feeds']

/** Names of other lists, and what templates know besides. */
const reservedIds: ReadonlySet<string> = new Set([
  ...['archive', 'latest', 'month', 'page', 'pages', 'registry', 'section', 'sections', 'constructor'],
  ...['edition', 'feed', 'feeds', 'languages', 'nav', 'chooser', 'standing', 'taxonomies', 'years'],
])

/** Folders that every edition or every site has. */
export const reservedFolders: ReadonlySet<string> = new Set([
  ...['archive', 'assets', 'site-map', 'sitemaps'],
])

/** Keys of front matter, and what templates know of an article besides. */
const reservedFields: ReadonlySet<string> = new Set([
  ...knownFields,
  ...['body', 'constructor', 'extra', 'facts', 'headings', 'minutes', 'ownSummary'],
])
