import type { FrontEntry, Json } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { bare, isDate, isNo, isOut, isWaiting, isWaitingWord, isYes, setOf } from './not-yet-words.ts'
import { type Complain, isBlank, isRecord } from './read-texts.ts'

/**
 * What keeps a piece back in another system, under a key that we do not know: it must not be published because of that.
 * Null where an entry says nothing of the kind. `mapped` are the paths within it that the config has read; of a key that it
 * declares the same is true.
 */
export function heldBack(
  entry: FrontEntry,
  file: string,
  mapped: readonly string[],
  isDeclared = false,
): Diagnostic | null {
  const found = search(entry.key, entry.key, entry.value, true, mapped)
  if (found === null) return null
  const { path, value, field } = found
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  const message = `"${path}: ${shown}" keeps a piece back in other systems, and ${isDeclared ? 'here it is a field like others' : 'Diglot does not know the key'}`
  const key = /^[\w$]+$/.test(path) ? path : `'${path}'`
  const hint = isDeclared
    ? 'write `draft: true` too, or give the field another name in the config: all readers of the site see what is published'
    : field === null
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
  if (isYes(value)) return !negated
  if (isNo(value)) return negated
  if (isWaiting(value)) return true
  if (isOut(value)) return false
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
  if (Array.isArray(value)) {
    for (const one of value as readonly Json[]) {
      const found = search(path, key, one, isOuter, mapped)
      // A config cannot read what stands in a list.
      if (found !== null) return { ...found, field: null }
    }
    return null
  }
  if (isRecord(value)) {
    for (const [inner, what] of Object.entries(value)) {
      const within = `${path}.${inner}`
      const found = search(within, inner, what, isOuter && ofPiece.has(name), mapped)
      if (found !== null) return found
      const isOfKey = isOuter && !mapped.includes(within) && isValueKey(inner)
      const field = isOfKey && !isBlank(what) && !isDate(what) ? judge(name, what, true) : undefined
      if (field) return { path: within, value: what, field: readable(what, field) }
    }
    return null
  }
  const field = judge(name, value, isOuter)
  return field === undefined ? null : { path, value, field: field && readable(value, field) }
}

/** The field that a key is, or is the opposite of, where its value keeps a piece back; null for one that is neither. */
function judge(name: string, value: Json, isOuter: boolean): Held['field'] | undefined {
  const goes = isYes(value) || isOut(value)
  if (certain.has(name)) return isNo(value) || isOut(value) ? undefined : 'draft'
  if (certainOpposites.has(name) && (isNo(value) || isWaitingWord(value))) return '!draft'
  if (!isOuter) return undefined
  if (isOfDraft(name)) return isNo(value) || isOut(value) || isDate(value) ? undefined : 'draft'
  if (isSlipOfDraft(name)) return isYes(value) ? 'draft' : undefined
  if (momentOfPublishing.has(name) && isBlank(value)) return '!draft'
  if (isBlank(value)) return undefined
  if (passwords.has(name)) return value === false ? undefined : null
  if (doubtfulFlags.has(name) || negated.test(name)) {
    return isNo(value) || isOut(value) || (isDate(value) && !stillHolds.has(name)) ? undefined : 'draft'
  }
  if (flags.has(name)) return isYes(value) || isWaiting(value) || value === 'always' ? 'draft' : undefined
  if (doubtfulOpposites.has(name)) return goes || isDate(value) ? undefined : '!draft'
  if (opposites.has(name) || /publish(?:ed)?$/.test(name)) {
    return isNo(value) || isWaiting(value) ? '!draft' : undefined
  }
  if (beginnings.test(name)) return isNo(value) || isWaiting(value) ? '!draft' : undefined
  if (doubtfulStates.has(name)) return goes || isDate(value) || isFinished(value) ? undefined : 'draft'
  if (states.has(name)) return isNo(value) || isWaiting(value) ? 'draft' : undefined
  if (places.has(name)) return isWaitingWord(value) ? 'draft' : undefined
  if (kinds.has(name)) return typeof value === 'string' && draftWords.has(bare(value)) ? 'draft' : undefined
  return undefined
}

/** Only what the config's reading of the key would understand is advised. */
function readable(value: Json, field: Held['field']): Held['field'] {
  return isYes(value) || isNo(value) || isWaiting(value) || value === null ? field : null
}

