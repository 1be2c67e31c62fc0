import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { onTestFinished } from 'vitest'
import type { BuildResult } from '../../src/engine/job/job.ts'
import type { SiteConfig } from '../../src/model/config.ts'
import type { Opened } from '../../src/store/output/output-folder.ts'
import { openOutput } from '../../src/store/output/publish.ts'
import { digest } from '../../src/text/digest.ts'
import {
  cleanBuild,
  compareResults,
  compareTrees,
  copySite,
  run,
  siteTree,
  temporaryFolder,
} from './clean-build.ts'
import { root, treeOf } from './cli.ts'
import { parsing } from './parsing.ts'
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
  /** False where one of the next builds is compared with a clean one, which takes its time on a large site. */
  readonly compared?: boolean
}

/** Output paths, sorted. */
export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export interface Built extends Omit<BuildResult, 'rendered' | 'renderedPaths'> {
  /** How often a file was really parsed, by whatever asked for it. */
  readonly parses: number
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
   * single byte of the output or in anything they report, if the first has done more than the second, or if it has
   * touched a file that stayed as it was: so every test of what is rendered is one of what is right.
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
  const plain = [
    ...Object.entries(templates).map(([name, text]) => [`templates/${name}`, text]),
    ...Object.entries(strings).map(([name, text]) => [`templates/strings/${name}.json`, text]),
  ]
  return open(furnished({ ...Object.fromEntries(plain), ...files }, over))
}

/** The folder of the theme that the package ships. */
export const defaultTheme = join(root, 'templates')

/** A newsroom with the default theme, as sites have it: its own templates, if any, lie over that. */
export function themedNewsroom(files: NewsroomFiles, over: Partial<SiteConfig<'zh' | 'en'>> = {}): Newsroom {
  return open(furnished(files, over), defaultTheme)
}

function furnished(files: NewsroomFiles, over: Partial<SiteConfig<'zh' | 'en'>>): string {
  const folder = ownFolder('newsroom')
  writeFile(join(folder, 'site.config.json'), JSON.stringify({ ...config, ...over }, null, 2))
  for (const [path, content] of Object.entries(files)) writeFile(join(folder, path), content)
  return folder
}

/** One that goes when the test is over. */
function ownFolder(name: string): string {
  const folder = temporaryFolder(name)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function open(folder: string, theme?: string): Newsroom {
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
    async build({
      now: moment = now,
      drafts = false,
      out = 'dist',
      write = true,
      atOnce = false,
      compared = true,
    } = {}) {
      now = moment
      const before = output(out)
      const untouched = intact(join(cache, 'outputs.json'), out, before, timesOf(at(out), before))
      const as = { now, drafts, out, write, cache, theme }
      const callsBefore = parsing.calls
      const result = await (atOnce ? run(folder, as) : anHourLater(() => run(folder, as)))
      const parses = parsing.calls - callsBefore
      const after = output(out)
      const changes = changesOf(before, after)
      const refused = result.diagnostics.some(({ code }) => code === 'output/refused')
      if (refused) compareTrees(after, before)
      else if (compared) {
        const clean = await cleanBuild(folder, { now, drafts, write, theme })
        compareTrees(after, clean.result.ok && write ? clean.output : before)
        compareResults(result, parses, clean)
      }
      expectSameTimes(untouched, timesOf(at(out), after), changes)
      return { ...result, parses, rendered: [...result.renderedPaths].sort(), changes, refused }
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
        run(folder, { now, drafts: false, write: true, cache, theme, open }).then(
          () => resolve(false),
          reject,
        )
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
      return open(copy, theme)
    },
  }
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

/** When each file was written, and which file it is. */
function timesOf(folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...files.keys()].map(path => {
      const { mtimeMs, ino } = lstatSync(join(folder, path))
      return [path, `${mtimeMs} ${ino}`]
    }),
  )
}

/** Those of the files that the list of what was written knows, as they are now: only they need not be written again. */
function intact(
  list: string,
  out: string,
  files: ReadonlyMap<string, string>,
  times: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const rows = new Map(listedIn(list, out).map(([path, ...row]) => [path, row]))
  return new Map(
    [...times].filter(([path, time]) => {
      const bytes = files.get(path) ?? ''
      const row = [digest(Buffer.from(bytes, 'latin1')), bytes.length, Number(time.split(' ')[0])]
      return isDeepStrictEqual(rows.get(path), row)
    }),
  )
}

function listedIn(file: string, out: string): [path: string, ...row: unknown[]][] {
  try {
    // The first line is a check sum.
    const { folders } = JSON.parse(readFileSync(file, 'utf8').split('\n')[1] ?? '')
    return folders.find(([name]: [string]) => name === out)[1].filter(Array.isArray)
  } catch {
    return []
  }
}

function expectSameTimes(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  { changed, removed }: Changes,
): void {
  const gone = new Set([...changed, ...removed])
  const touched = [...before].filter(([path, time]) => !gone.has(path) && after.get(path) !== time)
  if (touched.length > 0)
    throw new Error(`written again with the bytes they had:\n${touched.map(([path]) => path).join('\n')}`)
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const paths = [...after.keys()].sort()
  return {
    added: paths.filter(path => !before.has(path)),
    changed: paths.filter(path => before.has(path) && before.get(path) !== after.get(path)),
    removed: [...before.keys()].filter(path => !after.has(path)).sort(),
  }
}

function writeFile(path: string, content: string | Uint8Array): void {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
