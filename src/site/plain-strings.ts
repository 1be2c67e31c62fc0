import type { Position } from '../model/article.ts'

export interface PlainString {
  readonly key: string
  readonly text: string
  /** Of the key. */
  readonly at: Position
}

/**
 * Reads a file of strings that is as it should be: JSON, an object of texts, every key once. Nothing of any other: what is
 * wrong with it, and where, a slower parser knows.
 */
export function plainStrings(json: string): PlainString[] | undefined {
  const texts = textsOf(json)
  if (texts === undefined) return undefined
  const found: PlainString[] = []
  let line = 1
  let start = 0
  for (const { 0: token, 1: key, index } of json.matchAll(tokens)) {
    if (token === '\n') {
      line++
      start = index + 1
    } else if (key !== undefined) {
      const name = String(JSON.parse(key))
      found.push({ key: name, text: texts.get(name) ?? '', at: { line, column: index - start + 1 } })
    }
  }
  return found.length === texts.size ? found : undefined
}

/** Ends of lines and all strings of a JSON text; those before a colon are keys. */
const tokens = /\n|("(?:[^"\\]|\\.)*")[ \t]*:|"(?:[^"\\]|\\.)*"/g

function textsOf(json: string): Map<string, string> | undefined {
  try {
    const read: unknown = JSON.parse(json)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined
    const entries = Object.entries(read)
    return entries.every(([, text]) => typeof text === 'string') ? new Map(entries) : undefined
  } catch {
    return undefined
  }
}
