/**
 * Every reference to a definition has its whole address and title when it is written down: where a long one is often
 * referred to, a small text becomes a very large one.
 */
export function costsOfReferences(lines: readonly string[], text: string): Float64Array {
  const costs = new Float64Array(lines.length)
  if (!text.includes(']:')) return costs
  const lengths = lengthsOf(text)
  let line = 0
  let end = text.indexOf('\n')
  for (const { 1: label = '', index } of text.matchAll(bracketed)) {
    while (end >= 0 && end < index) {
      line++
      end = text.indexOf('\n', end + 1)
    }
    const cost = lookUp * lengths.size + character * (lengths.get(keyOf(label)) ?? 0)
    costs[line] = (costs[line] ?? 0) + cost
  }
  return costs
}

/** Of a character of an address that is written once more, and of comparing a label with one of another definition. */
const character = 20
const lookUp = 0.1

const bracketed = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g

/** At least as long as each definition with its title is, by its label. */
function lengthsOf(text: string): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>()
  const found = [...text.matchAll(definition)]
  let paragraphEnd = -1
  for (const [index, { 0: opening, 1: label = '', index: start }] of found.entries()) {
    if (paragraphEnd < start) paragraphEnd = endOf(text, text.indexOf('\n\n', start))
    const end = Math.min(endOf(text, found[index + 1]?.index ?? -1), paragraphEnd)
    const isOpen = mayGoOn(text.slice(start + opening.length, end))
    const length = (isOpen ? paragraphEnd : end) - start
    lengths.set(keyOf(label), Math.max(length, lengths.get(keyOf(label)) ?? 0))
  }
  return lengths
}

/** A label and its colon at the beginning of a line, in whatever that stands. */
const definition = /^[ \t>*+.)\d-]*\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/gm

function endOf(text: string, found: number): number {
  return found < 0 ? text.length : found
}

/** Whether the next line may belong to a definition though it looks like one of its own. */
function mayGoOn(rest: string): boolean {
  const said = rest.trim()
  if (said === '' || said.startsWith('<')) return true
  const sign = /\s["'(]/.exec(said)?.[0].slice(1)
  if (sign === undefined) return false
  return !said.endsWith(sign === '(' ? ')' : sign) || said.endsWith(`\\${said.at(-1)}`)
}

function keyOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}
