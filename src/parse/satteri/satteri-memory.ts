import type { Nodes } from 'mdast'
import type { Position } from '../../model/article.ts'
import { blank, blankHtml } from '../tree/prose.ts'
import type { Prepared } from './fast-rules.ts'
import { field, header, nodeSize } from './layout.ts'
import { Lines } from './lines.ts'
import * as is from './node-types.ts'
import { Offsets } from './offsets.ts'

/**
 * satteri's memory after parsing, as it gives it away: nodes of one size in the order of the text, the ids of their
 * children, their fields, and at the end the text as UTF-8 and behind that what is not in the text as it should be.
 * satteri's own reader makes a tree of it, which takes longer than parsing does; the
 * fast way writes HTML from these bytes.
 */
export class SatteriMemory {
  readonly bytes: Buffer
  /** Whether there may be references such as `&#10;` in the text. */
  readonly hasReferences: boolean
  private readonly view: DataView
  private readonly nodes: number
  private readonly children: number
  private readonly fields: number
  private readonly pool: number
  /** Absent where all characters are those of the source. */
  private readonly standIns: Prepared['standIns']
  /** The text that satteri saw. */
  private readonly source: string
  /** Whether satteri was asked for positions: it counts in UTF-16 units then, and in bytes if not. */
  private readonly isTracked: boolean
  private readonly lines: Lines
  private readonly offsets: Offsets

