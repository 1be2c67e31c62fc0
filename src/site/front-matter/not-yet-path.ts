import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { withoutMarkdown } from '../../text/markdown-name.ts'
import { bare, setOf } from './not-yet-words.ts'

/** The path of a draft in another system: `_drafts/a.md`, `草稿/a.md`, `a.draft.md`, `a（草稿）.md`. */
export function heldByPath(file: string): Diagnostic | null {
  if (!suspect.test(file)) return null
  const [, , ...parts] = withoutMarkdown(file.normalize('NFC')).split('/')
  const name = parts.pop()
  const folder = parts.find(
    part => folders.has(bare(part)) || (part.startsWith('_') && hidden.has(bare(part))),
  )
  const marked = name !== undefined && mark.test(name.normalize('NFKC'))
  if (folder === undefined && !marked) return null
  const what = folder === undefined ? `the name "${name}"` : `the folder "${folder}"`
  const message = `${what} keeps a piece back in other systems, and in Diglot it does not`
  const where = folder === undefined ? 'rename the file' : 'move it to another folder'
  const hint = `set \`draft: true\` in its front matter, or ${where}`
  return diagnostic('front-matter/not-yet', message, { file, line: 1, column: 1 }, { hint })
}

/** Most paths have nothing of the kind in them. */
const suspect = /draft|publish|wip|trash|private|hidden|稿|发布|發佈|發布|回收站/i
const folders = setOf(
  'draft drafts mydrafts unpublished notpublished wip trash 草稿 草稿箱 草稿夹 初稿 未发布 待发布 未完稿 回收站',
)
/** These are topics too, but for those that have a mark before them. */
const hidden = setOf('private hidden unlisted')

/** A law may be called a draft, so that a word alone is none: it stands after a dot or in brackets. */
const mark =
  /(?:\.|[([【〔]\s*)(?:drafts?|unpublished|wip|草稿|初稿|未完稿|未发布|未發布|未發佈)(?:\s*[)\]】〕])?$/i
