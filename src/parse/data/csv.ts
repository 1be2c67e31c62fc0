import { CsvError, parse } from 'csv-parse/sync'
import type { Json } from '../../model/article.ts'
import type { DataProblem, DataRead } from './data.ts'

/**
 * Reads CSV as RFC 4180 has it: a list with a map for each row, whose keys are the cells of the first row. All values are
 * text: `0731` and `1.50` are printed as they are written. Rows without any text are left out: spreadsheets leave them
 * behind.
 */
export function readCsv(text: string): DataRead {
  const lines = text.split('\n')
  const offsets = offsetsOf(lines)
  const problems: DataProblem[] = []
  /** At a cell of a row that begins on a line, both counted from 0. */
  const complain = (message: string, line: number, cell: number, hint?: string): void => {
    const [from, to] = spanOf(lines[line] ?? '', cell)
    const start = offsets[line] ?? 0
    const more = hint === undefined ? {} : { hint }
    problems.push({ code: 'data/syntax', message, from: start + from, to: start + to, ...more })
  }
  const rows = rowsOf(text, complain, lines)
  const [header, ...others] = rows
  if (header === undefined) return { value: [], problems }
  const keys = keysOf(header, complain)
  const value: Json[] = []
  for (const { cells, line } of others) {
    if (cells.length === keys.length)
      value.push(Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? ''])))
    else {
      const message = `this row has ${cells.length === 1 ? 'one cell' : `${cells.length} cells`}, and the first row has ${keys.length}`
      complain(message, line, Math.min(keys.length, cells.length - 1), ragged)
    }
  }
  return { value, problems }
}

const ragged =
  'give every row a cell for each column, and put a cell with a comma in it in quotation marks: "a, b"'

interface Row {
  readonly cells: readonly string[]
  /** The line that it begins on, from 0. */
  readonly line: number
}

type Complain = (message: string, line: number, cell: number, hint?: string) => void

/** The rows that have any text, up to the first quotation mark that is wrong. */
function rowsOf(text: string, complain: Complain, lines: readonly string[]): Row[] {
  const rows: Row[] = []
  let read = 0
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines: end }) => {
        const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        if (cells.some(cell => cell !== '')) rows.push({ cells, line: end - 1 - breaks })
        read = end
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = lines.findIndex((one, index) => index >= read && one.trim() !== '')
    const cell = typeof error.column === 'number' ? error.column : 0
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED'
    const message = isOpen
      ? 'the quotation mark of this cell is not closed'
      : 'a quotation mark stands in the middle of this cell'
    complain(
      message,
      line,
      cell,
      'write the whole cell in quotation marks, and one within it twice: "a ""b"" c"',
    )
  }
  return rows
}

/** The names of the columns. */
function keysOf({ cells, line }: Row, complain: Complain): readonly string[] {
  const other = cells.length === 1 ? /[;\t|]/.exec(cells[0] ?? '')?.[0] : undefined
  if (other !== undefined) {
    const called = other === '\t' ? 'tabs' : `"${other}"`
    complain(`the columns are separated by ${called}`, line, 0, 'save the file as CSV with commas')
  }
  for (const [at, key] of cells.entries()) {
    if (key === '') complain('this column has no name', line, at, 'name each column in the first row')
    else if (key === '__proto__') complain('"__proto__" cannot be the name of a column', line, at)
    else if (cells.indexOf(key) < at) complain(`two columns are called "${key}"`, line, at)
  }
  return cells
}

function offsetsOf(lines: readonly string[]): number[] {
  let offset = 0
  return lines.map(line => {
    const start = offset
    offset += line.length + 1
    return start
  })
}

/** Where a cell stands in a line; of one that begins on a later line, the end. */
function spanOf(line: string, cell: number): readonly [from: number, to: number] {
  let from = 0
  let isQuoted = false
  let left = cell
  for (let at = 0; at <= line.length; at++) {
    const mark = line.charAt(at)
    if (mark === '"') isQuoted = !isQuoted
    if (at < line.length && (mark !== ',' || isQuoted)) continue
    if (left === 0 || at === line.length) return [from, at]
    left--
    from = at + 1
  }
  return [from, line.length]
}