  constructor(bytes: Uint8Array, { text, standIns }: Prepared, isTracked: boolean) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (view.getUint32(header.node_struct_size, true) !== nodeSize)
      throw new Error('this satteri has another memory than 0.10')
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.hasReferences = text.includes('&')
    this.view = view
    this.nodes = view.getUint32(header.nodes_offset, true)
    this.children = view.getUint32(header.children_offset, true)
    this.fields = view.getUint32(header.type_data_offset, true)
    this.pool = view.getUint32(header.string_pool_offset, true)
    this.standIns = standIns?.restoreIn(this.bytes, this.pool) ? undefined : standIns
    this.source = text
    this.isTracked = isTracked
    this.lines = new Lines(this.bytes, this.pool)
    this.offsets = new Offsets(text, this.bytes, this.pool)
  }

  /** Whether all nodes are of these types, and none nests deeper than this. */
  isWithin(types: ReadonlySet<number>, depth: number): boolean {
    const count = this.view.getUint32(header.node_count, true)
    const depths = count <= ownDepths.length ? ownDepths : new Uint16Array(count)
    depths[0] = 0
    for (let id = 1; id < count; id++) {
      const parent = this.parentOf(id)
      const own = parent < id ? (depths[parent] ?? depth) + 1 : depth + 1
      if (own > depth || !types.has(this.typeOf(id))) return false
      depths[id] = own
    }
    return true
  }

  /** All nodes of a type, in the order of the text. */
  allOf(type: number): number[] {
    const found: number[] = []
    const count = this.view.getUint32(header.node_count, true)
    for (let id = 1; id < count; id++) if (this.typeOf(id) === type) found.push(id)
    return found.sort(
      (one, other) => this.ofNode(one, field.start_offset) - this.ofNode(other, field.start_offset),
    )
  }

  typeOf(id: number): number {
    return this.view.getUint8(this.nodes + id * nodeSize + field.node_type)
  }

  parentOf(id: number): number {
    return this.ofNode(id, field.parent)
  }

  childCount(id: number): number {
    return this.ofNode(id, field.children_count)
  }

  child(id: number, index: number): number {
    return this.view.getUint32(this.children + (this.ofNode(id, field.children_start) + index) * 4, true)
  }

  childrenOf(id: number): number[] {
    const children: number[] = []
    const count = this.childCount(id)
    for (let index = 0; index < count; index++) children.push(this.child(id, index))
    return children
  }

  placeOf(id: number): Position {
    return this.lines.placeOf(this.startOf(id), this.endOf(id))
  }

  /** Where a node stands, as remark says it, if satteri was asked for positions and knows. */
  positionOf(id: number): NodePosition | undefined {
    const of = (offset: number): number => this.ofNode(id, offset)
    const line = of(field.start_line)
    if (line === 0) return undefined
    const start = { line, column: of(field.start_column), offset: of(field.start_offset) }
    const end = { line: of(field.end_line), column: of(field.end_column), offset: of(field.end_offset) }
    return { start, end }
  }

  /** Where a node begins in `bytes`, and where it ends: at the beginning of the text, if satteri does not know. */
  startOf(id: number): number {
    return this.inBytes(this.ofNode(id, field.start_offset))
  }

  endOf(id: number): number {
    return this.inBytes(this.ofNode(id, field.end_offset))
  }

  hasPlace(id: number): boolean {
    return this.ofNode(id, field.end_offset) > 0
  }

  /** What is written in the text there. */
  written(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end)
  }

  /** What the text says before an offset of `bytes`, as satteri saw it. */
  characterBefore(offset: number): string {
    return this.source.charAt(this.offsets.inUnits(offset) - 1)
  }

  /** What the text says before an offset of `bytes` since the last empty line. */
  paragraphBefore(offset: number): string {
    const end = this.offsets.inUnits(offset)
    return this.source.slice(this.source.lastIndexOf('\n\n', end) + 1, end)
  }

  /** The text with blanks in place of what is no prose, as in prose.ts. */
  prose(): string {
    const count = this.view.getUint32(header.node_count, true)
    const bytes = Buffer.from(this.bytes.subarray(this.pool, this.endOf(0)))
    for (let id = 1; id < count; id++) {
      const type = this.typeOf(id)
      const filler = blanks.get(type)
      if (filler !== undefined) bytes.fill(filler, this.startOf(id) - this.pool, this.endOf(id) - this.pool)
      else if (type === is.linkReference && this.childCount(id) > 0) {
        const last = this.child(id, this.childCount(id) - 1)
        bytes.fill(blank, this.endOf(last) - this.pool, this.endOf(id) - this.pool)
      }
    }
    const text = bytes.toString()
    return this.standIns === undefined ? text : this.standIns.restore(text)
  }

  isOfOneLine(id: number): boolean {
    return this.lines.isOne(this.startOf(id), this.endOf(id))
  }

  private inBytes(offset: number): number {
    return this.isTracked ? this.offsets.inBytes(offset) : this.pool + offset
  }

  /** The field of a node at an offset, as text; `''` where there is none. */
  text(id: number, offset: number): string {
    const length = this.textLength(id, offset)
    if (length === 0) return ''
    const start = this.textStart(id, offset)
    // What it is UTF-8 of was text a moment ago, so nobody has to check it.
    const read = this.bytes.toString(
      this.isAscii(start, start + length) ? 'latin1' : 'utf8',
      start,
      start + length,
    )
    return this.standIns === undefined ? read : this.standIns.restore(read)
  }

  private isAscii(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if ((this.bytes[at] ?? 0) >= 0x80) return false
    return true
  }

  /** Where the field begins in `bytes`, which may hold placeholders. */
  textStart(id: number, offset: number): number {
    return this.pool + this.number(id, offset)
  }

  /** In bytes. */
  textLength(id: number, offset: number): number {
    return this.number(id, offset + 4)
  }

  /** Leaves so many bytes of a field, for all who ask for it from now on. */
  cutText(id: number, offset: number, length: number): void {
    this.view.setUint32(this.fields + this.ofNode(id, field.data_offset) + offset + 4, length, true)
  }

  /** Whether the bytes of a field are those of the source's text; they are not where they hold placeholders. */
  isAsWritten(start: number, end: number): boolean {
    if (this.standIns === undefined) return true
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at] ?? 0
      const next = this.bytes[at + 1] ?? 0
      if (
        byte === 0xef
          ? next === 0xb7
          : byte === 0xe2
            ? next >= 0xa0 && next <= 0xa3
            : byte < 0x20 && byte !== 10
      ) {
        return false
      }
    }
    return true
  }

  number(id: number, offset: number): number {
    return offset + 4 > this.ofNode(id, field.data_len)
      ? 0
      : this.view.getUint32(this.fields + this.ofNode(id, field.data_offset) + offset, true)
  }

  byte(id: number, offset: number): number {
    return offset >= this.ofNode(id, field.data_len)
      ? 0
      : this.view.getUint8(this.fields + this.ofNode(id, field.data_offset) + offset)
  }

  private ofNode(id: number, offset: number): number {
    return this.view.getUint32(this.nodes + id * nodeSize + offset, true)
  }
}

type NodePosition = NonNullable<Nodes['position']>

const blanks: ReadonlyMap<number, string> = new Map([
  [is.code, blank],
  [is.inlineCode, blank],
  [is.footnoteReference, blank],
  [is.imageReference, blank],
  [is.html, blankHtml],
])

/** Of nearly all texts. */
const ownDepths = new Uint16Array(4096)
