import { isMap, isNode, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'
import type { FrontEntry, FrontMatter, Json } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type Continued, continuedQuotes } from './quoted-lines.ts'
import { type Finding, notAMap, parserProblems } from './yaml-problems.ts'
import { type Reader, rangeOf, spellingOf, valueReader } from './yaml-value.ts'

/** What a block of YAML says; where it is wrong, what could be read of it all the same. */
export interface YamlBlock {
  readonly entries: FrontMatter
  readonly diagnostics: readonly Diagnostic[]
}

/** Some of what YAML has takes the parser time in the square of it; no article needs a tenth of this. */
const sizeLimit = 20_000

/**
 * Reads YAML 1.2 by its core schema, where `13:31` and `2021-01-11` are text and not numbers or instants. The
 * block begins with the newline after the first fence, and `above` are the lines above that, so that lines are those of
 * the file.
 */
export function readYaml(block: string, above = 0): YamlBlock {
  if (block.length > sizeLimit) return refuse('the front matter is longer than 20,000 characters', above)
  try {
    return read('\n'.repeat(above) + block)
  } catch (cause) {
    // The parser recurses with the nesting of the text.
    if (!(cause instanceof RangeError)) throw cause
    return refuse('the front matter is nested too deeply', above)
  }
}

const hint = 'front matter says what an article is; put data into a file and link to it'

function refuse(message: string, above: number): YamlBlock {
  const place = { file: '', line: 2 + above, column: 1 }
  return {
    entries: [],
    diagnostics: [diagnostic('markdown/limits', message, place, { hint })],
  }
}

function read(block: string, doubt?: Continued['doubt'], isMended = false): YamlBlock {
  const lineCounter = new LineCounter()
  const document = parseDocument(block, { ...strict, lineCounter })
  if (!isMended && document.errors.some(error => error.message.startsWith('Missing closing'))) {
    const continued = continuedQuotes(block)
    return read(continued.mended, continued.doubt, true)
  }
  const at = placer(lineCounter)
  const reader = valueReader(document, block)
  const { contents } = document
  const entries = isMap(contents)
    ? firstOfEachKey(contents.items).map(pair => entryOf(pair, reader.read, at))
    : []
  const findings = [
    ...(doubt ? [doubt.finding] : []),
    ...parserProblems(document, block, doubt?.within),
    ...(contents && !isMap(contents) ? [notAMap(contents, block)] : []),
    ...reader.findings,
  ]
  return { entries, diagnostics: firstOfEachLine(findings.map(one => diagnosticOf(one, at))) }
}

const strict = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: true,
  merge: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

type At = (from: number, to: number) => FrontEntry['keyAt']

/** Offsets as positions; the end only if it is on the same line. */
function placer(lineCounter: LineCounter): At {
  return (from, to) => {
    const { line, col: column } = lineCounter.linePos(from)
    const end = lineCounter.linePos(to)
    return end.line === line && end.col > column ? { line, column, endColumn: end.col } : { line, column }
  }
}

/** Duplicates are complained about by the parser; the first is taken for what was meant. */
function firstOfEachKey(pairs: readonly Pair[]): readonly Pair[] {
  const seen = new Set<string>()
  return pairs.filter(({ key }) => {
    const name = spellingOf(key)
    return name === undefined || (!seen.has(name) && seen.add(name))
  })
}

function entryOf({ key, value }: Pair, read: Reader, at: At): FrontEntry {
  const where = isNode(value) ? value : key
  const place = { keyAt: at(...rangeOf(key)), valueAt: at(...rangeOf(where)) }
  const name = read.key(key)
  if (isMap(value)) {
    const map = read.value(value)
    return { key: name, value: map, ...place, within: entriesWithin(value.items, map, at) }
  }
  if (!isSeq(value)) return { key: name, value: read.value(value), ...textOf(value), ...place }
  const items = value.items.map(item => ({
    value: read.value(item),
    ...textOf(item),
    at: at(...rangeOf(item)),
  }))
  return { key: name, value: items.map(item => item.value), ...place, items }
}

/** What was read of a map, with its places. */
function entriesWithin(pairs: readonly Pair[], map: Json, at: At): FrontEntry[] {
  return firstOfEachKey(pairs).flatMap(({ key, value }) => {
    const name = spellingOf(key)
    const read = name === undefined ? undefined : Object.entries(map ?? {}).find(([one]) => one === name)
    if (name === undefined || read === undefined) return []
    const where = isNode(value) ? value : key
    return [
      {
        key: name,
        value: read[1],
        ...textOf(value),
        keyAt: at(...rangeOf(key)),
        valueAt: at(...rangeOf(where)),
      },
    ]
  })
}

function textOf(node: unknown): { readonly text?: string } {
  const text = spellingOf(node)
  return text === undefined ? {} : { text }
}

function diagnosticOf({ code, message, range, hint, first }: Finding, at: At): Diagnostic {
  return diagnostic(
    code,
    message,
    { file: '', ...at(...range) },
    {
      ...(hint ? { hint } : {}),
      related: first ? [{ file: '', ...at(...first), message: 'the first one is here' }] : [],
    },
  )
}

/** One slip of the pen makes the parser complain several times; what comes first is nearest to the cause. */
function firstOfEachLine(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter((one, index) => found.findIndex(other => other.line === one.line) === index)
}
