import { resolve } from 'node:path'
import { Argument, Command } from 'commander'
import type { SchemaName } from '../run/run-schema.ts'

/** `diglot schema front-matter`: prints JSON Schema, for editors that check and complete what is written. */
export function schemaCommand(): Command {
  const names: readonly SchemaName[] = ['front-matter', 'config', 'registry']
  return new Command('schema')
    .description('print a JSON Schema of what the site may say, for editors')
    .addArgument(new Argument('<of>', 'what to describe').choices(names))
    .argument('[site]', 'folder of site.config.ts', '.')
    .action(async (of: SchemaName, site: string) =>
      (await import('../run/run-schema.ts')).runSchema(of, resolve(site)),
    )
}
