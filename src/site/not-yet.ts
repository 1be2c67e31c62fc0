import type { FrontEntry, Json } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type Complain, isRecord } from './read-values.ts'

/**
 * What keeps a piece back in another system, under a key that we do not know: it must not be published because of that.
 * Null where an entry says nothing of the kind. `mapped` are the paths within it that the config has read.
 */
export function heldBack(entry: FrontEntry, file: string, mapped: readonly string[]): Diagnostic | null {
  const found = search(entry.key, entry.key, entry.value, true, mapped)
  if (found === null) return null
  const { path, value, field } = found
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  const message = `"${path}: ${shown}" keeps a piece back in other systems, and Diglot does not know the key`
  const key = /^[\w$]+$/.test(path) ? path : `'${path}'`
  const hint =
    field === null
      ? 'write `draft: true`, or drop the line: all readers of the site see what is published'
      : `write \`draft: true\`, or have it read so: \`fields: { ${key}: '${field}' }\` in the site's config`
  return diagnostic('front-matter/not-yet', message, { file, ...entry.keyAt }, { hint })
}

/**
 * Whether a piece is a draft, by a key that the config reads as `draft` or, negated, as its opposite: true or false, or
 * other systems' words for them.
 */
export function readDraft(entry: FrontEntry, negated: boolean, complain: Complain): boolean | undefined {
  const { key, value } = entry
  const word = typeof value === 'string' ? bare(value) : ''
  if (waiting.has(word)) return true
  if (out.has(word)) return false
  if (isYes(value)) return !negated
  if (isNo(value)) return negated
  const message = `"${key}" must be true or false or a word such as "draft" and "publish", not ${JSON.stringify(value)}`
  return complain('front-matter/type', message, undefined, 'write `draft: true` or `draft: false`')
}

interface Held {
  readonly path: string
  readonly value: Json
  /** What the config can read it as. */
  readonly field: 'draft' | '!draft' | null
}

function search(
  path: string,
  key: string,
  value: Json,
  isOuter: boolean,
  mapped: readonly string[],
): Held | null {
  if (mapped.includes(path)) return null
  const name = bare(key)
  if (isRecord(value)) {
    for (const [inner, what] of Object.entries(value)) {
      const found = search(`${path}.${inner}`, inner, what, isOuter && ofPiece.has(name), mapped)
      if (found !== null) return found
    }
    return null
  }
  const held = (field: Held['field']): Held => ({ path, value, field })
  if (certain.has(name) ? !isNo(value) : isOuter && isSlipOfDraft(name) && isYes(value)) return held('draft')
  if (certainOpposites.has(name) && isNo(value)) return held('!draft')
  if (!isOuter) return null
  if (flags.has(name) && isYes(value)) return held('draft')
  if (opposites.has(name) && (isNo(value) || bare(String(value)) === 'never')) return held('!draft')
  if (passwords.has(name) && value !== null && value !== '' && value !== false) return held(null)
  const words = Array.isArray(value) ? value : [value]
  const isWaiting = words.some(word => typeof word === 'string' && waiting.has(bare(word)))
  if (isWaiting && (states.has(name) || certainOpposites.has(name) || opposites.has(name)))
    return held('draft')
  return null
}

/** `is_draft`, `isDraft` and `Is-Draft` are one key. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')
}

function isYes(value: Json): boolean {
  return value === true || value === 1 || (typeof value === 'string' && yes.has(bare(value)))
}

function isNo(value: Json): boolean {
  return value === false || value === 0 || (typeof value === 'string' && no.has(bare(value)))
}

/** `darft`, `drafts`, `draf`: what is unsure is not published. */
function isSlipOfDraft(name: string): boolean {
  return slips.has(name) || [...name].sort().join('') === 'adfrt'
}

const slips = setOf('drafts draf drft daft dratf draftt drafft drfat darft')
const yes = setOf('true yes y on 1 是 真')
const no = setOf('false no n off 0 否 假')

/** These say it wherever they stand; unsure values hold back too. */
const certain = setOf('draft isdraft unpublished isunpublished 草稿')
const certainOpposites = setOf('published ispublished publish 发布 已发布')

/** These only where they are about the piece: a cover may be hidden too. */
const flags = setOf(
  `hidden ishidden hide private isprivate unlisted isunlisted wip workinprogress pending ispending embargoed secret
  protected encrypted encrypt deleted isdeleted trashed disabled inactive nopublish donotpublish dontpublish
  eleventyexcludefromcollections 隐藏 私密 未发布`,
)
const opposites = setOf(
  `public ispublic visible isvisible visibility listed islisted live islive active isactive enabled isenabled show
  display approved isapproved ready released render permalink 公开 可见`,
)
const passwords = setOf('password postpassword passwd 密码')
const states = setOf(
  `status poststatus pagestatus state poststate stage workflow workflowstatus workflowstate visibility postvisibility
  access privacy publishstatus publishingstatus publicationstatus reviewstatus editorialstatus 状态 文章状态 可见性`,
)

const waiting = setOf(
  `draft drafts autodraft private pending pendingreview future scheduled schedule hidden unlisted unpublished
  notpublished wip workinprogress inprogress writing inreview underreview review needsreview awaitingreview toreview
  planned queued idea todo trash trashed deleted inherit internal confidential restricted secret members membersonly
  paid subscribers password passwordprotected protected embargo embargoed rejected onhold notready unapproved skip
  草稿 私密 私有 隐藏 不公开 仅自己可见 待审 待审核 审核中 未审核 待发布 未发布 定时 定时发布`,
)
const out = setOf('publish published public live visible listed released 发布 已发布 公开 可见')

/** Maps that hold what others write at the top. */
const ofPiece = setOf(
  `meta metadata extra params post page article frontmatter custom attributes attrs data options settings build
  publishing publication wordpress wp hexo jekyll hugo ghost eleventy astro cms blog`,
)

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
