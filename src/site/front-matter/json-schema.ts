import type { ResolvedConfig } from '../../model/config.ts'
import type { Values } from '../../model/front-keys.ts'
import { type JsonSchema, jsonSchemaOf } from '../../model/schema/json-schema.ts'
import { keysOf } from './site-keys.ts'

/**
 * What the front matter of a site may say, for editors: the keys of every site, those of its taxonomies, and those that its
 * config declares. Other keys are allowed, as they are kept for templates.
 */
export function frontMatterSchema(config: ResolvedConfig): JsonSchema {
  const { types } = keysOf(config)
  const sections = config.sections.map(({ id }) => id)
  const properties: Record<string, unknown> = {}
  for (const [key, type] of types) properties[key] = ofType[type]
  if (sections.length > 0) properties.section = { enum: sections }
  for (const [key, rules] of Object.entries(config.declared)) {
    properties[key] = types.has(key) ? properties[key] : jsonSchemaOf(rules)
  }
  // What is required may come from the pair or, a date, from the name of the file.
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['title'],
    properties,
  }
}

const text = { type: ['string', 'number'] }
const texts = { anyOf: [text, { type: 'array', items: text }] }
const correction = { type: 'object', properties: { date: text, text }, required: ['text'] }

/** Each of these may also be left empty, which says nothing. */
const ofType: { readonly [T in keyof Values]: JsonSchema } = {
  text,
  moment: text,
  name: text,
  names: texts,
  picture: {
    anyOf: [
      text,
      {
        type: 'object',
        properties: { src: text, alt: text, caption: text, credit: text },
        additionalProperties: false,
      },
    ],
  },
  url: { type: 'string', format: 'uri', pattern: '^https?://' },
  flag: { type: 'boolean' },
  number: { type: 'number' },
  corrections: { anyOf: [text, { type: 'array', items: { anyOf: [text, correction] } }] },
  notice: { anyOf: [text, { type: 'boolean' }] },
}
