import * as v from 'valibot'
import type { Schema } from '../../model/schema/check.ts'
import { it } from '../../model/schema/complaint.ts'
import { entriesOf, oneBy, table } from '../../model/schema/maps.ts'
import { optionalFlag, rule, text } from '../../model/schema/values.ts'
import { builtInTaxonomies } from '../../model/taxonomy.ts'
import { pathSegment } from '../../text/slug.ts'

/** What a config says of a taxonomy. */
export interface TaxonomySettings {
  readonly field?: readonly string[]
  readonly folder?: string
  readonly profiles?: boolean
  readonly feeds?: boolean
  /** Edition → label; empty where a built-in taxonomy is called as usual. */
  readonly labels: Readonly<Record<string, string>>
}

/** Taxonomies by name: those that every site has, which may be called otherwise or be dropped, and its own. */
export function taxonomiesSchema(editions: readonly string[]) {
  const schemaOf = (id: string): Schema<TaxonomySettings | false> =>
    builtInTaxonomies.some(usual => usual.id === id) ? builtInSchema(id, editions) : ownSchema(id, editions)
  return entriesOf(taxonomyName(), schemaOf('tags'), undefined, schemaOf)
}

function taxonomyName() {
  return v.pipe(
    v.string(),
    rule(id => {
      if (reservedIds.has(id)) {
        return [{ message: `"${id}" cannot be a taxonomy: pages have something else by that name` }]
      }
      if (/^[a-z][a-z0-9-]*$/.test(id)) return []
      const hint = 'it stands in addresses: lower-case letters, digits and hyphens, a letter first'
      return [{ message: `"${id}" cannot be the name of a taxonomy`, hint }]
    }),
  )
}

function ownSchema(id: string, editions: readonly string[]): Schema<TaxonomySettings> {
  const labels = editions.map(edition => [edition, text(`write ${edition}: '…'`)] as const)
  return v.pipe(
    table(
      { ...Object.fromEntries(labels), ...optionsOf(id), field: v.optional(fieldKeys(id)) },
      like(id, editions),
    ),
    v.transform(value => settingsOf(value, editions)),
  )
}

/** Its labels may be left out, but not some of them. */
function builtInSchema(id: string, editions: readonly string[]): Schema<TaxonomySettings | false> {
  const labels = editions.map(edition => [edition, v.optional(text(`write ${edition}: '…'`))] as const)
  const settings = v.pipe(
    table(
      { ...Object.fromEntries(labels), ...optionsOf(id), field: v.optional(fixedField(id)) },
      like(id, editions),
    ),
    rule(value => {
      const lacking = editions.filter(edition => !(edition in value))
      if (lacking.length === editions.length) return []
      return lacking.map(edition => ({
        message: `${it} is missing`,
        hint: `write ${edition}: '…'`,
        path: [edition],
      }))
    }),
    v.transform(value => settingsOf(value, editions)),
  )
  return oneBy([v.literal(false), settings] as const, (value, [no, yes]) => (value === false ? no : yes))
}

function like(id: string, editions: readonly string[]): string {
  return `write ${id}: { ${editions.map(edition => `${edition}: '…'`).join(', ')} }`
}

function optionsOf(id: string) {
  return {
    folder: v.optional(v.pipe(text(`write folder: '${id}'`), rule(oddFolder))),
    profiles: optionalFlag(),
    feeds: optionalFlag(),
  }
}

function oddFolder(folder: string) {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(folder) && pathSegment(folder) === folder) return []
  const hint = 'write one name: letters, digits and hyphens'
  return [{ message: `"${folder}" cannot be a folder of addresses`, hint }]
}

/** A key of front matter, or several. */
function fieldKeys(id: string): Schema<readonly string[]> {
  const key = v.pipe(
    text(`write field: '${id}', or a list of such names`),
    rule(name => {
      if (/^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(name) && !name.startsWith('__')) return []
      const hint = 'write one word, of letters, digits, hyphens and underscores, a letter first'
      return [{ message: `"${name}" cannot be a key of front matter`, hint }]
    }),
    v.transform(name => name.normalize('NFC')),
  )
  const one = v.pipe(
    key,
    v.transform(name => [name]),
  )
  const several = v.pipe(v.array(key), v.minLength(1, `${it} is empty`))
  return oneBy([one, several] as const, value => (Array.isArray(value) ? several : one))
}

/** The keys of built-in taxonomies are what pages and metadata know. */
function fixedField(id: string) {
  const fields = builtInTaxonomies.find(usual => usual.id === id)?.fields ?? []
  const keys = fields.map(({ key }) => `"${key}"`).join(' and ')
  const message = `the front matter of "${id}" is ${keys}, and cannot be called otherwise`
  const hint = `to read another key so, write \`fields: { subject: '${fields[0]?.key}' }\` beside \`taxonomies\``
  return v.pipe(
    v.unknown(),
    rule(() => [{ message, hint }]),
  )
}

function settingsOf(value: Readonly<Record<string, unknown>>, editions: readonly string[]): TaxonomySettings {
  const { field, folder, profiles, feeds } = value
  const labels = editions.flatMap(edition => (edition in value ? [[edition, value[edition]]] : []))
  return { ...definedOf({ field, folder, profiles, feeds }), labels: Object.fromEntries(labels) }
}

function definedOf(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Names of other lists, and what templates know besides. */
const reservedIds: ReadonlySet<string> = new Set([
  ...['archive', 'latest', 'month', 'page', 'pages', 'registry', 'section', 'sections', 'constructor'],
  ...['edition', 'feed', 'feeds', 'languages', 'nav', 'chooser', 'standing', 'taxonomies', 'years'],
])
