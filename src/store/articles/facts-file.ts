import { readFileSync } from 'node:fs'
import { digest } from '../../text/digest.ts'
import { readUtf8 } from '../../text/utf8.ts'
import { growingNumbers } from './growing-bytes.ts'
import type { ByteRange } from './growing-file.ts'
import { openTextIndex } from './text-index.ts'

/** What is known of an article, and where its body lies in the pack of bodies. */
export interface Row extends ByteRange {
  /** Digest of the article's file. */
  readonly source: string
  /** Digest of the body. */
  readonly check: string
  /** As in facts-text.ts. */
  readonly facts: string
}

/** The rows of a file, of which each line is read when somebody asks for it. */
export interface FactsFile {
  find(source: string): Row | undefined
  /** What all undamaged lines say, in order; of several lines of one source the last one counts. */
  every(): Iterable<Row>
  /** All of these that are there and undamaged. */
  rows(sources: Iterable<string>): Row[]
  /** How many lines the file has, those that are of no use any more included. */
  lines(): number
  /** How many bytes the bodies of these have. */
  bytesOf(sources: Iterable<string>): number
}

/** The facts in a pack with this owner, or undefined if there are none. */
export function readFacts(file: string, owner: string): FactsFile | undefined {
  const bytes = read(file)
  const header = factsHeader(owner)
  if (bytes?.toString('latin1', 0, header.length) !== header) return undefined
  let index: ReturnType<typeof indexOf> | undefined
  let searched = 0
  const lineOf = (source: string): Line | undefined => {
    // Whoever asks for all of them waits for an index; where an article was edited, it would be most of the work.
    if (index === undefined && searched++ < few) return search(bytes, source)
    index ??= indexOf(bytes, header.length)
    return index(source)
  }
  const find = (source: string): Row | undefined => {
    const line = lineOf(source)
    return line && toRow(bytes.subarray(line.start, line.end))
  }
  return {
    find,
    *every() {
      for (let start = header.length; start < bytes.length; ) {
        const end = endOf(bytes, start)
        const row = toRow(bytes.subarray(start, end))
        if (row !== undefined) yield row
        start = end + 1
      }
    },
    lines() {
      let lines = 0
      for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++
      return lines
    },
    rows: wanted => [...wanted].flatMap(source => find(source) ?? []),
    bytesOf: wanted => [...wanted].reduce((sum, source) => sum + (lineOf(source)?.length ?? 0), 0),
  }
}

const few = 8

/** Where a line starts and ends, and how long its body is. */
interface Line {
  readonly start: number
  readonly end: number
  readonly length: number
}

/** The last line of a source counts. */
function search(bytes: Buffer, source: string): Line | undefined {
  if (source === '') return undefined
  for (let at = bytes.length; at > 0; at--) {
    at = bytes.lastIndexOf(source, at, 'latin1')
    if (at < 0) return undefined
    const line = lineAt(bytes, bytes.lastIndexOf(newline, at) + 1)
    if (line.source === source) return line
  }
  return undefined
}

function indexOf(bytes: Buffer, first: number): (source: string) => Line | undefined {
  const sources = openTextIndex()
  const numbers = growingNumbers()
  for (let next = first; next < bytes.length; ) {
    const { start, end, length, source } = lineAt(bytes, next)
    if (source !== undefined) {
      const at = 3 * sources.numberOf(source)
      numbers.set(at, start)
      numbers.set(at + 1, end)
      numbers.set(at + 2, length)
    }
    next = end + 1
  }
  return source => {
    const at = 3 * sources.find(source)
    return at < 0
      ? undefined
      : { start: numbers.get(at), end: numbers.get(at + 1), length: numbers.get(at + 2) }
  }
}

function lineAt(bytes: Buffer, start: number): Line & { readonly source: string | undefined } {
  const end = endOf(bytes, start)
  const [, length, , source] = bytes.toString('latin1', start, Math.min(end, start + 160)).split(' ')
  return { start, end, length: Number(length) || 0, source }
}

/** The first line of a file. */
export function factsHeader(owner: string): string {
  return `diglot ${owner}\n`
}

function endOf(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(newline, start)
  return end < 0 ? bytes.length : end
}

/**
 * What a line says of an article, with its digest before it. The place of the body is not in it: another
 * thread that parses does not know it, and a body at a wrong place is noticed by its own digest.
 */
export function sealedFacts(source: string, check: string, facts: string): string {
  const text = `${source} ${check} ${facts}`
  return `${digest(text).slice(0, 16)} ${text}`
}

/** What a sealed line says that comes from this build and is whole. */
export function openSealedFacts(sealed: string): { readonly source: string; readonly facts: string } {
  const source = sealed.indexOf(' ') + 1
  const check = sealed.indexOf(' ', source) + 1
  const facts = sealed.indexOf(' ', check) + 1
  // Copied, since a part of a text keeps all of it in memory.
  return {
    source: Buffer.from(sealed.slice(source, check - 1), 'latin1').toString('latin1'),
    facts: sealed.slice(facts),
  }
}

/** A line of the file. */
export function factsLine({ offset, length }: ByteRange, sealed: string): string {
  return `${offset} ${length} ${sealed}\n`
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
  const [offset, length, sealed, source = '', check = ''] = bytes
    .toString('latin1', 0, beforeFacts)
    .split(' ')
  if (digest(bytes.subarray(beforeText + 1)).slice(0, 16) !== sealed) return undefined
  const facts = readUtf8(bytes.subarray(beforeFacts + 1)) ?? ''
  return { source, offset: Number(offset), length: Number(length), check, facts }
}

const space = 32
const newline = 10

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
