import { fullWidthRules } from './full-width-rules.ts'
import { labelsIn, linkRules } from './link-rules.ts'
import { otherSyntaxRules } from './other-syntax-rules.ts'
import { withoutEscapes } from './prose.ts'
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
  /** What a text must hold for the pattern to be looked for; none where most texts hold it. */
  readonly signs: readonly string[]
  /** Finds none that holds a blank (prose.ts): so whatever it finds in prose it finds in the text too. */
  readonly pattern: RegExp
  /** Whether it may find anything, where the pattern alone finds too much. */
  readonly mayFind?: (text: string) => boolean
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

/** Whether it is worth while to look for leftovers: quick, and wrong for code. */
export function mayHaveLeftovers(text: string): boolean {
  const seen = withoutEscapes(text)
  if (usual.some(rule => mayFind(rule, seen))) return true
  const signs = signsIn(seen)
  return rare.some(rule => rule.signs.some(sign => signs.has(sign)) && mayFind(rule, seen))
}

function mayFind({ pattern, mayFind }: Rule, text: string): boolean {
  return mayFind === undefined ? text.search(pattern) >= 0 : mayFind(text)
}

const usual = rules.filter(({ signs }) => signs.length === 0)
const rare = rules.filter(({ signs }) => signs.length > 0)

/** The longest first, since only one is found at a place. */
const allSigns = rare.flatMap(({ signs }) => signs).sort((one, other) => other.length - one.length)

/** The signs that another begins with. */
const beginnings = new Map(
  allSigns.map(sign => [sign, allSigns.filter(one => one !== sign && sign.startsWith(one))]),
)

const anySign = new RegExp(allSigns.map(sign => sign.replace(/[[\]{}()*+?.$^|\\]/g, '\\$&')).join('|'), 'g')

/** In one walk: to look for each takes longer. Where one is found, those that it begins with are too. */
function signsIn(text: string): Set<string> {
  const found = new Set<string>()
  anySign.lastIndex = 0
  for (let match = anySign.exec(text); match !== null; match = anySign.exec(text)) {
    found.add(match[0])
    anySign.lastIndex = match.index + 1
  }
  for (const sign of [...found]) for (const beginning of beginnings.get(sign) ?? []) found.add(beginning)
  return found
}

/** In order. */
export function leftoversIn(text: string): Leftover[] {
  const found: Leftover[] = []
  let labels: ReadonlySet<string> | undefined
  const prose = { text, labels: () => (labels ??= labelsIn(text)) }
  for (const { pattern, judge } of rules) {
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
