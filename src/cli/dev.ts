import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { portNumber } from './port.ts'
import { UsageError } from './usage.ts'

/** `diglot dev`: serves the site as it is on the disk, and reloads what changes. */
export function devCommand(): Command {
  return new Command('dev')
    .description('serve the site while it is written: reload what changes, show what is wrong')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--port <number>', 'first port to try', portNumber, 3000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (folder: string, options: { port: number; host: string }) => {
      const site = resolve(folder)
      if (!existsSync(site)) throw new UsageError(`${site} does not exist`)
      if (!(await (await import('./site-config.ts')).isSiteOrReport(site))) return
      await (await import('./run-dev.ts')).runDev({ ...options, site })
    })
}
