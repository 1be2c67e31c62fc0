import { Command } from 'commander'
import { instantForms } from '../options/instant.ts'
import { formatOption } from './build.ts'

/** `diglot check`: all diagnostics, links and anchors included; nothing is written. */
export function checkCommand(): Command {
  return new Command('check')
    .description('report everything that is wrong, links and anchors included; write nothing')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--now <instant>', `check as if it were then: ${instantForms}`)
    .option('--drafts', 'check drafts and future articles as if they were published', false)
    .option('--all', 'print every warning, where there are more than 20 too', false)
    .option('--quiet', 'print errors and warnings only', false)
    .addOption(formatOption())
    .action(async (site: string, options) => {
      const { runBuild } = await import('../run/run-build.ts')
      await runBuild({ ...options, site, out: 'dist', cache: false, verify: false, write: false })
    })
}
