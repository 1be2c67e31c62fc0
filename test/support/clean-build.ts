import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build } from '../../src/engine/batch/newsroom.ts'
import type { BuildResult } from '../../src/engine/job/job.ts'
import type { Opened, OutputFolder } from '../../src/store/output/output-folder.ts'
import { openOutput } from '../../src/store/output/publish.ts'
import { digest } from '../../src/text/digest.ts'
import { treeOf } from './cli.ts'
import { parsing } from './parsing.ts'

export interface Run {
  readonly now: string
  readonly drafts: boolean
  readonly out?: string
  readonly write: boolean
  readonly cache: string | null
  /** Folder of the default theme. A site's own templates unless set: then there is one layer only. */
  readonly theme?: string | undefined
  /** The site's output folder unless set. */
  readonly open?: () => Promise<Opened>
}

/** One build in this process. */
export function run(site: string, as: Run): Promise<BuildResult> {
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

export interface Clean {
  readonly result: BuildResult
  readonly output: ReadonlyMap<string, string>
  /** How many files were parsed. */
  readonly parses: number
}

type CleanAs = Pick<Run, 'now' | 'drafts' | 'write' | 'theme'>

/** The last few clean builds: tests build the same site many times, and what is in it decides what is built. */
const known = new Map<string, Promise<Clean>>()

/** What a build says and writes that knows nothing of any build before it. */
export function cleanBuild(folder: string, as: CleanAs): Promise<Clean> {
  const key = digest(JSON.stringify([as, [...siteTree(folder)]]))
  const clean = known.get(key) ?? buildCopy(folder, as)
  known.delete(key)
  known.set(key, clean)
  const [oldest] = known.keys()
  if (known.size > 8 && oldest !== undefined) known.delete(oldest)
  return clean
}

async function buildCopy(folder: string, as: CleanAs): Promise<Clean> {
  const copy = temporaryFolder('clean')
  try {
    copySite(folder, copy, notSources)
    const output = new Map<string, string>()
    const open = async (): Promise<Opened> => ({ output: inMemory(output) })
    const before = parsing.calls
    parsing.remember = true
    const result = await run(copy, { ...as, cache: null, ...(as.write ? { open } : {}) })
    return { result, output, parses: parsing.calls - before }
  } finally {
    parsing.remember = false
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
    departures: () => [],
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

/**
 * Throws if a build says anything else than a clean one, or has done more than it: whatever the cache is like, nothing
 * is parsed or rendered that a build without one would not.
 */
export function compareResults(built: BuildResult, parses: number, clean: Clean): void {
  for (const fact of ['ok', 'articles', 'outputs', 'heldBack', 'diagnostics'] as const) {
    const [said, wanted] = [built, clean.result].map(result =>
      // A clean build knows of no build before it.
      fact === 'diagnostics' ? result.diagnostics.filter(one => one.code !== 'address/gone') : result[fact],
    )
    if (isDeepStrictEqual(said, wanted)) continue
    const [ours, theirs] = [said, wanted].map(value => JSON.stringify(value, null, 2))
    throw new Error(`"${fact}" is not what a clean build says.\nbuilt: ${ours}\nclean: ${theirs}`)
  }
  if (built.rendered > clean.result.rendered || parses > clean.parses || built.parsed > parses)
    throw new Error(
      `${parses} files parsed and ${built.rendered} pages rendered (it says ${built.parsed} parsed), ` +
        `where a clean build parses ${clean.parses} and renders ${clean.result.rendered}`,
    )
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

/** What lies in a site's folder and is not the site. */
const notSources = ['.cache', 'dist', 'dist2']

/** The files of a site, by path below its folder. */
export function siteTree(folder: string): ReadonlyMap<string, string> {
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

export function copySite(from: string, to: string, without: readonly string[]): void {
  const filter = (path: string): boolean => dirname(path) !== from || !without.includes(basename(path))
  cpSync(from, to, { recursive: true, filter })
}

/** Thousands of files are written and removed: in memory where the system has such a disk, which takes half the time. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder that no symbolic link leads to: what is found there is found at one path. Whoever makes it removes it. */
export function temporaryFolder(name: string): string {
  return realpathSync(mkdtempSync(join(disk, `diglot-${name}-`)))
}
