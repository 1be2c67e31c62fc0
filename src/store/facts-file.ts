import { readFileSync } from 'node:fs'
import type { Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'

/** What is known of an article besides its body, and where that lies in the pack of bodies. */
export interface Row {
  /** Digest of the article's file. */
  readonly source: string
  readonly offset: number
  readonly length: number
  /** Digest of the body. */
  readonly check: string
  readonly facts: Omit<Parsed, 'body'>
}

/** The rows of a file, of which each line is read when somebody asks for it. */
export interface Facts {
  find(source: string): Row | undefined
  /** All of these that are there and undamaged. */
  rows(sources: ReadonlySet<string>): Row[]
  /** How many of its bodies' bytes belong to these. */
  bytesOf(sources: ReadonlySet<string>): number
}

/** The facts that an engine has written, or undefined if there are none of this engine. */
export function readFacts(file: string, engine: string): Facts | undefined {
  const bytes = read(file)
  const header = `${name} ${engine}\n`
  if (bytes?.toString('latin1', 0, header.length) !== header) return undefined
  const lines = new Map<string, Line>()
  for (let start = header.length; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const [, source, , length] = bytes.toString('latin1', start, Math.min(end, start + 120)).split(' ')
    if (source !== undefined) lines.set(source, { start, end, length: Number(length) || 0 })
    start = end + 1
  }
  const find = (source: string): Row | undefined => {
    const line = lines.get(source)
    return line && toRow(bytes.toString('utf8', line.start, line.end))
  }
  return {
    find,
    rows: sources => [...sources].flatMap(source => find(source) ?? []),
    bytesOf: sources => [...sources].reduce((sum, source) => sum + (lines.get(source)?.length ?? 0), 0),
  }
}

/** All rows as a file of this engine. */
export function factsText(engine: string, rows: readonly Row[]): string {
  return `${name} ${engine}\n${factsLines(rows)}`
}

/** Rows as lines, each with its own digest before it. */
export function factsLines(rows: readonly Row[]): string {
  return rows
    .map(({ source, offset, length, check, facts }) => {
      const line = `${source} ${offset} ${length} ${check} ${JSON.stringify(facts)}`
      return `${digest(line).slice(0, 16)} ${line}\n`
    })
    .join('')
}

interface Line {
  readonly start: number
  readonly end: number
  readonly length: number
}

function toRow(line: string): Row | undefined {
  const [, check, rest = ''] = /^(\S+) (.*)$/.exec(line) ?? []
  if (digest(rest).slice(0, 16) !== check) return undefined
  const [, source = '', offset, length, body = '', facts = ''] =
    /^(\S+) (\d+) (\d+) (\S+) (.*)$/.exec(rest) ?? []
  return { source, offset: Number(offset), length: Number(length), check: body, facts: JSON.parse(facts) }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const name = 'diglot'
