import { type Diagnostic, diagnostic, type Related } from '../../model/diagnostic.ts'
import type { Extensions } from '../../model/extensions.ts'
import { readable } from '../../site/query-log.ts'
import { openCache } from '../../store/cache/cache.ts'
import { askedBy } from '../../store/cache/traces.ts'
import { compareOutput } from '../../store/output/compare-output.ts'
import { lookAtOutput, type OutputStatus } from '../../store/output/output-status.ts'
import { build } from '../batch/newsroom.ts'
import { changedSince } from '../incremental/trace-table.ts'
import type { BuildOptions } from '../job/job.ts'
import { type Survey, survey } from './survey.ts'

/** Where the output is, and what is remembered of it. */
export interface Published {
  /** Absolute path of the output folder. */
  readonly folder: string
  /** Folder of the cache, also where the build did not use it. */
  readonly cache: string
}

export interface Verified {
  /** How many files equal those of a clean build. */
  readonly equal: number
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Builds a site once more, with nothing remembered, and compares every byte with an output folder. A difference is a
 * bug of ours, or somebody has changed the folder; each is reason by path, with the query that should have reason of
 * it. Nothing is written.
 */
export async function verifyOutput(options: BuildOptions, published: Published): Promise<Verified> {
  const { output, differing, equal } = compareOutput(published.folder)
  const clean = await build({ ...options, cache: null, open: async () => ({ output }) })
  // What was saved meanwhile may have errors: then nothing has been compared.
  if (!clean.ok) return { equal: 0, diagnostics: clean.diagnostics }
  return { equal: equal(), diagnostics: await tellOf(differing(), options, published) }
}

async function tellOf(
  paths: readonly string[],
  options: BuildOptions,
  published: Published,
): Promise<Diagnostic[]> {
  if (paths.length === 0) return []
  const out = options.out ?? 'dist'
  const look = await lookAtOutput(options.site, out, published.cache)
  const untold = await openUntold(options, published.cache)
  return paths.map(path => {
    const { message, code = 'output/unverified', ...more } = edited[look(path).status] ?? untold(path)
    return diagnostic(code, message, { file: `${out}/${path}` }, more)
  })
}

interface Finding {
  readonly message: string
  readonly hint?: string
  readonly code?: 'plugin/impure'
  readonly related?: readonly Related[]
}

const again = 'delete it and build again'

/** What is nobody's fault but that of whoever writes into the output folder. */
const edited: Partial<Record<OutputStatus, Finding>> = {
  changed: { message: 'somebody has changed this file since it was built', hint: again },
  disguised: { message: 'somebody has changed this file since it was built', hint: again },
  missing: { message: 'somebody has removed this file since it was built', hint: 'build again' },
}

/** For files that are as they were written, and should not have been left so: the queries that should have reason. */
async function openUntold(options: BuildOptions, cacheFolder: string): Promise<(path: string) => Finding> {
  const cache = options.cache === null ? null : openCache(cacheFolder, options.out ?? 'dist')
  const traces = cache?.traces() ?? null
  const clean = await survey(options, null)
  return path => {
    const trace = traces?.pages.get(path)
    const numbers =
      !traces || !trace || 'broken' in clean ? [] : changedSince(trace, traces.noted, clean.queryLog)
    const asked = !traces || !trace ? [] : askedBy(trace).map(number => traces.noted.query(number))
    const impure =
      'broken' in clean
        ? null
        : impureOf(
            asked,
            numbers.map(number => traces?.noted.query(number) ?? ''),
            clean,
          )
    if (impure !== null) return impure
    const changed = numbers.slice(0, 3).map(number => readable(traces?.noted.query(number) ?? ''))
    if (numbers.length > 3) changed.push(`${numbers.length - 3} more`)
    const reason =
      changed.length === 0
        ? 'no query of this page tells why'
        : `nobody noticed another answer to ${changed.join(', ')}`
    return { message: `this file is not what a clean build gives: ${reason}` }
  }
}

/**
 * Where the page uses plugins and no answer of Diglot's is another one, it is they who are not pure; where a text is parsed
 * otherwise, those that change texts.
 */
function impureOf(
  asked: readonly string[],
  changed: readonly string[],
  { extensions }: Survey,
): Finding | null {
  const isOfText = changed.length > 0 && changed.every(query => /^\["(?:body|headings|article)",/.test(query))
  const { remark, rehype } = extensions
  const names = isOfText
    ? [...remark, ...rehype].map(({ name }) => name)
    : changed.length === 0
      ? asked.flatMap(query => /^\["plugin","(.*)"\]$/.exec(query)?.[1] ?? [])
      : []
  const [first, ...others] = new Set(names)
  if (first === undefined) return null
  const all = [first, ...others]
  const who =
    others.length === 0
      ? `plugin "${first}"`
      : `one of the plugins ${all.map(name => `"${name}"`).join(', ')}`
  const related = all.flatMap(name => {
    const file = fileOf(name, extensions)
    return file === undefined ? [] : [{ message: `plugin "${name}" is here`, file }]
  })
  return {
    code: 'plugin/impure',
    message: `${who} gave another result for this file when it was asked twice`,
    related,
  }
}

function fileOf(name: string, { filters, functions, queries, outputs }: Extensions): string | undefined {
  const all = [filters, functions, queries, outputs].flatMap(one => [...one.values()])
  return all.find(({ plugin }) => plugin === name)?.file
}
