import type { Heading, Hole } from '../../model/article.ts'
import type { BodyBytes } from '../../model/body.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Definitions } from '../satteri/definitions.ts'
import type { Prepared } from '../satteri/fast-rules.ts'
import type { Heads } from '../satteri/heads.ts'
import { root } from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { printable } from '../tree/holes.ts'
import { emptyTally, type Tally } from '../tree/words.ts'
import { HtmlBytes } from './html-bytes.ts'

/** What the fast way has written so far of one text. */
export interface WriterState {
  readonly memory: SatteriMemory
  readonly html: HtmlBytes
  /** Of what readers read in it: without listings. */
  readonly words: Tally
  readonly holes: Hole[]
  readonly diagnostics: Diagnostic[]
  readonly headings: Heading[]
  readonly heads: Heads['heads']
  readonly step: Heads['step']
  readonly anchors: string[]
  /** What references lead to, by the key of their label. */
  readonly definitions: Definitions
  /** By label. */
  readonly notes: Map<string, Note>
  /** The notes that have a number, in order. */
  readonly numbered: Note[]
  readonly inNote: boolean
  inLink: boolean
  /** Whether the title of a picture is its caption. */
  inFigure: boolean
  /** Whether there may be bare addresses in it, and whether there may be such as begin with `www.`. */
  readonly hasAddress: boolean
  readonly hasWww: boolean
  /** Whether the ends of lines go in the paragraph that is being written, where Chinese is on both sides. */
  joinsLines: boolean
  /** False as soon as something is met that remark must judge. */
  trusted: boolean
}

/** A footnote. */
export interface Note {
  /** From 1 in the order of reference, 0 before that. */
  number: number
  /** How often it is referred to. */
  count: number
  body: BodyBytes
  words: Tally
}

export function newWriterState(
  memory: SatteriMemory,
  { hasAddress, hasWww }: Prepared,
  { heads, step }: Heads,
  definitions: Definitions,
): WriterState {
  html.clear()
  return {
    memory,
    html,
    words: emptyTally(),
    holes: [],
    diagnostics: [],
    headings: [],
    heads,
    step,
    anchors: [],
    definitions,
    notes: new Map(),
    numbered: [],
    inNote: false,
    inLink: false,
    inFigure: false,
    hasAddress,
    hasWww,
    joinsLines: false,
    trusted: true,
  }
}

/** One for all texts: each is taken out before the next begins. */
const html = new HtmlBytes(100_000)

/** The value of an attribute with quotation marks, as rehype-stringify writes it. */
export function quoted(value: string): string {
  return `"${/["&'`\f\r]/.test(value) ? printable(value).replace(/["&'`]/g, reference) : value}"`
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

/** Whether an empty line, the end of the text or a line that begins like this follows a block. */
export function standsAlone(id: number, memory: SatteriMemory, next?: string): boolean {
  const end = memory.endOf(id)
  const from = memory.bytes[end - 1] === lineFeed ? end - 1 : end
  const below = memory.written(from, Math.min(end + 200, memory.endOf(root)))
  if (next !== undefined && /^[ \t]*\n/.test(below) && below.trimStart().startsWith(next)) return true
  return /^[ \t]*(?:$|\n[ \t>]*(?:\n|$))/.test(below)
}

const lineFeed = 10
