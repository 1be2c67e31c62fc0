import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { starterFiles } from './starter.ts'
import { UsageError } from './usage.ts'

/** `diglot init my-paper`: a new site with a pair of articles, ready to build. */
export function initCommand(): Command {
  return new Command('init')
    .description('begin a new site')
    .argument('[folder]', 'where to put it', '.')
    .action(init)
}

async function init(folder: string): Promise<void> {
  const { momentAt } = await import('../text/moment.ts')
  const files = starterFiles(momentAt(Date.now(), 'Asia/Shanghai').iso.slice(0, 10))
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    try {
      await writeFile(file, text, { flag: 'wx' })
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
        throw new UsageError(`${file} exists already; nothing in it was changed. Choose an empty folder.`)
      }
      throw cause
    }
    process.stdout.write(`${file}\n`)
  }
  const inside = folder === '.' ? '' : `cd ${folder} && `
  process.stdout.write(`\nNext: ${inside}npm install && npx diglot build && npx diglot preview\n`)
}
