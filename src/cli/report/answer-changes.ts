import { isDeepStrictEqual } from 'node:util'
import { plain } from '../../model/code-frame.ts'

/** One thing that is otherwise: where in the answer, and as it was and is, shortened; or a sentence. */
export type Difference =
  | { readonly where: string; readonly before: string; readonly after: string }
  | { readonly where: string; readonly note: string }

/** What differs between two answers, which are JSON, or the beginning of it, or null where they are not kept. */
export function differences(before: string | null, after: string | null): Difference[] {
  if (before === null && after === null)
    return [{ where: '', note: 'is another one than it was; neither is kept' }]
  const [old, now] = [before, after].map(readAnswer)
  if (before === null) return [{ where: '', note: `is now ${short(now)}; what it was is not kept` }]
  if (isFailure(now)) return [{ where: '', note: `has no answer any more: ${plain(now.failed)}` }]
  return compare('', old, now)
}

function readAnswer(answer: string | null): unknown {
  try {
    return answer === null ? undefined : JSON.parse(answer)
  } catch {
    return answer
  }
}

/** As a query log writes it down. */
function isFailure(value: unknown): value is { readonly failed: string } {
  return isObject(value) && typeof value.failed === 'string' && Object.keys(value).length === 1
}

function compare(where: string, before: unknown, after: unknown): Difference[] {
  if (isDeepStrictEqual(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(where, before, after)
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap(key => compare(where === '' ? key : `${where}.${key}`, before[key], after[key]))
  }
  if (typeof before === 'string' && typeof after === 'string') return [compareTexts(where, before, after)]
  return [{ where, before: short(before), after: short(after) }]
}

function compareLists(where: string, before: readonly unknown[], after: readonly unknown[]): Difference[] {
  if (before.length === after.length && before.every(isObject) && after.every(isObject)) {
    return before.flatMap((one, index) => compare(`${where}[${index}]`, one, after[index]))
  }
  const has = (list: readonly unknown[], one: unknown) => list.some(other => isDeepStrictEqual(one, other))
  const gone = before.filter(one => !has(after, one))
  const come = after.filter(one => !has(before, one))
  if (gone.length + come.length === 0) return [{ where, note: 'the order is another one' }]
  return [
    ...gone.map(one => ({ where, note: `− ${short(one)}` })),
    ...come.map(one => ({ where, note: `+ ${short(one)}` })),
  ]
}

/** Of long texts the first line that differs, and of that what is around the difference. */
function compareTexts(where: string, before: string, after: string): Difference {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const line = old.findIndex((text, index) => text !== now[index])
  const at = line === -1 ? old.length : line
  const place = old.length === 1 && now.length === 1 ? '' : `line ${at + 1}`
  const [a, b] = [[...(old[at] ?? '')], [...(now[at] ?? '')]]
  const same = a.findIndex((character, index) => character !== b[index])
  const from = Math.max(0, (same === -1 ? a.length : same) - context)
  return {
    where: [where, place].filter(text => text !== '').join(', '),
    before: at < old.length ? quoted(a, from) : 'nothing',
    after: at < now.length ? quoted(b, from) : 'nothing',
  }
}

function quoted(characters: readonly string[], from: number): string {
  const text = characters.slice(from, from + room).join('')
  return `"${from > 0 ? '…' : ''}${plain(text)}${characters.length > from + room ? '…' : ''}"`
}

function short(value: unknown): string {
  if (typeof value === 'string') return quoted([...value], 0)
  const characters = [...(JSON.stringify(value) ?? 'nothing')]
  return plain(characters.length > room ? `${characters.slice(0, room).join('')}…` : characters.join(''))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Characters shown before a difference, and in all. */
const context = 12
const room = 48
