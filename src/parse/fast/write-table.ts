import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { countGap } from '../tree/words.ts'
import { writeInlines } from './write-inlines.ts'
import { standsAlone, type WriterState } from './writer-state.ts'

/** Writes a table, of which the first row is its head. */
export function writeTable(id: number, state: WriterState): void {
  const { memory, html } = state
  const rows = memory.childrenOf(id)
  const columns = memory.number(id, 0)
  if (!isPlainTable(id, rows, memory)) state.trusted = false
  html.write('<table>')
  for (const [index, row] of rows.entries()) {
    // What stands in cells beyond the columns is not shown, and what becomes of its links is remark's to say.
    if (memory.childCount(row) > columns) state.trusted = false
    const name = index === 0 ? 'th' : 'td'
    html.write(index === 0 ? '\n<thead>\n<tr>\n' : index === 1 ? '\n<tbody>\n<tr>\n' : '\n<tr>\n')
    for (let column = 0; column < columns; column++) {
      const side = sides[memory.byte(id, 4 + column)] ?? ''
      html.write(`<${name}${side}>`)
      if (column < memory.childCount(row)) writeInlines(memory.child(row, column), state)
      html.write(`</${name}>\n`)
      countGap(state.words)
    }
    html.write(index === 0 ? '</tr>\n</thead>' : '</tr>')
  }
  html.write(rows.length > 1 ? '\n</tbody>\n</table>' : '\n</table>')
  countGap(state.words)
}

const sides = ['', ' class="align-left"', ' class="align-right"', ' class="align-center"']

/** Which lines without a bar a table has, and which lines below it in a quotation, is not agreed on. */
function isPlainTable(id: number, rows: readonly number[], memory: SatteriMemory): boolean {
  const hasBar = (row: number): boolean => {
    const at = memory.bytes.indexOf(bar, memory.startOf(row))
    return at >= 0 && at < memory.endOf(row)
  }
  return standsAlone(id, memory) && rows.every(hasBar)
}

const bar = 0x7c
