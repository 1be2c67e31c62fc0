import type { Json } from '../../model/article.ts'
import { parseMoment } from '../../text/moment.ts'

/** `is_draft`, `isDraft?` and `Is-Draft` are one key; what nobody sees and traditional characters make no other. */
export function bare(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+|\uFE0F/gu, '')
  return letters.replace(/[狀態發佈隱開審見編輯寫暫時線碼會員無過]/g, one => simplified[one] ?? one)
}

const simplified: Readonly<Record<string, string>> = {
  ...{ 狀: '状', 態: '态', 發: '发', 佈: '布', 隱: '隐', 開: '开', 審: '审', 見: '见', 編: '编', 輯: '辑' },
  ...{ 寫: '写', 暫: '暂', 時: '时', 線: '线', 碼: '码', 會: '会', 員: '员', 無: '无', 過: '过' },
}

export function isYes(value: Json): boolean {
  return value === true || value === 1 || (typeof value === 'string' && yes.has(wordOf(value)))
}

export function isNo(value: Json): boolean {
  return value === false || value === 0 || (typeof value === 'string' && no.has(wordOf(value)))
}

/** Whether a value says that a piece is out. */
export function isOut(value: Json): boolean {
  return typeof value === 'string' && out.has(wordOf(value))
}

/** Whether a value says that a piece is not finished, not out or not for everybody: `Draft v2`, `撰写中`. */
export function isWaiting(value: Json): boolean {
  if (typeof value !== 'string') return false
  const word = bare(value)
  return (
    waiting.has(word) ||
    (word.length < 40 && waitingPhrase.test(value.normalize('NFKC'))) ||
    hanPhrase.test(word)
  )
}

/** The words alone, for keys whose values are mostly something else. */
export function isWaitingWord(value: Json): boolean {
  return typeof value === 'string' && waiting.has(bare(value))
}

/** A day, a time or a year, in whatever form. */
export function isDate(value: Json): boolean {
  if (typeof value === 'number') return value >= 1000
  if (typeof value !== 'string' || !/\d/.test(value)) return false
  if (typeof parseMoment(value, 'UTC') !== 'string') return true
  return /^[\d\s年月日时分秒.,/:+TZ-]+$/.test(value)
    ? value.length > 3
    : /\d{4}/.test(value) && !Number.isNaN(Date.parse(value))
}

/** The letters, or the sign where there are none. */
function wordOf(text: string): string {
  return bare(text) || text.replace(/\uFE0F/g, '').trim()
}

const yes = setOf('true yes y t on 1 是 真 对 有 ✅ ✔ ✓ ☑ √')
const no = setOf('false no n f off 0 none nope nil null 否 假 不 无 没有 ❌ ✗ ✘ × ✖')
const out = setOf(
  `publish published public live visible listed released online open everyone everybody all anyone world final
  approved 发布 已发布 公开 可见 已公开 所有人 全部可见 上线 已上线 已审核 审核通过 已通过 通过 已刊发 已发表 发表`,
)
const waiting = setOf(
  `draft drafts autodraft drafting private pending pendingreview future scheduled schedule hidden unlisted
  unpublished notpublished nonpublic notpublic wip workinprogress inprogress writing inreview underreview review
  needsreview awaitingreview toreview reviewing planned planning queued idea todo trash trashed deleted inherit internal
  confidential restricted secret members membersonly paid subscribers password passwordprotected protected embargo
  embargoed rejected onhold hold notready unapproved skip unfinished incomplete editing submitted needswork waiting
  backlog suspended offline inactive disabled archived never tbd tba later soon paused blocked withheld withdrawn
  草稿 私密 私有 隐藏 不公开 仅自己可见 待审 待审核 审核中 未审核 待发布 未发布 定时 定时发布 初稿 未完稿 未完成 暂存
  暂不发布 不发布 未公开 未上线 下线 已下线 回收站 已删除 已隐藏 驳回 已驳回 退回 仅会员 会员可见 稍后 待定 禁用`,
)
const waitingPhrase =
  /(?:^|[^\p{L}])(?:drafts?|drafting|unfinished|unpublished|wip|embargo(?:ed)?)(?:[^\p{L}]|$)|^\W*(?:not|un|to be|yet to be|needs?|awaiting|waiting for|in|under)[\s_-]+(?:be[\s_-]+)?(?:start|ready|publish|finish|done|yet|public|live|complet|approv|review|edit|final|release|work|revis|proof|legal|sign)/iu
const hanPhrase =
  /草稿|初稿|(?:撰写|写作|编辑|编写|审核|审稿|校对|修改|修订|翻译|排版|起草)中$|^[未待](?:完成|完稿|发布|审核|审|公开|上线|通过|定稿|写完|校对|刊发|发表|编辑|修改|签发)/

export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
