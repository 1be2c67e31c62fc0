import { toJsonSchema } from '@valibot/to-json-schema'
import type { ResolvedConfig } from '../../model/config.ts'
import type { JsonSchema } from '../../model/schema/json-schema.ts'
import { configSchema } from './config-schema.ts'

/** What the config of a site may say, for editors: with its editions, taxonomies and fields as they are. */
export function configJsonSchema({ editions, taxonomies, declared }: ResolvedConfig): JsonSchema {
  const ids = editions.map(({ id }) => id)
  const schema = configSchema(ids, taxonomies, Object.keys(declared))
  // Rules of our own have no words in JSON Schema; `diglot check` tells of them.
  return { ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) }
}
