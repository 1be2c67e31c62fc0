import * as v from 'valibot'
import { type Code, catalogue } from '../../model/diagnostic.ts'
import { knownFields, mappedFields } from '../../model/known-fields.ts'
import { it, type Told } from '../../model/schema/complaint.ts'
import { entriesOf, table } from '../../model/schema/maps.ts'
import { choice, choiceOr, countOr, optionalText, rule, text } from '../../model/schema/values.ts'
import { type Taxonomy, termKeys } from '../../model/taxonomy.ts'
import { didYouMean } from '../../text/nearest.ts'
import { fieldsSchema } from './fields-schema.ts'
import { pluginsSchema } from './plugins-schema.ts'
import { addressPattern, language, linkScheme, siteAddress, timeZone } from './site-values.ts'
import { taxonomiesSchema } from './taxonomies-schema.ts'

/** A config by its schema, with everything filled in that stands by itself. */
export type Configured = v.InferOutput<ReturnType<typeof configSchema>>

/**
 * What a config may say. Sections must have a label in each of the editions, which are named; fields
 * may mean those of the taxonomies and those that are `declared` beside them.
 */
export function configSchema(
  editions: readonly string[],
  taxonomies: readonly Taxonomy[],
  declared: readonly string[],
) {
  const terms = termKeys(taxonomies)
  const builtInTerms = terms.filter(({ role }) => role !== 'about').map(({ key }) => key)
  return table({
    site: siteAddress(),
    timeZone: timeZone(),
    default: v.optional(editions.length === 0 ? text() : choice(editions)),
    editions: editionsSchema(),
    sections: v.optional(sectionsSchema(editions), {}),
    address: v.optional(addressPattern(), '{edition}/{path}'),
    fields: v.optional(
      fieldsSchema(
        [...mappedFields, ...terms.map(({ key }) => key), ...declared],
        [...knownFields, ...builtInTerms],
      ),
      {},
    ),
    taxonomies: v.optional(taxonomiesSchema(editions), {}),
    terms: choiceOr(['open', 'closed']),
    fallback: choiceOr(['none', 'list']),
    pageSize: countOr(20),
    feeds: v.optional(table({ limit: countOr(20), content: choiceOr(['full', 'summary']) }), {}),
    links: v.optional(
      table({ schemes: v.optional(v.array(linkScheme(), "write `schemes: ['dingtalk']`"), []) }),
      {},
    ),
    markdown: v.optional(
      table({
        parser: choiceOr(['auto', 'remark']),
        remark: pluginsSchema(),
        rehype: pluginsSchema(),
      }),
      {},
    ),
    plugins: pluginsSchema(),
    theme: optionalText(),
    severity: v.optional(severitySchema(), {}),
  })
}

/** Editions by name, in the config's order. */
function editionsSchema() {
  const example =
    "write editions: { zh: { lang: 'zh-Hans', label: '中文', title: '…', description: '…' }, … }"
  return v.pipe(
    entriesOf(editionName(), editionSchema(''), example, editionSchema),
    rule(editions => {
      const found = Object.entries(editions)
      if (found.length === 0)
        return [{ message: `${it} is empty, and a site has at least one`, hint: example }]
      return found.flatMap(([id, { lang }], index) => twin(id, lang, found.slice(0, index)))
    }),
  )
}

function editionName() {
  return v.pipe(
    v.string(),
    rule(id => {
      if (id === 'registry') {
        return [{ message: '"registry" cannot be an edition: content/registry/ holds the terms' }]
      }
      if (id === 'data') {
        return [{ message: '"data" cannot be an edition: content/data/ holds what templates ask for' }]
      }
      if (/^[a-z][a-z0-9-]*$/.test(id)) return []
      const hint =
        'the name of an edition stands in addresses: lower-case letters, digits and hyphens, a letter first'
      return [{ message: `"${id}" cannot be the name of an edition`, hint }]
    }),
  )
}

function editionSchema(id: string) {
  return table(
    {
      lang: language(),
      label: text("write label: '中文', the language's own name"),
      title: text("write title: '…', the name of the site in this edition"),
      description: text("write description: '…', a sentence for search engines"),
      direction: choiceOr(['ltr', 'rtl']),
      prefix: v.optional(
        v.pipe(
          v.string("write `prefix: ''` for addresses without it"),
          rule(prefix => {
            if (prefix === '' || prefix === id) return []
            const hint = "write `prefix: ''` for addresses without it"
            return [{ message: `${it} must be '' or left out`, hint }]
          }),
        ),
      ),
    },
    `write ${id}: { lang: …, label: …, title: …, description: … }`,
  )
}

function twin(
  id: string,
  lang: string,
  before: readonly (readonly [string, { readonly lang: string }])[],
): Told[] {
  const other = before.find(([, one]) => one.lang === lang)
  if (other === undefined) return []
  const hint = "tell them apart by region or script, such as 'en-GB' and 'en-US'"
  const message = `the editions "${other[0]}" and "${id}" both have the language "${lang}"`
  return [{ message, hint, path: [id, 'lang'] }]
}

/** Folder → its label in every edition. */
function sectionsSchema(editions: readonly string[]) {
  const folder = v.pipe(
    v.string(),
    rule(id =>
      id === '' || /^\.|[/\\\x00-\x1F\x7F\p{Cs}]/u.test(id)
        ? [{ message: `"${id}" cannot be a section: a section is the name of a folder` }]
        : [],
    ),
  )
  const example = `write { ${editions.map(edition => `${edition}: '…'`).join(', ')} }, a label for each edition`
  return entriesOf(folder, labelsSchema(editions), example)
}

/** What something is called in every edition. Where these are not known, anything may be one. */
export function labelsSchema(editions: readonly string[]) {
  if (editions.length === 0) return entriesOf(v.string(), text())
  const example = `write { ${editions.map(edition => `${edition}: '…'`).join(', ')} }, a label for each edition`
  return table(Object.fromEntries(editions.map(edition => [edition, text(`write ${edition}: '…'`)])), example)
}

/** Severities by code. */
function severitySchema() {
  const code = v.pipe(
    v.string(),
    rule(name => {
      if (!isCode(name)) {
        const hint =
          didYouMean(name, Object.keys(catalogue)) ?? `those that can be set are ${settable.join(', ')}`
        return [{ message: `"${name}" is not the code of a diagnostic`, hint }]
      }
      if (settable.includes(name)) return []
      return [
        {
          message: `"${name}" is about safety or lost meaning and cannot be lowered`,
          hint: 'delete this line',
        },
      ]
    }),
  )
  // Written as undefined it is a slip, and the same as not being there.
  return entriesOf(code, v.optional(choice(['error', 'warning', 'off'])))
}

function isCode(name: string): name is Code {
  return Object.hasOwn(catalogue, name)
}

const settable = Object.entries(catalogue).flatMap(([code, facts]) => ('fixed' in facts ? [] : [code]))
