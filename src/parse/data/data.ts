import type { Json, Source } from '../../model/article.ts'
import { type Code, type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { inFile } from '../../model/judge-diagnostics.ts'
import { deepFrozen } from '../../text/deep-frozen.ts'
import { decode } from '../source/decode.ts'
import { readCsv } from './csv.ts'
import { type DataExtension, dataExtension, dataExtensions } from './data-name.ts'
import { readJson } from './json.ts'
import { readYamlData } from './yaml-data.ts'

/** A file below `content/data/`. Its value is frozen: every page that asks gets the one that is remembered. */
export interface DataFile {
  /** Its path below `content/data/` without extension: what `data('weather/zhuzhou')` asks for. */
  readonly name: string
  readonly path: string
  /** Absent where the file could not be read. */
  readonly value?: Json
  readonly diagnostics: readonly Diagnostic[]
}

/** A problem in a text, its place as offsets. */
export interface DataProblem {
  readonly code: Code
  readonly message: string
  readonly from: number
  readonly to: number
  readonly hint?: string
  /** Where the other one is, of two that clash. */
  readonly first?: number
}

/** What a reader makes of a text. */
export interface DataRead {
  readonly value?: Json
  readonly problems: readonly DataProblem[]
}

const readers: Readonly<Record<DataExtension, (text: string) => DataRead>> = {
  yaml: readYamlData,
  yml: readYamlData,
  json: readJson,
  csv: readCsv,
}

/** Parsed by the bytes that a scan has read: in `dev`, an edit of a template does not parse every data file anew. */
const known = new WeakMap<Source, DataFile>()

/** Reads a file of `content/data/`; problems have their places in it. */
export function parseData(source: Source): DataFile {
  const before = known.get(source)
  if (before !== undefined) return before
  const made = parse(source)
  known.set(source, made)
  return made
}

function parse({ path, bytes }: Source): DataFile {
  const name = path
    .slice('content/data/'.length)
    .replace(/\.[^./]*$/, '')
    .normalize('NFC')
  const extension = dataExtension(path)
  if (extension === undefined) return { name, path, diagnostics: [notRead(path)] }
  const { text, diagnostics } = decode(bytes)
  if (text === undefined) return { name, path, diagnostics: inFile(diagnostics, path) }
  const { value, problems } = readers[extension](text)
  const found = problems.slice(0, shownProblems).map(problem => placed(problem, path, text))
  return { name, path, ...(value === undefined ? {} : { value: deepFrozen(value) }), diagnostics: found }
}

/** Enough to see a pattern: a table may be ragged in thousands of rows. */
const shownProblems = 10

function placed(
  { code, message, from, to, hint, first }: DataProblem,
  file: string,
  text: string,
): Diagnostic {
  const begin = positionIn(text, from)
  const end = positionIn(text, to)
  const endColumn = end.line === begin.line && end.column > begin.column ? { endColumn: end.column } : {}
  return diagnostic(
    code,
    message,
    { file, ...begin, ...endColumn },
    {
      ...(hint === undefined ? {} : { hint }),
      related:
        first === undefined ? [] : [{ file, ...positionIn(text, first), message: 'the first one is here' }],
    },
  )
}

function positionIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function notRead(file: string): Diagnostic {
  const hint = `data files are YAML, JSON or CSV: .${dataExtensions.join(', .')}`
  const message = `"${file.slice(file.lastIndexOf('/') + 1)}" is not read: it is no data file`
  return diagnostic('content/extension', message, { file }, { hint })
}
