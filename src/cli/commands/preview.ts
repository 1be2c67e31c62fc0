import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { allowHost, servingLines } from '../options/host.ts'
import { movedOn, portNumber } from '../options/port.ts'
import { UsageError } from '../options/usage.ts'
import { untilEnded } from '../run/until-ended.ts'

/** `diglot preview`: serves the built site as a static host would. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('serve the built site as a static host would')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--out <folder>', 'the built folder, relative to the site', 'dist')
    .option('--port <number>', 'first port to try', portNumber, 4000)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all that this machine has', '127.0.0.1')
    .addOption(allowHost())
    .action(preview)
}

async function preview(
  site: string,
  options: { out: string; port: number; host: string; allowHost: readonly string[] },
): Promise<void> {
  const root = resolve(site, options.out)
  if (!existsSync(root)) throw new UsageError(`${root} does not exist; run \`diglot build\` first`)
  const config = await (await import('../options/site-config.ts')).configOrReport(site)
  if (config === null) return
  // What serves is loaded here: no other command wants it.
  const { startPreview } = await import('../../serve/preview-server.ts')
  const { server, urls, port } = await startPreview({
    root,
    base: config.base,
    host: options.host,
    names: options.allowHost,
    port: options.port,
  })
  process.stdout.write(
    `${servingLines(`Serving ${options.out}`, urls)}${movedOn(options.port, port)}Ctrl-C ends it.\n`,
  )
  untilEnded(async () => {
    server.close()
    server.closeAllConnections()
  })
}
