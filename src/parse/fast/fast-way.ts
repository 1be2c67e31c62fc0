import type { Root } from 'mdast'
import type { Hole } from '../../model/article.ts'
import { ownCopy } from '../../text/own-copy.ts'
import { mayHaveDirectives } from '../directives/meant.ts'
import { leftoversIn, rulesFor } from '../leftovers/leftover.ts'
import { mayLoseWords } from '../leftovers/lost-words.ts'
import { mayStray } from '../leftovers/stray-marks.ts'
import { definitionsIn } from '../satteri/definitions.ts'
import { type Prepared, prepare } from '../satteri/fast-rules.ts'
import { headsOf } from '../satteri/heads.ts'
import * as is from '../satteri/node-types.ts'
import { quickParse } from '../satteri/satteri.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { wordsIn } from '../satteri/texts-of.ts'
import { toMdast } from '../satteri/to-mdast.ts'
import { cutAtSentence } from '../tree/lead.ts'
import type { Markdown } from '../tree/markdown.ts'
import { oneLine } from '../tree/plain-text.ts'
import { withoutEscapes } from '../tree/prose.ts'
import { writeBlocks } from './write-blocks.ts'
import { announceNotes, writeNotes } from './write-notes.ts'
import { newWriterState, type WriterState } from './writer-state.ts'

/** What Markdown says by satteri, or nothing where only remark is known to read the text as remark does. */
export function fastWay(text: string): Markdown | undefined {
  const prepared = prepareText(text)
  const memory = prepared && quickParse(prepared)
  const state = prepared && memory && isOrdinary(text, memory) ? write(memory, prepared) : undefined
  return state && toMarkdown(state)
}

/** The syntax tree of Markdown by satteri, or nothing where only remark is known to read the text as remark does. */
export function fastTree(text: string): Root | undefined {
  const prepared = prepareText(text)
  const memory = prepared && quickParse(prepared, true)
  if (!prepared || !memory || !isOrdinary(text, memory)) return undefined
  const tree = toMdast(memory)
  // Whoever writes a text knows whether satteri can be trusted with it; this takes a tenth of what plugins take.
  return write(memory, prepared) && tree
}

function prepareText(text: string): Prepared | undefined {
  return mayHaveDirectives(text) || mayLoseWords(text) ? undefined : prepare(text)
}

function isOrdinary(text: string, memory: SatteriMemory): boolean {
  if (!memory.isWithin(is.written, depthLimit)) return false
  // What is to be told of it is for remark to say.
  const rules = rulesFor(text)
  return rules.length === 0 || leftoversIn(proseIn(text, memory), rules).length === 0
}

/** Neither the stack nor the limits of the other way are the same where thousands of marks nest. */
const depthLimit = 60

/** What was parsed, written down in one walk; nothing where satteri cannot be trusted with it. */
function write(memory: SatteriMemory, prepared: Prepared): WriterState | undefined {
  const heads = headsOf(memory)
  const definitions = definitionsIn(memory, prepared)
  if (!heads || !definitions) return undefined
  const state = newWriterState(memory, prepared, heads, definitions)
  announceNotes(state)
  writeBlocks(is.root, state)
  writeNotes(state)
  return state.trusted && !hasStrays(state.html.written(), memory) ? state : undefined
}

function toMarkdown({ memory, html, words, ...state }: WriterState): Markdown {
  return {
    body: html.take(),
    targets: targetsOf(state.holes),
    headings: state.headings,
    anchors: state.anchors,
    lead: ownCopy(leadOf(memory)),
    words: { han: words.han, latin: words.latin },
    diagnostics: state.diagnostics,
  }
}

/** As in prose.ts. */
function proseIn(text: string, memory: SatteriMemory): string {
  return withoutEscapes(mayHaveBlanks(text) ? memory.prose() : text)
}

/** Whether there may be code, HTML or a reference in it. */
function mayHaveBlanks(text: string): boolean {
  return ['`', '<', ']:', '    ', '\t', '~~~'].some(sign => text.includes(sign))
}

/** What is in no text, as in code, is soon seen not to be. */
function hasStrays(html: Uint8Array, memory: SatteriMemory): boolean {
  const bytes = Buffer.from(html.buffer, html.byteOffset, html.byteLength)
  if (!bytes.includes('**') && !bytes.includes('__')) return false
  return memory.allOf(is.text).some(id => mayStray(memory.text(id, 0)))
}

function targetsOf(holes: readonly Hole[]): string[] {
  const targets: string[] = []
  for (const hole of holes)
    if (hole.kind === 'link' || hole.kind === 'image') targets.push(ownCopy(hole.target))
  return targets
}

/** As in lead.ts: the first paragraph that has words. */
function leadOf(memory: SatteriMemory): string {
  const count = memory.childCount(is.root)
  for (let index = 0; index < count; index++) {
    const id = memory.child(is.root, index)
    const text = memory.typeOf(id) === is.paragraph ? oneLine(wordsIn(memory, id)) : ''
    if (text !== '') return cutAtSentence(text)
  }
  return ''
}
