import type { ResolvedConfig } from '../model/config.ts'
import type { JsonSchema } from '../model/schema/json-schema.ts'
import { profileKeys } from './registry.ts'

/** What a file of the registry may say, for editors: names by edition, aliases, and of persons their profiles. */
export function registrySchema({ editions, taxonomies }: ResolvedConfig): JsonSchema {
  const text = { type: 'string', minLength: 1 }
  const names = Object.fromEntries(editions.map(({ id }) => [id, text]))
  const said = { anyOf: [text, { type: 'object', properties: names, additionalProperties: false }] }
  const hasProfiles = taxonomies.some(({ profiles }) => profiles)
  const profile = Object.fromEntries((hasProfiles ? profileKeys : []).map(key => [key, said]))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    propertyNames: { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    additionalProperties: {
      type: 'object',
      properties: { ...names, aliases: { type: 'array', items: { type: ['string', 'number'] } }, ...profile },
      additionalProperties: false,
    },
  }
}
