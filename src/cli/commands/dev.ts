import { resolve } from 'node:path'
import { Command } from 'commander'
import { allowHost } from '../options/host.ts'
import { portNumber } from '../options/port.ts'

interface DevFlags {
  readonly port: number
  readonly host: string
  readonly allowHost: readonly string[]
  readonly poll: boolean
}

/** `diglot dev`: serves the site as it is on the disk, and reloads what changes. */
export function devCommand(): Command {
  return new Command('dev')
    .description('serve the site while it is written: reload what changes, show what is wrong')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--port <number>', 'first port to try', portNumber, 3000)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all that this machine has', '127.0.0.1')
    .addOption(allowHost())
    .option('--poll', 'look at the files twice a second, where the disk does not tell of changes', false)
    .action(async (folder: string, options: DevFlags) => {
      const site = resolve(folder)
      if (!(await (await import('../options/site-config.ts')).isSiteOrReport(site))) return
      await (await import('../run/run-dev.ts')).runDev({ ...options, names: options.allowHost, site })
    })
}
