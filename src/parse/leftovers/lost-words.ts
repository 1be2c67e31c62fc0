import type { Definition, Nodes, Root, Table } from 'mdast'
import { looksLikeAddress, shown } from '../tree/label.ts'
import { walk } from '../tree/walk.ts'
import type { Leftover } from './leftover.ts'

/** Words that are read and shown nowhere: cells beyond the columns of a table, and prose that is taken for an address. */
export function lostWords(tree: Root, source: string): Leftover[] {
  const lost: Leftover[] = []
  const definitions: Definition[] = []
  const used = new Set<string>()
  walk<Nodes>(tree, node => {
    if (node.type === 'table') lost.push(...lostCells(node, source))
    else if (node.type === 'definition') definitions.push(node)
    else if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
  })
  for (const node of definitions) {
    if (!used.has(node.identifier) && isProse(node.url)) lost.push(...lostDefinition(node, source))
  }
  return lost
}

/** Whether there may be a definition that is told of: for the fast way, quick and sometimes wrong. */
export function mayLoseWords(text: string): boolean {
  return text.includes(']:') && definitionOfProse.test(text)
}

const definitionOfProse = /\[(?!\^)(?:\\.|[^[\]\\]){1,999}\]:[ \t]*\n?[ \t>]*(?!https?:)[^\s/#]*[^\0-\u2FFF]/s

function lostCells({ children: rows }: Table, source: string): Leftover[] {
  const columns = rows[0]?.children.length ?? 0
  return rows.flatMap(row => {
    const words = row.children.slice(columns).flatMap(cell => cell.children)
    const start = words[0]?.position?.start.offset
    const end = words.at(-1)?.position?.end.offset
    if (start === undefined || end === undefined) return []
    const message = `"${shown(source.slice(start, end))}" is not published: the head of the table has ${columns === 1 ? 'one column' : `${columns} columns`}`
    return [{ start, end, message, hint: cellHint }]
  })
}

const cellHint =
  'give the head and the row of dashes as many cells as this row; or put a backslash before a | that is text'

/** Archives keep addresses that nothing refers to any more, and some write `[//]: #` for comments. */
function isProse(url: string): boolean {
  return (
    /\p{Script=Han}/u.test(url) && !/^[a-z][a-z\d+.-]*:|[/#]|\.[a-z]/i.test(url) && !looksLikeAddress(url)
  )
}

function lostDefinition({ position, label }: Definition, source: string): Leftover[] {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) return []
  const words = shown(source.slice(start, end))
  const message = `"${words}" is taken for the address of a link that nothing refers to, and is not published`
  return [{ start, end, message, hint: `put a backslash before it if it is text: \`\\[${label ?? ''}]: …\`` }]
}
