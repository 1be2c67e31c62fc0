import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { onTestFinished } from 'vitest'
import type { BuildResult } from '../../src/build/job.ts'
import { build } from '../../src/build/newsroom.ts'
import type { SiteConfig } from '../../src/model/config.ts'
import { type Opened, type OutputFolder, openOutput } from '../../src/store/publish.ts'
import { digest } from '../../src/text/digest.ts'
import { treeOf } from './cli.ts'
import { strings } from './strings.ts'
import { templates } from './templates.ts'

/** Path below the site's root → what is in the file. */
export type NewsroomFiles = Readonly<Record<string, string | Uint8Array>>

export interface BuildAs {
  /** A moment that `Date.parse` reads; stays what it was in the build before. */
  readonly now?: string
  readonly drafts?: boolean
  /** Output folder, relative to the site. */
  readonly out?: string
  /** The build follows the edit at once. Others do an hour later, when files have long been at rest. */
  readonly atOnce?: boolean
  /** False for a run that renders everything and keeps nothing, as `diglot check` does. */
  readonly write?: boolean
}

/** Output paths, sorted. */
export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export interface Built extends Omit<BuildResult, 'rendered' | 'renderedPaths'> {
  /** Output paths of the pages that were really rendered in this run, sorted. */
  readonly rendered: readonly string[]
  /** What this run changed in the output, by its bytes before and after. */
  readonly changes: Changes
  /** The output folder holds files that no list names, so nothing was built. */
  readonly refused: boolean
}

/** A site in a folder of its own that is edited and built, as its newsroom does. */
export interface Newsroom {
  readonly folder: string
  readonly cache: string
  write(path: string, content: string | Uint8Array): void
  /** Replaces a text that the file must contain. */
  edit(path: string, from: string, to: string): void
  remove(path: string): void
  move(from: string, to: string): void
  read(path: string): string
  /** Output path → bytes, as latin1 text. */
  output(out?: string): ReadonlyMap<string, string>
  /**
   * Builds with the cache, and once more without one in a copy of the site elsewhere. Throws if the two differ in a
   * single byte of the output or in anything they report: so every test of what is rendered is one of what is right.
   */
  build(as?: BuildAs): Promise<Built>
  /** A build whose machine stops when so many files have been moved into the output; true if it came to that. */
  interrupted(moved: number): Promise<boolean>
  /** Remembers the site's files, and returns what puts them back. */
  remember(): () => void
  /** A second newsroom with a copy of this one's folder, whose files all have new times. */
  clone(keep?: { readonly cache?: boolean; readonly output?: boolean }): Newsroom
}

const config: SiteConfig<'zh' | 'en'> = {
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '株洲环境', description: '中文版' },
    en: { lang: 'en', label: 'English', title: 'Zhuzhou Air', description: 'The English edition' },
  },
}

/** A newsroom with the tests' plain theme as its templates. */
export function newsroom(files: NewsroomFiles, over: Partial<SiteConfig<'zh' | 'en'>> = {}): Newsroom {
  const folder = ownFolder('newsroom')
  const put = (path: string, content: string | Uint8Array): void => writeFile(join(folder, path), content)
  put('site.config.json', JSON.stringify({ ...config, ...over }, null, 2))
  for (const [name, text] of Object.entries(templates)) put(`templates/${name}`, text)
  for (const [name, text] of Object.entries(strings)) put(`templates/strings/${name}.json`, text)
  for (const [path, content] of Object.entries(files)) put(path, content)
  return open(folder)
}

/** Thousands of files are written and removed: in memory where the system has such a disk, which takes half the time. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder that no symbolic link leads to: what is found there is found at one path. Whoever makes it removes it. */
function temporaryFolder(name: string): string {
  return realpathSync(mkdtempSync(join(disk, `diglot-${name}-`)))
}

