import { fullWidthRules } from './full-width-rules.ts'
import { labelsIn, linkRules } from './link-rules.ts'
import { otherSyntaxRules } from './other-syntax-rules.ts'
import { tagRules } from './tag-rules.ts'

/** What Markdown takes for text though its writer hardly meant it so. */
export interface Leftover {
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint: string
  /** For a picture that is none only for its address: what should have been written. */
  readonly picture?: { readonly alt: string; readonly target: string } | undefined
}

/** One sort of leftover. */
export interface Rule {
  /** Of which each find holds one, with no place in it for a blank. */
  readonly signs: readonly (string | RegExp)[]
  /** Finds none that holds a blank of code (prose.ts). */
  readonly pattern: RegExp
  /** What to tell; nothing where the text says what it means. */
  readonly judge: (found: RegExpMatchArray, prose: Prose) => Judgement | undefined
}

/** What is read, and the labels that are defined in it. */
export interface Prose {
  readonly text: string
  readonly labels: () => ReadonlySet<string>
}

export interface Judgement {
  readonly message: string
  readonly hint: string
  /** Where it begins, if that is before the match. */
  readonly start?: number
  /** Where it ends, if that is before the end of the match. */
  readonly end?: number
  readonly picture?: Leftover['picture']
}

/** Of two that overlap the first counts. */
const rules: readonly Rule[] = [...fullWidthRules, ...tagRules, ...otherSyntaxRules, ...linkRules]

/** Enough to see a pattern. */
const most = 50

/**
 * The rules that may find something in the prose of a text. Blanks may bring together what stands apart in the text, but
 * there is no sign in the prose that is not in the text.
 */
export function rulesFor(text: string): readonly Rule[] {
  const seen = new Set(
    signs.filter(sign => (typeof sign === 'string' ? text.includes(sign) : sign.test(text))),
  )
  return seen.size === 0 ? [] : rules.filter(rule => rule.signs.some(sign => seen.has(sign)))
}

const signs = [...new Set(rules.flatMap(rule => rule.signs))]

/** In order. */
export function leftoversIn(text: string, looked: readonly Rule[] = rules): Leftover[] {
  const found: Leftover[] = []
  let labels: ReadonlySet<string> | undefined
  const prose = { text, labels: () => (labels ??= labelsIn(text)) }
  for (const { pattern, judge } of looked) {
    for (const match of text.matchAll(pattern)) {
      const told = judge(match, prose)
      if (!told) continue
      const end = told.end ?? match.index + match[0].length
      const one = { ...told, start: told.start ?? match.index, end }
      if (!found.some(other => other.start < one.end && one.start < other.end)) found.push(one)
      if (found.length >= most) break
    }
  }
  return found.sort((one, other) => one.start - other.start).slice(0, most)
}
