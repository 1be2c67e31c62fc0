import type { ConfigComplaint } from '../../model/config.ts'
import { didYouMean } from '../../text/nearest.ts'

/** A value of a config with its key path: what is wrong with it is noted and reading goes on. */
export interface Node {
  readonly value: unknown
  readonly path: readonly string[]
  readonly complaints: ConfigComplaint[]
}

export function complain(
  node: Node,
  message: string,
  hint?: string,
  related?: ConfigComplaint['related'],
): void {
  node.complaints.push({
    code: 'config/invalid',
    path: node.path,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined ? {} : { related }),
  })
}

/** The value below a key. Only own keys count, so that `constructor` is as absent as it looks. */
export function child(node: Node, key: string): Node {
  const { value, path, complaints } = node
  const own = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
  const inner: unknown = own ? Reflect.get(value, key) : undefined
  return { value: inner, path: [...path, key], complaints }
}

/** The entries of a map; none, with a complaint, if it is something else. */
export function entries(node: Node): [string, Node][] {
  if (!isMap(node.value)) {
    if (node.value !== undefined)
      complain(node, `${nameOf(node)} must be an object, not ${typeName(node.value)}`)
    return []
  }
  return Object.keys(node.value).map(key => [key, child(node, key)])
}

/** Complains of every key that is not known, with the known one that looks like it. */
export function onlyKeys(node: Node, known: readonly string[]): void {
  if (!isMap(node.value)) return
  for (const key of Object.keys(node.value)) {
    if (known.includes(key)) continue
    const where = node.path.length === 0 ? '' : ` in ${nameOf(node)}`
    const hint = didYouMean(key, known) ?? `known here are ${known.join(', ')}`
    node.complaints.push({
      code: 'config/unknown-key',
      path: [...node.path, key],
      message: `"${key}" is not known${where}`,
      hint,
    })
  }
}

/** A text with something in it, or undefined with a complaint. */
export function text(node: Node, example: string): string | undefined {
  if (node.value === undefined) complain(node, `${nameOf(node)} is missing`, `write ${example}`)
  else if (typeof node.value !== 'string') {
    complain(node, `${nameOf(node)} must be a text, not ${typeName(node.value)}`, `write ${example}`)
  } else if (node.value.trim() === '') complain(node, `${nameOf(node)} is empty`, `write ${example}`)
  else if (/[\x00-\x1F\x7F]/.test(node.value)) {
    complain(node, `${nameOf(node)} has a control character or a line break in it`)
  } else if (/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(node.value)) {
    complain(node, `${nameOf(node)} has half of a character in it, or a code point that is none`)
  } else if (node.value.includes('\uFFFD')) {
    const hint = 'it stands for bytes that could not be read: save the file that this comes from as UTF-8'
    complain(node, `${nameOf(node)} has the character U+FFFD in it`, hint)
  } else return node.value
  return undefined
}

/** The same where it may be left out. */
export function optionalText(node: Node): string | undefined {
  return node.value === undefined ? undefined : text(node, 'a text between quotes')
}

/** One of a few words; the first unless set. */
export function oneOf<T extends string>(node: Node, words: readonly [T, ...T[]]): T {
  const [usual] = words
  const found = words.find(word => word === node.value)
  if (found === undefined && node.value !== undefined) {
    const listed = words.map(word => `"${word}"`).join(' or ')
    const hint = typeof node.value === 'string' ? didYouMean(node.value, words) : undefined
    complain(node, `${nameOf(node)} must be ${listed}, not ${show(node.value)}`, hint)
  }
  return found ?? usual
}

/** A whole number from 1 to 1000. */
export function count(node: Node, usual: number): number {
  const { value } = node
  if (value === undefined) return usual
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1000) return value
  complain(node, `${nameOf(node)} must be a whole number from 1 to 1000, not ${show(value)}`)
  return usual
}

/** `"editions.en.title"`, as messages call it. */
export function nameOf(node: Node): string {
  return node.path.length === 0 ? 'the config' : `"${node.path.join('.')}"`
}

/** A map without a prototype: what it does not have, it does not have. */
export function bareMap<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  const map: Record<string, T> = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}

export function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : typeName(value)
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`
}
