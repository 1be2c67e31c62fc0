import { readFileSync } from 'node:fs'
import type { Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'
import { readUtf8 } from '../text/utf8.ts'
import type { Place } from './growing-file.ts'

/** Everything but the body. */
export type Facts = Omit<Parsed, 'body'>

/** What is known of an article, and where its body lies in the pack of bodies. */
export interface Row extends Place {
  /** Digest of the article's file. */
  readonly source: string
  /** Digest of the body. */
  readonly check: string
  readonly facts: Facts
}

/** The rows of a file, of which each line is read when somebody asks for it. */
export interface FactsFile {
  find(source: string): Row | undefined
  /** All of these that are there and undamaged. */
  rows(sources: Iterable<string>): Row[]
  /** How many bytes the bodies of these have. */
  bytesOf(sources: Iterable<string>): number
}

/** The facts that an engine has written, or undefined if there are none of this engine. */
export function readFacts(file: string, engine: string): FactsFile | undefined {
  const bytes = read(file)
  const header = factsHeader(engine)
  if (bytes?.toString('latin1', 0, header.length) !== header) return undefined
  const lines = new Map<string, Line>()
  for (let start = header.length; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const [, length, , source] = bytes.toString('latin1', start, Math.min(end, start + 160)).split(' ')
    if (source !== undefined) lines.set(source, { start, end, length: Number(length) || 0 })
    start = end + 1
  }
  const find = (source: string): Row | undefined => {
    const line = lines.get(source)
    return line && toRow(bytes.subarray(line.start, line.end))
  }
  return {
    find,
    rows: sources => [...sources].flatMap(source => find(source) ?? []),
    bytesOf: sources => [...sources].reduce((sum, source) => sum + (lines.get(source)?.length ?? 0), 0),
  }
}

/** The first line of a file. */
export function factsHeader(engine: string): string {
  return `diglot ${engine}\n`
}

/**
 * What a line says of an article, with its digest before it. The place of the body is not in it: whoever parses in
 * another thread does not know it, and a body at a wrong place is noticed by its own digest.
 */
export function factsSeal(source: string, check: string, facts: Facts): string {
  const text = `${source} ${check} ${JSON.stringify(facts)}`
  return `${digest(text).slice(0, 16)} ${text}`
}

/** The facts in a seal that comes from this build and is whole. */
export function factsOf(seal: string): Facts {
  let start = 0
  for (let field = 0; field < 3; field++) start = seal.indexOf(' ', start) + 1
  return JSON.parse(seal.slice(start))
}

/** A line of the file. */
export function factsLine({ offset, length }: Place, seal: string): string {
  return `${offset} ${length} ${seal}\n`
}

interface Line {
  readonly start: number
  readonly end: number
  readonly length: number
}

/** The row that a line holds; nothing if it is damaged. */
export function toRow(line: Uint8Array): Row | undefined {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.length)
  const ends: number[] = []
  for (let end = -1; ends.length < 5; ends.push(end)) {
    end = bytes.indexOf(space, end + 1)
    if (end < 0) return undefined
  }
  const [, , beforeText = 0, , beforeFacts = 0] = ends
  const [offset, length, seal, source = '', check = ''] = bytes.toString('latin1', 0, beforeFacts).split(' ')
  if (digest(bytes.subarray(beforeText + 1)).slice(0, 16) !== seal) return undefined
  const facts = JSON.parse(readUtf8(bytes.subarray(beforeFacts + 1)) ?? 'null')
  return { source, offset: Number(offset), length: Number(length), check, facts }
}

const space = 32

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
