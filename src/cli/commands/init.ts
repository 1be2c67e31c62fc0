import { lstatSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { UsageError } from '../options/usage.ts'
import { starterFiles } from './starter.ts'

/** `diglot init my-paper`: a new site with a pair of articles, ready to build. */
export function initCommand(): Command {
  return new Command('init')
    .description('begin a new site')
    .argument('[folder]', 'where to put it', '.')
    .action(init)
}

/** Everything is looked at before anything is written. */
async function init(folder: string): Promise<void> {
  const { momentAt } = await import('../../text/moment.ts')
  const files = starterFiles(momentAt(Date.now(), 'Asia/Shanghai').iso.slice(0, 10))
  const paths = Object.keys(files)
  const kept = paths.filter(path => mayStay.includes(path) && whatIs(join(folder, path)) === 'file')
  const fresh = paths.filter(path => !kept.includes(path))
  const inTheWay = [...obstacles(folder, fresh), ...configsIn(folder)]
  if (inTheWay.length > 0) {
    const [first = '', ...others] = new Set(inTheWay)
    const named = [first, ...others.slice(0, 2)].join(', ')
    const more = others.length > 2 ? ` and ${others.length - 2} more` : ''
    const exist = others.length === 0 ? 'exists' : 'exist'
    throw new UsageError(`${named}${more} ${exist} already; nothing was written. Choose an empty folder.`)
  }
  for (const path of fresh) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, files[path] ?? '', { flag: 'wx' })
    process.stdout.write(`${file}\n`)
  }
  const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
  const lacks = kept.includes('.gitignore') ? ignoredBy(files['.gitignore'], await text('.gitignore')) : []
  for (const path of kept) process.stdout.write(`${join(folder, path)} was there and stays as it is\n`)
  if (lacks.length > 0) process.stdout.write(`Add to .gitignore: ${lacks.join(' ')}\n`)
  const install =
    kept.includes('package.json') && !/"diglot"\s*:/.test(await text('package.json'))
      ? 'npm install --save-dev diglot'
      : 'npm install'
  process.stdout.write(`\nNext: ${inside(folder)}${install} && npx diglot build && npx diglot preview\n`)
}

/** What a folder has in which something else was begun: `npm init`, `npm install diglot`, a new repository. */
const mayStay = ['package.json', '.gitignore']

/** What stands where the new site has a file or a folder. */
function obstacles(folder: string, paths: readonly string[]): string[] {
  const files = paths.map(path => join(folder, path))
  const folders = new Set(files.flatMap(parentsOf))
  return [
    ...[...folders].filter(path => whatIs(path) === 'file'),
    ...files.filter(path => whatIs(path) !== 'nothing'),
  ]
}

/** All folders above a file, from the outermost. */
function parentsOf(file: string): string[] {
  const parent = dirname(file)
  return parent === file || parent === '.' ? [] : [...parentsOf(parent), parent]
}

function whatIs(path: string): 'nothing' | 'file' | 'folder' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return isLink(path) ? 'file' : 'nothing'
  }
}

/** Also one that leads nowhere. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/** A site has one config, in whatever language. */
function configsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => /^site\.config\.(?:[cm]?[jt]s|json)$/.test(name))
      .map(name => join(folder, name))
  } catch {
    return []
  }
}

/** The lines of ours that a `.gitignore` has not. */
function ignoredBy(ours = '', theirs: string): string[] {
  const bare = (line: string): string => line.trim().replace(/^\/|\/$/g, '')
  const known = new Set(theirs.split('\n').map(bare))
  return ours.split('\n').filter(line => line !== '' && !known.has(bare(line)))
}

/** What leads there, as a shell takes it. */
function inside(folder: string): string {
  if (folder === '.') return ''
  return `cd ${/^[\w./~-]+$/.test(folder) ? folder : `"${folder}"`} && `
}
