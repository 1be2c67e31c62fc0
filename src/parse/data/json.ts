import type { Json } from '../../model/article.ts'
import { forbiddenIn } from '../source/decode.ts'
import type { DataProblem, DataRead } from './data.ts'

/**
 * Reads JSON as RFC 8259 has it. `JSON.parse` tells no place in half of its complaints, and takes the last of two values
 * with one key without a word. What stops the reader is the last problem; the value is absent then.
 */
export function readJson(text: string): DataRead {
  const problems: DataProblem[] = []
  const complain = (message: string, from: number, to: number, hint?: string): void => {
    problems.push({ code: 'data/syntax', message, from, to, ...(hint === undefined ? {} : { hint }) })
  }
  let at = 0

  function stop(message: string, hint?: string, from = at): never {
    complain(message, from, from + 1, hint)
    throw new Stopped()
  }

  function space(): void {
    while (/[ \t\n\r]/.test(text.charAt(at))) at++
  }

  function value(depth: number): Json {
    space()
    if (depth > deepest) stop(`the file is nested more than ${deepest} deep`)
    const mark = text.charAt(at)
    if (mark === '{') return map(depth)
    if (mark === '[') return list(depth)
    if (mark === '"') return string()
    const word = wordAt(text, at)
    const from = at
    at += word.length
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (number.test(word)) return numberOf(word)
    return stop(
      mark === '' ? 'the file ends too early' : `a value cannot be ${quoted(word || mark)}`,
      hintOf(word || mark),
      from,
    )
  }

  function map(depth: number): Json {
    const keys = new Map<string, number>()
    const entries: [string, Json][] = []
    items('}', () => {
      const from = at
      if (text.charAt(at) !== '"') {
        const found = wordAt(text, at) || text.charAt(at)
        stop(
          found === '' ? 'the file ends too early' : `a key cannot be ${quoted(found)}`,
          'write keys in quotation marks: {"city": "Zhuzhou"}',
        )
      }
      const key = string()
      const first = keys.get(key)
      if (key === '__proto__') complain('"__proto__" cannot be a key', from, at)
      if (first !== undefined) {
        const message = `the key "${key}" stands here for the second time`
        problems.push({ code: 'data/duplicate-key', message, from, to: at, first })
      } else keys.set(key, from)
      space()
      if (text.charAt(at) !== ':') stop(`a colon is missing after the key "${key}"`, hintOf(text.charAt(at)))
      at++
      const read = value(depth + 1)
      if (first === undefined && key !== '__proto__') entries.push([key, read])
    })
    return Object.fromEntries(entries)
  }

  function list(depth: number): Json {
    const values: Json[] = []
    items(']', () => values.push(value(depth + 1)))
    return values
  }

  /** What stands between brackets, separated by commas. */
  function items(end: string, item: () => void): void {
    const begin = at
    at++
    space()
    if (text.charAt(at) === end) {
      at++
      return
    }
    for (;;) {
      item()
      space()
      const mark = text.charAt(at)
      if (mark === end) break
      if (mark === '') stop(`the bracket ${text.charAt(begin)} is not closed`, undefined, begin)
      if (mark !== ',') stop(`a comma or ${end} is missing here`, hintOf(mark))
      const comma = at
      at++
      space()
      if (text.charAt(at) !== end) continue
      complain('nothing follows this comma', comma, comma + 1, 'delete the comma')
      break
    }
    at++
  }

  function string(): string {
    const from = at
    for (at++; text.charAt(at) !== '"'; at++) {
      const mark = text.charAt(at)
      if (mark === '' || mark === '\n') stop('the quotation mark is not closed on its line', undefined, from)
      if (mark === '\t') stop('a tab cannot stand in a text', 'write \\t')
      if (mark === '\\') {
        if (!escapeSequence.test(text.slice(at, at + 6)))
          stop(`there is no escape "${text.slice(at, at + 2)}"`, 'a backslash itself is written \\\\')
        at++
      }
    }
    at++
    const read = JSON.parse(text.slice(from, at)) as string
    const forbidden = forbiddenIn(read)
    if (forbidden !== undefined) {
      const message = `the character ${forbidden} is not allowed in text`
      problems.push({ code: 'source/control-character', message, from, to: at })
    }
    return read
  }

  try {
    const read = value(0)
    space()
    if (at < text.length) stop('something follows after the end of the value', hintOf(text.charAt(at)))
    return { value: read, problems }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return { problems }
  }
}

class Stopped extends Error {}

/** Far more than anybody writes, and far less than the stack holds. */
const deepest = 200

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

const escapeSequence = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/

/** A number, or its text if a number would lose some of its digits: `43010220240101001` is one that nobody adds up. */
export function numberOf(spelling: string): Json {
  const read = Number(spelling)
  const isExact = Number.isSafeInteger(read) ? !/^[+-]?0\d/.test(spelling) : !/^[+-]?\d+$/.test(spelling)
  return isExact && Number.isFinite(read) ? read : spelling
}

function wordAt(text: string, at: number): string {
  const word = /[^\s,:[\]{}"]+/y
  word.lastIndex = at
  return word.exec(text)?.[0] ?? ''
}

function quoted(word: string): string {
  return word === '"' ? word : `"${word.length > 30 ? `${word.slice(0, 30)}…` : word}"`
}

/** What people write who know JavaScript, Python or an input method better than JSON. */
function hintOf(word: string): string | undefined {
  if (word.startsWith('/') || word.startsWith('#')) return 'JSON has no comments; YAML has'
  if (/^['‘’“”＂「]/.test(word)) return 'write texts in the quotation marks "…"'
  if (/^[，：；｛｝［］]/.test(word)) return 'write ASCII punctuation: , : { } [ ]'
  if (/^(?:none|nil|undefined|nan)$/i.test(word)) return 'write null'
  if (/^(?:true|false)$/i.test(word)) return `write ${word.toLowerCase()}`
  if (/^[-+.\d]/.test(word))
    return 'a number begins with a digit other than 0, and has a point before its decimals'
  return /^\p{L}/u.test(word) ? 'write texts in quotation marks' : undefined
}