/** One that goes when the test is over. */
function ownFolder(name: string): string {
  const folder = temporaryFolder(name)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function open(folder: string): Newsroom {
  const at = (path: string): string => join(folder, path)
  const cache = at('.cache')
  const read = (path: string): string => readFileSync(at(path), 'utf8')
  const output = (out = 'dist'): ReadonlyMap<string, string> => treeOf(at(out))
  let now = '2021-07-01T00:00:00Z'
  return {
    folder,
    cache,
    write: (path, content) => writeFile(at(path), content),
    edit(path, from, to) {
      const before = read(path)
      if (!before.includes(from)) throw new Error(`"${path}" does not contain "${from}"`)
      writeFileSync(
        at(path),
        before.replace(from, () => to),
      )
    },
    remove: path => rmSync(at(path), { recursive: true }),
    move(from, to) {
      mkdirSync(dirname(at(to)), { recursive: true })
      renameSync(at(from), at(to))
    },
    read,
    output,
    async build({ now: moment = now, drafts = false, out = 'dist', write = true, atOnce = false } = {}) {
      now = moment
      const before = output(out)
      const as = { now, drafts, out, write, cache }
      const { renderedPaths, ...result } = await (atOnce
        ? run(folder, as)
        : anHourLater(() => run(folder, as)))
      const after = output(out)
      const refused = result.diagnostics.some(({ code }) => code === 'output/refused')
      if (refused) compareTrees(after, before)
      else {
        const clean = await cleanBuild(folder, { now, drafts, write })
        compare(result, clean.result)
        compareTrees(after, result.ok && write ? clean.output : before)
      }
      return { ...result, rendered: [...renderedPaths].sort(), changes: changesOf(before, after), refused }
    },
    interrupted: moved =>
      new Promise((resolve, reject) => {
        let left = moved
        // Nobody goes on where a machine has stopped: the build waits for this file for ever.
        const rename = (from: string, to: string): Promise<void> => {
          if (left-- > 0) return Promise.resolve(renameSync(from, to))
          resolve(true)
          return new Promise(() => {})
        }
        const open = (): Promise<Opened> => openOutput(folder, 'dist', cache, { rename })
        run(folder, { now, drafts: false, write: true, cache, open }).then(() => resolve(false), reject)
      }),
    remember() {
      const before = siteTree(folder)
      return () => {
        const after = siteTree(folder)
        for (const path of after.keys()) if (!before.has(path)) rmSync(at(path))
        for (const [path, bytes] of before) {
          if (after.get(path) !== bytes) writeFile(at(path), Buffer.from(bytes, 'latin1'))
        }
      }
    },
    clone({ cache: withCache = true, output: withOutput = true } = {}) {
      const copy = ownFolder('clone')
      copySite(folder, copy, [...(withCache ? [] : ['.cache']), ...(withOutput ? [] : ['dist'])])
      return open(copy)
    },
  }
}

interface Run {
  readonly now: string
  readonly drafts: boolean
  readonly out?: string
  readonly write: boolean
  readonly cache: string | null
  /** Folder of the default theme. A site's own templates unless set: then there is one layer only. */
  readonly theme?: string
  /** The site's output folder unless set. */
  readonly open?: () => Promise<Opened>
}

function run(site: string, as: Run): Promise<BuildResult> {
  const { now, drafts, out = 'dist', write, cache, theme, open } = as
  const ownOutput = (): Promise<Opened> => openOutput(site, out, join(site, '.cache'))
  return build({
    site,
    theme: theme ?? join(site, 'templates'),
    now: () => Date.parse(now),
    drafts,
    cache,
    out,
    open: write ? (open ?? ownOutput) : null,
    jobs: 1,
    progress: () => {},
  })
}

const clock = Date.now

/**
 * A file that has only just changed is read again whatever is known of it, so tests that build at once would never see
 * whether what is known of files at rest is right.
 */
async function anHourLater<T>(work: () => Promise<T>): Promise<T> {
  Date.now = () => clock() + 3_600_000
  try {
    return await work()
  } finally {
    Date.now = clock
  }
}

interface Clean {
  readonly result: BuildResult
  readonly output: ReadonlyMap<string, string>
}

/** The last few clean builds: tests build the same site many times, and what is in it decides what is built. */
const known = new Map<string, Promise<Clean>>()

/** What a build says and writes that knows nothing of any build before it. */
export function cleanBuild(
  folder: string,
  as: Pick<Run, 'now' | 'drafts' | 'write' | 'theme'>,
): Promise<Clean> {
  const key = digest(JSON.stringify([as, [...siteTree(folder)]]))
  const clean = known.get(key) ?? buildCopy(folder, as)
  known.delete(key)
  known.set(key, clean)
  const [oldest] = known.keys()
  if (known.size > 8 && oldest !== undefined) known.delete(oldest)
  return clean
}

async function buildCopy(
  folder: string,
  as: Pick<Run, 'now' | 'drafts' | 'write' | 'theme'>,
): Promise<Clean> {
  const copy = temporaryFolder('clean')
  try {
    copySite(folder, copy, notSources)
    const output = new Map<string, string>()
    const open = async (): Promise<Opened> => ({ output: inMemory(output) })
    const result = await run(copy, { ...as, cache: null, ...(as.write ? { open } : {}) })
    return { result, output }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** An output that is kept in memory, so that hundreds of clean builds need no disk. */
function inMemory(files: Map<string, string>): OutputFolder {
  const changes = { added: [], changed: [], removed: [] }
  return {
    standing: () => null,
    foreign: () => null,
    keep: () => false,
    keepRest: () => {},
    staging: { folder: '', whole: false },
    arrive: () => null,
    async stage(path, content) {
      const bytes =
        typeof content === 'string' || content instanceof Uint8Array
          ? Buffer.from(content)
          : readFileSync(content.copyOf)
      files.set(path, bytes.toString('latin1'))
      return null
    },
    commit: async () => ({
      written: files.size,
      unchanged: 0,
      removed: 0,
      changes,
      standing: '',
      failed: null,
    }),
    discard: async () => {},
  }
}

function compare(built: Omit<BuildResult, 'renderedPaths'>, clean: BuildResult): void {
  for (const fact of ['ok', 'articles', 'outputs', 'diagnostics'] as const) {
    if (isDeepStrictEqual(built[fact], clean[fact])) continue
    const [ours, theirs] = [built[fact], clean[fact]].map(value => JSON.stringify(value, null, 2))
    throw new Error(`"${fact}" is not what a clean build says.\nbuilt: ${ours}\nclean: ${theirs}`)
  }
}

/** Throws, naming the paths, if two outputs differ. */
export function compareTrees(built: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): void {
  const differ = [...new Set([...built.keys(), ...wanted.keys()])].flatMap(path => {
    if (!wanted.has(path)) return [`left over: ${path}`]
    if (!built.has(path)) return [`missing: ${path}`]
    return built.get(path) === wanted.get(path) ? [] : [`different: ${path}`]
  })
  if (differ.length > 0) throw new Error(`the output is not a clean build's:\n${differ.sort().join('\n')}`)
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const paths = [...after.keys()].sort()
  return {
    added: paths.filter(path => !before.has(path)),
    changed: paths.filter(path => before.has(path) && before.get(path) !== after.get(path)),
    removed: [...before.keys()].filter(path => !after.has(path)).sort(),
  }
}

/** What lies in a site's folder and is not the site. */
const notSources = ['.cache', 'dist', 'dist2']

function siteTree(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder)
      .filter(name => !notSources.includes(name))
      .flatMap((name): (readonly [string, string])[] => {
        const path = join(folder, name)
        if (statSync(path).isFile()) return [[name, readFileSync(path, 'latin1')]]
        return [...treeOf(path)].map(([below, bytes]) => [`${name}/${below}`, bytes] as const)
      }),
  )
}

function copySite(from: string, to: string, without: readonly string[]): void {
  const filter = (path: string): boolean => dirname(path) !== from || !without.includes(basename(path))
  cpSync(from, to, { recursive: true, filter })
}

function writeFile(path: string, content: string | Uint8Array): void {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
