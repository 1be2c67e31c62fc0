import type { ResolvedConfig } from '../../model/config.ts'
import type { JsonSchema } from '../../model/schema/json-schema.ts'
import { configJsonSchema } from '../../parse/config/json-schema.ts'
import { registrySchema } from '../../parse/registry-json-schema.ts'
import { frontMatterSchema } from '../../site/front-matter/json-schema.ts'
import { configOrReport } from '../options/site-config.ts'

export type SchemaName = keyof typeof schemas

/** Prints a schema of a site; what is wrong with its config is told instead. */
export async function runSchema(of: SchemaName, site: string): Promise<void> {
  const config = await configOrReport(site)
  if (config !== null) process.stdout.write(`${JSON.stringify(schemas[of](config), null, 2)}\n`)
}

const schemas = {
  'front-matter': frontMatterSchema,
  config: configJsonSchema,
  registry: registrySchema,
} as const satisfies Record<string, (config: ResolvedConfig) => JsonSchema>
