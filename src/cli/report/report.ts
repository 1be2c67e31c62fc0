import colors from 'picocolors'
import { codeFrame, plain } from '../../model/code-frame.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import { placeName } from '../../model/places.ts'
import { grouped } from './grouped.ts'
import { many, type Summary, summaryLines } from './summary.ts'

export type Format = 'pretty' | 'json' | 'github'

/** Tells people or programs how a run went. */
export interface Report {
  /** Prints problems in the order in which they come. */
  diagnostics(found: readonly Diagnostic[]): void
  /** Prints the numbers of the whole run, once, at its end. */
  summary(facts: Summary): void
}

export interface ReportOptions {
  /** Whether to colour; decided by the environment and by whether `out` is a terminal unless set. */
  readonly color?: boolean
  /** False for runs that only check: nothing is said of files written. True unless set. */
  readonly wrote?: boolean
  /** Every warning, however many there are. */
  readonly all?: boolean
  /** Of very many errors too the first of each code alone: those of a site that is being worked on. */
  readonly brief?: boolean
  /** Problems only. */
  readonly quiet?: boolean
  /** What stands before a file's path so that a terminal or GitHub finds it, e.g. `sites/news/`. */
  readonly prefix?: string
}

interface Out {
  write(text: string): unknown
  readonly isTTY?: boolean
}

/** `read` gives the text of a source file for the frames around problems, if it can be had. */
export function createReport(
  format: Format,
  out: Out,
  read: (file: string) => string | undefined,
  options: ReportOptions = {},
): Report {
  const {
    prefix = '',
    color = wantsColor(process.env, out.isTTY === true),
    all = false,
    brief = false,
    quiet = false,
    wrote = true,
  } = options
  const seen: Diagnostic[] = []
  const lines = linesOf(read)
  const text: Record<Format, (one: Diagnostic) => string> = {
    pretty: one => pretty(one, lines, colors.createColors(color), prefix),
    json: one => jsonLine({ type: 'diagnostic', ...facts(one) }),
    github: one => githubLine(one, prefix),
  }
  return {
    diagnostics: found => {
      seen.push(...found)
      // Programs read all, and their readers choose for themselves.
      if (all || format !== 'pretty') for (const one of found) out.write(`${text[format](one)}\n`)
      else
        for (const { one, alike } of grouped(found, brief ? ['error', 'warning'] : ['warning']))
          out.write(`${text.pretty(one)}${others(alike)}\n`)
    },
    summary: facts => {
      if (format === 'json') out.write(`${jsonLine(summaryFacts(facts, seen))}\n`)
      else {
        if (seen.length > 0) out.write(`${tally(seen)}\n`)
        if (facts.ok && !quiet) out.write(summaryLines(facts, wrote))
      }
    },
  }
}

/** `and 299 more of image/alt in 120 files (diglot check --all shows all)`. */
function others(alike: readonly Diagnostic[]): string {
  const [first] = alike
  if (first === undefined) return ''
  return `  and ${alike.length} more of ${first.code} in ${many(new Set(alike.map(one => one.file)).size, 'file')} (diglot check --all shows all)\n`
}

/** `3 errors, 1 warning in 2 files`. */
export function tally(found: readonly Diagnostic[]): string {
  const errors = found.filter(one => one.severity === 'error').length
  const counts = [many(errors, 'error'), many(found.length - errors, 'warning')].filter(one => one !== '')
  const files = new Set(found.map(one => one.file)).size
  return counts.length === 0 ? 'no problems' : `${counts.join(', ')} in ${many(files, 'file')}`
}

/** Whether to colour: NO_COLOR and FORCE_COLOR decide, else whether somebody is looking (https://no-color.org). */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false
  const forced = env.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return isTerminal && env.TERM !== 'dumb'
}

/** One JSON object on one line, with no character in it that a terminal would act upon. */
export function jsonLine(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value).replace(/[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, found => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** The keys and their order are part of the contract with programs that read them. */
function facts({ code, severity, message, file, line, column, hint, related }: Diagnostic) {
  return { code, severity, message, file, line, column, hint, related }
}

/** Picks the keys of the contract out of what may be a larger object. */
function summaryFacts(facts: Summary, seen: readonly Diagnostic[]) {
  const { ok, articles, outputs, parsed, rendered, written, unchanged, removed } = facts
  const { milliseconds, peakMemoryBytes, heldBack, verified } = facts
  const error = seen.filter(one => one.severity === 'error').length
  return {
    type: 'summary',
    ...{
      ok,
      articles,
      outputs,
      parsed,
      rendered,
      written,
      unchanged,
      removed,
      milliseconds,
      peakMemoryBytes,
    },
    diagnostics: { error, warning: seen.length - error },
    heldBack,
    ...(verified === undefined ? {} : { verified }),
  }
}

function pretty(one: Diagnostic, lines: Lines, paint: Paint, prefix: string): string {
  const tint = one.severity === 'error' ? paint.red : paint.yellow
  const place = paint.cyan(plain(shownPlace(one, prefix)))
  return [
    `${paint.bold(tint(one.severity))} ${paint.bold(one.code)}  ${place}`,
    `  ${wrapped(one.message)}`,
    ...framed(one, lines, paint, tint),
    ...(one.hint === undefined ? [] : [`  ${paint.green('hint:')} ${wrapped(one.hint)}`]),
    ...(one.related ?? []).flatMap(other => [
      `  ${wrapped(other.message)}: ${paint.cyan(plain(shownPlace(other, prefix)))}`,
      ...framed(other, lines, paint, paint.blue),
    ]),
    '',
  ].join('\n')
}

type Paint = ReturnType<typeof colors.createColors>

function framed(place: Place, lines: Lines, paint: Paint, tint: Paint['red']): string[] {
  const rows = codeFrame(place.line === undefined ? [] : lines(place.file), place)
  const width = Math.max(...rows.map(row => row.gutter.length))
  return rows.map(({ gutter, text, kind }) => {
    const shown = kind === 'carets' ? tint(text) : kind === 'context' ? paint.dim(text) : text
    return `  ${paint.dim(`${gutter.padStart(width)} │`)} ${shown}`.trimEnd()
  })
}

/** A message of several lines stays below its heading. */
function wrapped(text: string): string {
  return text.split(/\r?\n/).map(plain).join('\n  ')
}

function shownPlace(place: Place, prefix: string): string {
  return placeName({ ...place, file: shownFile(place.file, prefix) })
}

/** The default theme's files and absolute paths do not lie below the site. */
function shownFile(file: string, prefix: string): string {
  return /^(?:\/|diglot\/)/.test(file) ? file : prefix + file
}

type Lines = (file: string) => readonly string[]

function linesOf(read: (file: string) => string | undefined): Lines {
  const known = new Map<string, readonly string[]>()
  return file => {
    const lines =
      known.get(file) ??
      read(file)
        ?.replace(/^\uFEFF/, '')
        .split(/\r\n?|\n/) ??
      []
    known.set(file, lines)
    return lines
  }
}

/** A command of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine(
  { severity, code, message, hint, file, line, column, endColumn }: Diagnostic,
  prefix: string,
) {
  const properties = Object.entries({
    file: shownFile(file, prefix),
    line,
    col: line === undefined ? undefined : column,
    endColumn: line === undefined ? undefined : endColumn,
    title: code,
  }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]))
  const text = hint === undefined ? message : `${message}\nhint: ${hint}`
  return `::${severity} ${properties.join(',')}::${escapeData(text)}`
}

function escapeData(text: string): string {
  const encoded = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return plain(encoded)
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
