import type { Nodes, Root } from 'mdast'
import { shown } from '../tree/label.ts'
import { walk } from '../tree/walk.ts'
import type { Leftover } from './leftover.ts'

/** Marks of emphasis in Chinese text that emphasise nothing, so that readers see them. */
export function strayMarks(tree: Root, prose: string): Leftover[] {
  if (!mayBeStray.test(prose)) return []
  const found: Leftover[] = []
  walk<Nodes>(tree, node => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type === 'text' && start !== undefined && end !== undefined)
      found.push(...straysIn(prose, start, end))
  })
  return found
}

/** Whether a text between tags may have one: for the fast way, quick and sometimes wrong. */
export function mayStray(text: string): boolean {
  if (!mayBeStray.test(text)) return false
  // What stands beside the text decides.
  return /^[*_]{2}|[*_]{2}$/.test(text) || straysIn(text, 0, text.length).length > 0
}

const mayBeStray = /(?<!\*)\*{2,3}(?!\*)|(?<!_)__(?!_)/
const runs = /(?<!\*)\*{2,3}(?!\*)|(?<!_)__(?!_)/g

interface Run {
  readonly mark: string
  readonly start: number
  readonly end: number
}

function straysIn(prose: string, from: number, to: number): Leftover[] {
  const all: Run[] = [...prose.slice(from, to).matchAll(runs)].map(({ 0: mark, index }) => ({
    mark,
    start: from + index,
    end: from + index + mark.length,
  }))
  const found: Leftover[] = []
  for (let index = 0; index < all.length; index++) {
    const run = all[index]
    const next = all[index + 1]
    if (run === undefined) break
    const isPair = next?.mark === run.mark
    if (isPair && (isChinese(prose, run) || isChinese(prose, next))) {
      if (run.mark !== '__' || isMeant(prose.slice(run.end, next.start), all.length))
        found.push(pair(prose, run, next))
      index++
    } else if (run.mark === '**' && isChinese(prose, run)) found.push(alone(run))
  }
  return found
}

/** Beside Chinese, or before it at the begin of a line. */
function isChinese(prose: string, { start, end, mark }: Run): boolean {
  const before = prose.charAt(start - 1)
  const after = prose.charAt(end)
  if (mark === '__' && /\w/.test(before + after)) return false
  if (chinese.test(before) || chinese.test(after)) return true
  return (start === 0 || before === '\n') && /^[ \t]\p{Script=Han}/u.test(prose.slice(end, end + 3))
}

const chinese = /[\p{Script=Han}\u3001-\u303F\uFF01-\uFF5E“”‘’…—]/u

/** Forms have places to fill in: `__年__月`. */
function isMeant(words: string, runs: number): boolean {
  return /^[\s\p{P}]|[\s\p{P}]$/u.test(words) || (runs === 2 && [...words].length > 1)
}

function pair(prose: string, { start, end, mark }: Run, next: Run): Leftover {
  const words = prose.slice(end, next.start).trim()
  return {
    start,
    end: next.end,
    message: `"${shown(prose.slice(start, next.end))}" is not bold: readers see the ${mark}`,
    hint: `write **${shown(words)}**, with no space inside the marks; or a backslash before marks that are text`,
  }
}

function alone({ start, end, mark }: Run): Leftover {
  return {
    start,
    end,
    message: `"${mark}" begins or ends no bold words: readers see it`,
    hint: `write ${mark} on both sides of what is to be bold, with no space inside; or \\*\\* if it is text`,
  }
}
