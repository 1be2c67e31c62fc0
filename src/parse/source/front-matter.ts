import matter from 'gray-matter'
import type { FrontMatter } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { blankAbove, plainFile } from './plain-front-matter.ts'
import { readYaml, type YamlBlock } from './yaml.ts'

/** A file in its two parts. */
export interface Split {
  readonly front: FrontMatter
  /** The Markdown, after as many empty lines as there are above it in the file, so that its positions are true. */
  readonly body: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Cuts a file into front matter and Markdown. */
export function splitFrontMatter(text: string | undefined): Split {
  if (text === undefined) return { front: [], body: undefined, diagnostics: [] }
  const plain = plainFile(text)
  return plain ? { ...plain, diagnostics: [] } : readFrontMatter(text)
}

/**
 * Cuts any file into front matter and Markdown. gray-matter runs `---js` blocks as programs; so the fences are
 * checked before it sees the text, and every engine but that of YAML is replaced by one that refuses.
 */
export function readFrontMatter(text: string): Split {
  const blank = blankAbove(text)
  const above = blank.split('\n').length - 1
  const rest = text.slice(blank.length)
  const lines = rest.split('\n')
  const problem = problemOfFences(lines, above)
  if (problem) return { front: [], body: undefined, diagnostics: [problem] }
  if (!lines[0]?.startsWith('---')) return { front: [], body: text, diagnostics: [missing(lines, above)] }
  const yaml = { parse: (block: string): object => readYaml(block, above) }
  const { data, content } = matter(rest, { language: 'yaml', engines: { ...refusing, yaml } })
  const { entries = [], diagnostics = [] }: Partial<YamlBlock> = data
  const ofFront = lines.length - content.split('\n').length
  return { front: entries, body: '\n'.repeat(above + ofFront) + content, diagnostics }
}

function problemOfFences([first = '', ...rest]: readonly string[], above: number): Diagnostic | undefined {
  if (!/^---/.test(first)) return /^[-–—―－]+\s*$/.test(first) ? wrongFence(first, above) : undefined
  if (!fence.test(first)) return wrongFence(first, above)
  const end = rest.findIndex(line => line.startsWith('---'))
  const closing = rest[end]
  if (closing === undefined) {
    return diagnostic('front-matter/unterminated', 'the front matter does not end', {
      file: '',
      line: above + 1,
      column: 1,
    })
  }
  if (fence.test(closing)) return undefined
  const message = `"${closing}" does not end the front matter, because there is more than three hyphens`
  return diagnostic('front-matter/unterminated', message, { file: '', line: above + end + 2, column: 1 })
}

const fence = /^---[ \t]*$/

function wrongFence(line: string, above: number): Diagnostic {
  const message = `"${line}" does not begin front matter`
  return diagnostic('front-matter/fence', message, {
    file: '',
    line: above + 1,
    column: 1,
    endColumn: line.length + 1,
  })
}

function missing(lines: readonly string[], above: number): Diagnostic {
  const first = lines.find(line => line.trim() !== '')
  const language = first === undefined ? undefined : languageOf(first.trim(), lines)
  if (language !== undefined) {
    const at = { file: '', line: lines.indexOf(first ?? '') + 1 + above, column: 1 }
    const hint = `write it as YAML, between two lines of ---: ${language === 'TOML' ? '`title = "…"` is `title: …`' : '`"title": "…"` is `title: …`'}`
    return diagnostic('front-matter/fence', `the front matter is ${language}, and Diglot reads YAML`, at, {
      hint,
    })
  }
  const isLate = first !== undefined && fence.test(first.trim())
  const message =
    first === undefined
      ? 'the file is empty'
      : isLate
        ? 'the front matter does not begin on the first line'
        : 'the file has no front matter'
  const hint = isLate ? { hint: 'remove what stands above the three hyphens, and spaces before them' } : {}
  return diagnostic('front-matter/missing', message, { file: '', line: 1, column: 1 }, hint)
}

/** What other systems take above a text. A brace also begins a shortcode, and a text may begin with a set. */
function languageOf(first: string, lines: readonly string[]): 'TOML' | 'JSON' | undefined {
  if (/^\+{3}$/.test(first)) return 'TOML'
  if (first === ';;;') return 'JSON'
  if (/^\{\s*"/.test(first)) return 'JSON'
  return first === '{' && /^\{\s*"/.test(lines.join('\n').trim().slice(0, 1000)) ? 'JSON' : undefined
}

/** gray-matter looks engines up by these names and by whatever follows `---`, which the check above rules out. */
const refusing = Object.fromEntries(
  ['javascript', 'js', 'coffee', 'coffeescript', 'cson', 'json', 'toml'].map(name => [
    name,
    { parse: refuse },
  ]),
)

function refuse(): never {
  throw new Error('front matter in another language than YAML got past the check of its fence')
}
