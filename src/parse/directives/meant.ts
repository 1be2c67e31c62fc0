import type { Directive, DirectiveForm } from '../../model/plugin.ts'
import { nearest } from '../../text/nearest.ts'

/** Name → directive, as settings have it. */
export type Directives = Readonly<Record<string, Directive>>

/**
 * Whether there may be a directive in a text, or what was meant as one: colons at the beginning of a line, or one before a
 * name and a bracket. Every text is asked, and most have a few colons in their addresses and nothing of the kind.
 */
export function mayHaveDirectives(text: string): boolean {
  return mayHave(text, ':') || mayHave(text, '：')
}

function mayHave(text: string, colon: string): boolean {
  for (let at = text.indexOf(colon); at >= 0; at = text.indexOf(colon, at + 1)) {
    const next = text.charCodeAt(at + 1)
    if (isColon(next)) {
      if (isLineStart(text, at)) return true
      while (isColon(text.charCodeAt(at + 1))) at++
    } else if (isLetter(next) && !isBehindWord(text.charCodeAt(at - 1))) {
      named.lastIndex = at + 1
      if (named.test(text)) return true
    }
  }
  return false
}

function isColon(unit: number): boolean {
  return unit === 0x3a || unit === 0xff1a
}

const named = /[A-Za-z][\w-]*[[{［【｛]/y

/** As in `a:b[1]`, and in addresses; see `isMeantInText`. */
function isBehindWord(unit: number): boolean {
  return isLetter(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2f || unit === 0x5c
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a
}

/** Behind nothing but what lists, quotations and footnotes begin with. */
function isLineStart(text: string, at: number): boolean {
  let begin = at
  while (begin > 0 && /[ \t>*+\-\d.)]/.test(text.charAt(begin - 1))) begin--
  if (begin === 0 || text.charAt(begin - 1) === '\n') return true
  return (
    text.charAt(begin - 1) === ':' && /\[\^[^\]\n]*\]:$/.test(text.slice(Math.max(0, begin - 400), begin))
  )
}

/** What looks like a directive in a sentence, and what stands around it. */
export interface TextLook {
  readonly name: string
  /** What stands in brackets and in braces, where there are any. */
  readonly label: string | undefined
  readonly braces: string | undefined
  readonly before: string
  readonly after: string
}

/**
 * Whether `:name[…]` or `:name{…}` in a sentence is a directive, be its name known or not. Colons are common in texts of all
 * kinds: it is none behind a letter or figure of ASCII (`a:b[1]`, `10:x{y}`), nor where its brackets are those of a link. A
 * name that is not known is told of only where nothing else is likely: `题名:Nature[J]` is how Chinese cites a journal.
 */
export function isMeantInText(look: TextLook, directives: Directives): boolean {
  const { name, label, braces, before, after } = look
  if (after === '(' || /[\w/\\]/.test(before) || (label === undefined && braces === undefined)) return false
  if (hasForm(directives, name, 'text')) return true
  if (!/^[A-Za-z][\w-]+$/.test(name)) return false
  if (label !== undefined && /^(?:[\d\s.,:–-]*|[A-Z]{1,2}(?:\/[A-Z]{2})?)$/.test(label)) return false
  if (label !== undefined && braces !== undefined) return true
  if (nearest(name, Object.keys(directives)) !== undefined) return true
  const isApart = /^$|[\s([{（【「『“‘《，。；：、！？…—*_~]/u.test(before)
  return isApart && (label !== undefined || /^[^\s=]+=/.test(braces ?? ''))
}

/** Whether `:::name` or `::name` at the beginning of a line is a directive, be its name known or not. */
export function isMeantAtLine(
  form: 'container' | 'leaf',
  name: string,
  rest: string,
  directives: Directives,
): boolean {
  if (Object.hasOwn(directives, name)) return true
  if (form === 'container' || rest !== '') return /^\p{L}/u.test(name)
  return /^[A-Za-z]/.test(name)
}

export function hasForm(directives: Directives, name: string, form: DirectiveForm): boolean {
  return Object.hasOwn(directives, name) && formsOf(directives[name]).includes(form)
}

export function formsOf(directive: Directive | undefined): readonly DirectiveForm[] {
  return directive?.forms ?? ['container', 'leaf', 'text']
}
