import { Command, InvalidArgumentError, Option } from 'commander'
import { instantForms } from '../options/instant.ts'

/** `diglot build`: builds the site into its output folder. */
export function buildCommand(): Command {
  return new Command('build')
    .description('build the site')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--out <folder>', 'output folder, relative to the site', 'dist')
    .option('--now <instant>', `build as if it were then: ${instantForms}`)
    .option('--drafts', 'publish drafts and future articles too', false)
    .option('--no-cache', 'parse and render everything, whatever is remembered')
    .option('--cache-dir <folder>', 'where builds remember, relative to the site', '.cache')
    .option('--verify', 'build once more without the cache and compare every byte', false)
    .addOption(
      new Option('--jobs <n>', 'threads that work at once (default: one a processor, at most 4)').argParser(
        threadsOf,
      ),
    )
    .option('--timings', 'tell on standard error how long each part of the build took', false)
    .option('--all', 'print every warning, where there are more than 20 too', false)
    .option('--quiet', 'print errors and warnings only', false)
    .addOption(formatOption())
    .action(async (site: string, options) =>
      (await import('../run/run-build.ts')).runBuild({ ...options, site, write: true }),
    )
}

function threadsOf(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 99.')
  return Number(text)
}

export function formatOption(): Option {
  return new Option('--format <format>', 'how to report')
    .choices(['pretty', 'json', 'github'])
    .default('pretty')
}
