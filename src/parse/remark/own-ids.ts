import type { Heading, Nodes, Root, Text } from 'mdast'
import type { VFile } from 'vfile'
import { diagnostic } from '../../model/diagnostic.ts'
import { findingsOf } from '../tree/holes.ts'
import { walk } from '../tree/walk.ts'

/** What stands in braces at the end of a heading. */
interface Braces {
  /** As it is written, and what is in it. */
  readonly written: string
  readonly id?: string | undefined
  /** Why that is not the heading's id, or what of it means nothing. */
  readonly problem?: string | undefined
}

/** `## 背景 {#background}` gives the heading that id, as other systems have it. */
export function ownIds() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    if (!source.includes('{')) return
    const taken = new Set<string>()
    walk<Nodes>(tree, node => {
      if (node.type === 'heading') takeId(node, source, taken, file)
    })
  }
}

function takeId(heading: Heading, source: string, taken: Set<string>, file: VFile): void {
  const { start, end } = heading.position ?? {}
  const last = heading.children.at(-1)
  if (last?.type !== 'text' || start?.offset === undefined || end?.offset === undefined) return
  const heads = source.slice(start.offset, end.offset)
  const braces = bracesIn(heads)
  if (!braces || !last.value.endsWith(braces.written)) return
  const { written, id } = braces
  const isTwice = id !== undefined && taken.has(id)
  const problem = isTwice ? `the id "${id}" is given to two headings` : braces.problem
  if (problem !== undefined) {
    const above = heads.slice(0, heads.lastIndexOf(written)).split('\n')
    const line = start.line + above.length - 1
    const column = (above.length === 1 ? start.column : 1) + (above.at(-1)?.length ?? 0)
    const place = { file: '', line, column, endColumn: column + written.length }
    findingsOf(file).diagnostics.push(diagnostic('markdown/leftover', problem, place, { hint }))
  }
  if (id === undefined) return
  cut(heading, last, written)
  if (isTwice) return
  taken.add(id)
  heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } }
}

const hint =
  'write an id of letters, digits, hyphens and points behind the words, once in a text: {#background}'

function cut(heading: Heading, text: Text, written: string): void {
  text.value = text.value.slice(0, -written.length).trimEnd()
  if (text.value === '') heading.children.pop()
}

/** The braces at the end of a heading, which is given as it stands in the source. */
export function bracesIn(heading: string): Braces | undefined {
  const [, written = ''] = heading.match(atEnd) ?? []
  if (written === '') return undefined
  const [, id = '', rest = ''] = written.match(/^\{:?[ \t]*#([^\s{}]+)[ \t]*([^{}]*)\}$/) ?? []
  if (id === '') return { written, problem: `"${written}" means nothing here` }
  if (!ofId.test(id)) return { written, problem: `"${id}" cannot be the id of a heading` }
  const problem = rest === '' ? undefined : `"${rest.trim()}" behind an id means nothing here`
  return { written, id: id.normalize('NFC'), problem }
}

/** Not behind a backslash, which makes text of it; before signs that close the heading, or the line that underlines it. */
const atEnd =
  /(?<!(?<!\\)(?:\\\\)*\\)(\{(?:#[^{}\n]|:?[ \t]*[#.][\w-])[^{}\n]*\})[ \t]*(?:[ \t]#+[ \t]*)?(?:\n[ \t>]*(?:=+|-+)[ \t]*)?$/

/** Ids with `d_` in front are the theme's. */
const ofId = /^(?!d_)[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]|(?![\u20E3\uFE00-\uFE0F])\p{M})*$/u
