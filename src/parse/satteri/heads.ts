import { ownCopy } from '../../text/own-copy.ts'
import { bracesIn } from '../remark/own-ids.ts'
import { type HeadingId, idsOf } from '../tree/heading-ids.ts'
import { joined } from '../tree/join-lines.ts'
import { oneLine } from '../tree/plain-text.ts'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'
import { wordsIn } from './texts-of.ts'

/** What must be known of all headings before the first is written. */
export interface Heads {
  /** By node. */
  readonly heads: ReadonlyMap<number, Head>
  /** As in demoteHeadings: the title of the page is its only h1. */
  readonly step: 0 | 1
}

export interface Head extends HeadingId {
  readonly words: string
}

/**
 * The headings of a text; nothing where remark has to look at one. Ids in braces are taken out of the memory, so that
 * nobody reads them as words.
 */
export function headsOf(memory: SatteriMemory): Heads | undefined {
  const nodes: number[] = []
  collect(is.root, memory, nodes)
  const owns: (string | undefined)[] = []
  for (const node of nodes) {
    const own = takeId(node, memory)
    if (own === 'doubtful' || (own !== undefined && owns.includes(own.id))) return undefined
    owns.push(own?.id)
  }
  const words = nodes.map(node =>
    ownCopy(oneLine(wordsIn(memory, node)) || oneLine(descriptionsIn(memory, node))),
  )
  const ids = idsOf(words.map((one, index) => ({ words: one, own: owns[index] })))
  const heads = new Map(
    nodes.map((node, index) => [node, { words: words[index] ?? '', ...(ids[index] ?? { id: '' }) }]),
  )
  return { heads, step: nodes.some(node => memory.byte(node, 0) === 1) ? 1 : 0 }
}

function collect(id: number, memory: SatteriMemory, found: number[]): void {
  const type = memory.typeOf(id)
  if (type === is.heading) found.push(id)
  if (type === is.heading || type === is.paragraph || type === is.table) return
  const count = memory.childCount(id)
  for (let index = 0; index < count; index++) collect(memory.child(id, index), memory, found)
}

/** As in own-ids.ts, where whatever is not an id and nothing else is told. */
function takeId(heading: number, memory: SatteriMemory): { readonly id: string } | 'doubtful' | undefined {
  const last = memory.child(heading, memory.childCount(heading) - 1)
  if (memory.childCount(heading) === 0 || memory.typeOf(last) !== is.text) return undefined
  const start = memory.textStart(last, 0)
  const end = start + memory.textLength(last, 0)
  if (memory.bytes[end - 1] !== brace) return undefined
  const braces = bracesIn(memory.written(memory.startOf(heading), memory.endOf(heading)))
  if (!braces) return undefined
  const { written, id, problem } = braces
  if (id === undefined || problem !== undefined || !memory.isAsWritten(start, end)) return 'doubtful'
  const text = memory.text(last, 0)
  if (!text.endsWith(written)) return 'doubtful'
  const kept = text.slice(0, -written.length).trimEnd()
  memory.cutText(last, 0, Buffer.byteLength(kept))
  return { id }
}

const brace = 0x7d

function descriptionsIn(memory: SatteriMemory, id: number): string {
  const type = memory.typeOf(id)
  if (type === is.image) return joined(memory.text(id, 8))
  if (type === is.imageReference) return joined(memory.text(id, 20))
  return memory
    .childrenOf(id)
    .map(child => descriptionsIn(memory, child))
    .join(' ')
}
