import { isMap, isScalar, parseDocument, visit } from 'yaml'
import type { Code } from '../../model/diagnostic.ts'
import { type Finding, parserProblems } from '../source/yaml-problems.ts'
import { rangeOf, valueReader } from '../source/yaml-value.ts'
import type { DataProblem, DataRead } from './data.ts'
import { numberOf } from './json.ts'

/** Reads YAML as front matter is read, by YAML 1.2's core schema: dates and times are text. Any value may be the whole. */
export function readYamlData(text: string): DataRead {
  try {
    return read(text)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return { problems: [{ code: 'data/syntax', message: tooDeep, from: 0, to: 0 }] }
  }
}

/** The parser recurses with the nesting of the text; some of what that throws it tells as an error of the text. */
const tooDeep = 'the file is nested too deeply'

function read(text: string): DataRead {
  const document = parseDocument(text, strict)
  const reader = valueReader(document, text, numberOf)
  const value = reader.read.value(document.contents)
  const problems = [...parserProblems(document, text), ...reader.findings].map(problemOf)
  return { value, problems: [...problems, ...duplicates(document)].sort((a, b) => a.from - b.from) }
}

/** The parser looks for duplicate keys in the square of their number; they are looked for here. */
const strict = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

function problemOf({ code, message, range, hint }: Finding): DataProblem {
  const [from, to] = range
  const own: Code = code === 'front-matter/syntax' ? 'data/syntax' : code
  const said = message.includes('call stack') ? tooDeep : message
  return { code: own, message: said, from, to, ...(hint === undefined ? {} : { hint }) }
}

function duplicates(document: ReturnType<typeof parseDocument>): DataProblem[] {
  const found: DataProblem[] = []
  visit(document, {
    Map(_, map) {
      const keys = new Map<string, number>()
      for (const { key } of isMap(map) ? map.items : []) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const [from, to] = rangeOf(key)
        const first = keys.get(name)
        if (first === undefined) keys.set(name, from)
        else {
          const message = `the key "${name}" stands here for the second time`
          found.push({ code: 'data/duplicate-key', message, from, to, first })
        }
      }
    },
  })
  return found
}
