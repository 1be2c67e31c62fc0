import type { Prepared } from './fast-rules.ts'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/** Where references lead. */
export interface Definition {
  readonly url: string
  readonly title: string
}

export type Definitions = ReadonlyMap<string, Definition>

/**
 * By the key of their label; of two, the first in the text counts. Nothing where references that satteri does not see
 * might lead to one of them.
 */
export function definitionsIn(memory: SatteriMemory, prepared: Prepared): Definitions | undefined {
  if (!prepared.hasDefinitions) return none
  const definitions = new Map<string, Definition>()
  let longest = 0
  for (const id of memory.allOf(is.definition)) {
    if (isDoubtful(memory.text(id, 24), prepared)) return undefined
    const key = keyOf(memory.text(id, 16))
    if (!definitions.has(key)) definitions.set(key, { url: memory.text(id, 0), title: memory.text(id, 8) })
    longest = Math.max(longest, memory.textLength(id, 0) + memory.textLength(id, 8))
  }
  return longest * bracketsIn(prepared.text) < mostReferred ? definitions : undefined
}

/** As many bytes of addresses and titles as references had, satteri takes what follows for text. */
const mostReferred = 100_000

/** No text has more references. */
function bracketsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) count++
  return count
}

/** What micromark compares labels by; satteri has collapsed their white space. */
export function keyOf(label: string): string {
  return label.toLowerCase().toUpperCase()
}

const none: Definitions = new Map()

function isDoubtful(label: string, { standIns }: Prepared): boolean {
  return oddInLabel.test(label) || (standIns !== undefined && besideStandIns.test(label))
}

/** Space that only satteri trims, and what stands for something else in a table. */
const oddInLabel = /[^\S \t\n]|\|/

/** Stand-ins stand beside marks of emphasis and for Chinese ones: a reference may have one where its definition has none. */
const besideStandIns = /[*_~]|[^\P{P}\x21-\x7E]|[^\P{S}\x21-\x7E]/u
