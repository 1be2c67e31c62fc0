import { classifyCharacter } from 'micromark-extension-cjk-friendly-util'

/** Whether a run of `*`, `_` or `~~` can begin emphasis, and whether it can end it. */
export interface Flanks {
  readonly open: boolean
  readonly close: boolean
}

/** What a character is for emphasis, symbols being punctuation; whether it is Chinese or of a neighbour's script. */
export interface FlankClass {
  readonly is: 'space' | 'punctuation' | 'letter'
  readonly cjk: boolean
  /** Whether satteri sees the same in it. */
  readonly isAgreed: boolean
}

/** By CommonMark, where a Chinese mark is a mark like any other: how satteri counts. */
export function plainFlanks(marker: string, before: FlankClass['is'], after: FlankClass['is']): Flanks {
  const left = after !== 'space' && (after !== 'punctuation' || before !== 'letter')
  const right = before !== 'space' && (before !== 'punctuation' || after !== 'letter')
  return marker !== '_' ? { open: left, close: right } : snakeFlanks(left, right, before, after)
}

/** By remark-cjk-friendly, where Chinese beside a run is in nobody's way. */
export function friendlyFlanks(marker: string, before: FlankClass, after: FlankClass): Flanks {
  const mark = (one: FlankClass): boolean => one.is === 'punctuation' && !one.cjk
  const edge = (one: FlankClass): boolean => one.is === 'space' || mark(one)
  const left = !edge(after) || (mark(after) && (edge(before) || before.cjk))
  const right = !edge(before) || (mark(before) && (edge(after) || after.cjk))
  return marker !== '_' ? { open: left, close: right } : snakeFlanks(left, right, before.is, after.is)
}

/** `_` does not work inside of words. */
function snakeFlanks(
  left: boolean,
  right: boolean,
  before: FlankClass['is'],
  after: FlankClass['is'],
): Flanks {
  return { open: left && (!right || before !== 'letter'), close: right && (!left || after !== 'letter') }
}

/** By code point. */
const known = new Map<number, FlankClass>()

/** Of one character, which may be a pair of surrogates; of nothing, which stands for the edge of the text. */
export function flankClassOf(character: string): FlankClass {
  if (character >= '\u4E00' && character <= '\u9FA5') return hanLetter
  const code = character.codePointAt(0) ?? -1
  const found = known.get(code)
  if (found) return found
  const kind = classify(character)
  known.set(code, kind)
  return kind
}

const hanLetter: FlankClass = { is: 'letter', cjk: true, isAgreed: true }

function classify(character: string): FlankClass {
  const group = character === '' ? 1 : classifyCharacter(character.codePointAt(0) ?? 0)
  return {
    is: group & 1 ? 'space' : group & 2 ? 'punctuation' : 'letter',
    cjk: (group & 4096) !== 0,
    isAgreed: agreed.test(character) && !variation.test(character),
  }
}

/**
 * Letters, digits and what is drawn over them; ASCII; the spaces, marks, symbols and emoji that have long been in
 * Unicode; and placeholders. Unicode has gained others since satteri learned them, and it has another idea of some spaces.
 */
const agreed =
  /^(?:|[\p{L}\p{N}]|\p{M}|\p{Cf}|[\x01-\x0A\x0E-\x7E\xA0-\xBF\xD7\xF7\u2000-\u200A\u2010-\u2027\u202F-\u205E\u20A0-\u20BF\u2100-\u23FF\u25A0-\u27BF\u2800-\u28FF\u3000-\u303F\uFDD0-\uFDEF\uFE30-\uFE6B\uFF01-\uFFE6]|[\u{1F1E6}-\u{1F1FF}\u{1F300}-\u{1F6D7}\u{1F900}-\u{1F9FF}\u{1FA70}-\u{1FA88}])$/u

/** remark-cjk-friendly looks at what stands before a selector; and this space is none to satteri. */
const variation = /[\uFE00-\uFE0E]|[\u{E0100}-\u{E01EF}]|\uFEFF/u

/** One character, even where it is a pair of surrogates. */
export function characterBefore(text: string, at: number): string {
  const unit = text.charAt(at - 1)
  return unit >= '\uDC00' && unit <= '\uDFFF' ? text.slice(Math.max(at - 2, 0), at) : unit
}

export function characterAfter(text: string, at: number): string {
  const unit = text.charAt(at)
  return unit >= '\uD800' && unit <= '\uDBFF' ? text.slice(at, at + 2) : unit
}

/** Whether a backslash before this place makes text of what stands there. */
export function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charAt(first - 1) === '\\') first--
  return (at - first) % 2 === 1
}