/** `status: { name: Draft }`, `published: { en: false }`: what a map says of its own key. */
function isValueKey(inner: string): boolean {
  return /^(?:(?!by|at|on|in|to|of)[a-z]{2}(?:[-_]\w+)?|name|value|label|id|slug|title|text|state|status|enabled)$/i.test(
    inner,
  )
}

function isOfDraft(name: string): boolean {
  return /^draft|drafts?$|草稿$|^草稿/.test(name) && !everyday.test(name)
}

function isFinished(value: Json): boolean {
  return (
    typeof value === 'string' && /^(?:done|completed?|finished|ongoing|active|完成|已完成)$/.test(bare(value))
  )
}

/** `darft`, `draf`: what is unsure is not published. */
function isSlipOfDraft(name: string): boolean {
  return slips.has(name) || [...name].sort().join('') === 'adfrt'
}

const slips = setOf('draf drft daft dratf drafft drfat darft')

/** Winds, banks, sport, and who wrote a draft and when. */
const everyday =
  /^(?:over|up|down|back|in)?draft(?:s?man|smen|er|ers|ee|ees|picks?|year|round|edby|edat|edon|date|url|link|id)$|^(?:over|up|down|back)drafts?$/

/** These say it wherever they stand; unsure values hold back too. */
const certain = setOf('draft isdraft unpublished isunpublished 草稿')
const certainOpposites = setOf('published ispublished publish 发布 已发布 是否发布')

/** The rest only where they are about the piece: a cover may be hidden too. Of these, too, what is unsure holds back. */
const doubtfulFlags = setOf(
  `hidden ishidden private isprivate unlisted isunlisted wip workinprogress embargo embargoed isembargoed embargountil
  underreview inreview needsreview membersonly confidential trash trashed deleted isdeleted deletedat scheduled
  隐藏 是否隐藏 私密 未发布 未公开 不公开`,
)
/** Since when a piece is gone is no day from which it is there. */
const stillHolds = setOf('trashed deleted deletedat')
const negated =
  /^(?:is|be)?(?:un|not?|non|dont|do?not|never|ignore|skip|exclude(?:from)?|hold|prevent|disable)(?:publish|published|public|publishing|visible|listed|released|live|approved|ready|finished)$/
const flags = setOf(
  `hide pending ispending secret protected encrypted encrypt disabled inactive headless exclude excluded
  eleventyexcludefromcollections unfinished incomplete`,
)
const doubtfulOpposites = setOf(
  `published ispublished publish dgpublish shouldpublish readytopublish public ispublic publishable
  发布 已发布 是否发布 公开 是否公开`,
)
const opposites = setOf(
  `visible isvisible listed islisted live islive active isactive enabled isenabled show display approved isapproved
  ready isready released isreleased render permalink online isonline finished 可见 上线 是否上线 已上线`,
)
const momentOfPublishing = setOf('publishedat publishedon')
const beginnings =
  /^(?:publi(?:sh|shed|cation)|pub|release|live|golive)(?:date|datetime|time|at|on)$|^schedule$|^发布(?:时间|日期)$/
const passwords = setOf('password postpassword passwd 密码')

/** States of publishing and of nothing else: what is unsure holds back. */
const doubtfulStates = setOf(
  `poststatus pagestatus poststate visibility postvisibility publishstatus publishingstatus publicationstatus
  publishstate 发布状态 文章状态 稿件状态 审核状态 可见性`,
)
/** A thing may have such a state too, `200` or `completed`: only what says "not yet" does. */
const states = setOf(
  `status stage workflow workflowstatus workflowstate access privacy audience reviewstatus editorialstatus
  articlestatus contentstatus 状态 进度`,
)
/** Hunan is a state, and 5 of 5 a review. */
const places = setOf('state review phase')
const kinds = setOf('layout type kind posttype contenttype template')
const draftWords = setOf('draft drafts 草稿')

/** Maps that hold what others write at the top. */
const ofPiece = setOf(
  `meta metadata extra params post page article frontmatter custom attributes attrs data options settings build
  publishing publication wordpress wp hexo jekyll hugo ghost eleventy astro cms blog cascade properties props fields
  flags config notion obsidian system sys`,
)
