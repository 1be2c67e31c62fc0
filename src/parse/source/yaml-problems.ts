import { type Document, isScalar, type Node, visit, type YAMLError } from 'yaml'
import type { Code } from '../../model/diagnostic.ts'

export type Range = readonly [from: number, to: number]

/** A complaint whose place is still an offset. */
export interface Finding {
  readonly code: Code
  readonly message: string
  readonly range: Range
  readonly hint?: string
  /** Of two that clash, where the other is. */
  readonly first?: Range
}

/**
 * The parser's errors in words that help an editor who has never read the specification of YAML, but for those within
 * what somebody has complained of already.
 */
export function parserProblems(document: Document, block: string, but: Range = [0, 0]): Finding[] {
  return [...document.errors, ...document.warnings]
    .filter(({ pos: [at] }) => at < but[0] || at >= but[1])
    .map(error => describe(error, document, block))
}

/** For a block that is a list or plain text. */
export function notAMap(contents: Node, block: string): Finding {
  const [from = 1, to = 1] = contents.range ?? []
  const end = block.slice(0, to).trimEnd().length
  return (
    mistakenColon(block, from, end) ?? {
      code: 'front-matter/syntax',
      message: 'the front matter does not consist of lines such as "title: …"',
      range: [from, end],
    }
  )
}

function describe(error: YAMLError, document: Document, block: string): Finding {
  const [from, to] = error.pos
  const range = [from, to] as const
  if (error.code === 'DUPLICATE_KEY') return duplicate(range, document, block)
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const tag = block.slice(from, to)
    return syntax(`the tag "${tag}" is not read`, range, 'write the value without a tag')
  }
  return (
    mistakenColon(block, from, to) ??
    tabbed(error, block) ??
    syntax(`this is not YAML: ${lowerFirst(error.message)}`, range, hints[error.code])
  )
}

function syntax(message: string, range: Range, hint?: string): Finding {
  return { code: 'front-matter/syntax', message, range, ...(hint ? { hint } : {}) }
}

const hints: Partial<Record<YAMLError['code'], string>> = {
  BAD_SCALAR_START: 'put the value in quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that contains ": " in quotation marks',
  UNEXPECTED_TOKEN: 'put a value that begins with "-", "?", ":", "," or a bracket in quotation marks',
  MISSING_CHAR: 'end every key with a colon and a space, and close every quotation mark',
  MULTILINE_IMPLICIT_KEY: 'end every key with a colon and a space',
  BAD_INDENT: 'close every bracket, and indent what belongs to the line above',
  MULTIPLE_DOCS: 'remove the line "..."',
}

/** The parser tells where the second key begins, and nothing of the first. */
function duplicate([from, to]: Range, document: Document, block: string): Finding {
  let first: Range | undefined
  let range: Range = [from, to]
  visit(document, {
    Map(_, map) {
      const keys = map.items.map(pair => (isScalar(pair.key) ? pair.key : undefined))
      const second = keys.find(key => key?.range?.[0] === from)
      if (!second?.range) return undefined
      range = [from, second.range[1]]
      const other = keys.find(key => key?.value === second.value)
      first = other?.range ? [other.range[0], other.range[1]] : undefined
      return visit.BREAK
    },
  })
  const message = `the key "${block.slice(...range)}" stands here for the second time`
  return { code: 'front-matter/duplicate-key', message, range, ...(first ? { first } : {}) }
}

/** `title：a`, `title:　a` and `title:a`: no key, to YAML, but what an input method or a hurry makes of one. */
function mistakenColon(block: string, from: number, to: number): Finding | undefined {
  const start = block.lastIndexOf('\n', Math.max(from - 1, 0)) + 1
  const end = block.indexOf('\n', Math.max(to - 1, start))
  const lines = block.slice(start, end < 0 ? undefined : end)
  const match = lines.match(
    /^[ \t]*(?:- +)*["'\p{L}\p{N}_-]+?(：[ \u00A0\u3000]*|:[\u00A0\u3000]+|:(?=[^\s/]))/mu,
  )
  const colon = match?.[1]
  if (match?.index === undefined || colon === undefined) return undefined
  const at = start + match.index + match[0].length - colon.length
  const message = colon.startsWith('：')
    ? 'the colon here is the full-width "："'
    : `there is no ordinary space after the colon`
  return syntax(message, [at, at + colon.length], 'write an ASCII colon and a space: "title: …"')
}

function tabbed(error: YAMLError, block: string): Finding | undefined {
  const start = block.lastIndexOf('\n', error.pos[0] - 1) + 1
  const [space = ''] = block.slice(start).match(/^[ \t]*/) ?? []
  const tab = space.indexOf('\t')
  if (tab < 0) return undefined
  return syntax('a tab indents this line', [start + tab, start + tab + 1], 'indent with spaces')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
