import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { buildCommand } from './commands/build.ts'
import { checkCommand } from './commands/check.ts'
import { devCommand } from './commands/dev.ts'
import { initCommand } from './commands/init.ts'
import { newCommand } from './commands/new.ts'
import { previewCommand } from './commands/preview.ts'
import { schemaCommand } from './commands/schema.ts'
import { whyCommand } from './commands/why.ts'
import { UsageError } from './options/usage.ts'
import { refusedBySystem, tellOfBrokenOutput } from './run/failure.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const program = new Command('diglot')
  .description('A static site generator for bilingual newsrooms')
  .version(version, '-v, --version')
  .showHelpAfterError('(add --help for all commands and options)')

for (const command of [
  buildCommand(),
  checkCommand(),
  devCommand(),
  whyCommand(),
  previewCommand(),
  newCommand(),
  initCommand(),
  schemaCommand(),
]) {
  program.addCommand(command)
}
for (const command of [program, ...program.commands]) command.exitOverride()

tellOfBrokenOutput()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCode(error)
}

/** 0 for help and version, 2 for wrong usage, 1 for what the system refuses; a bug keeps its stack. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof UsageError) {
    process.stderr.write(`diglot: ${error.message}\n`)
    return 2
  }
  const refused = refusedBySystem(error)
  if (refused !== null) {
    process.stderr.write(`diglot: ${refused}\n`)
    return 1
  }
  process.stderr.write(
    `diglot: this is a bug in Diglot, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return 70
}
