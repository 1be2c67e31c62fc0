/**
 * The part of an address or anchor that stands for a title or name: letters, marks and digits of any script in
 * lower case, words joined by `-`. Returns `''` where the text has none.
 */
export function slugify(text: string): string {
  const lower = composed.test(text)
    ? text.toLowerCase()
    : text.normalize('NFC').toLowerCase().normalize('NFC')
  const words = lower.replace(/[\s-]+/gu, '-')
  if (isPlain.test(words)) return words
  return withoutSelectors(words)
    .replace(/[^\p{L}\p{M}\p{N}_-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
}

/** Nothing is left to do, as for most: Unicode's tables are slow to ask. */
const isPlain = /^[a-z\d\u4E00-\u9FA5](?:[a-z\d\u4E00-\u9FA5-]*[a-z\d\u4E00-\u9FA5])?$/

/** Of ASCII, Chinese characters and their marks alone: as NFC would have it, in either case. */
const composed = /^[\0-\x7F\u2010-\u2026\u3001-\u3029\u4E00-\u9FFF\uFF00-\uFF5E]*$/

/**
 * One segment of an address made from a file's or folder's name: case and script are kept, and only what an
 * address or a file system cannot carry is dropped. Returns `''` where nothing is left, and for `.` and `..`.
 */
export function pathSegment(text: string): string {
  if (plain.test(text)) return text
  return (
    withoutSelectors(text.normalize('NFC'))
      .replace(/[?#%&"'<>|*:\\/]/g, '')
      .replace(/\s+/gu, '-')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .replace(/-{2,}/g, '-')
      // Windows drops dots at the end: two names would be one file there.
      .replace(/^-+|[-.]+$/g, '')
  )
}

/** Most names: nothing in them has to be changed. */
const plain = /^[A-Za-z\d_\u4E00-\u9FFF]+(?:[-.][A-Za-z\d_\u4E00-\u9FFF]+)*$/

/**
 * Selectors of emoji and keycaps are marks to Unicode, and would stay where their sign is dropped: `⚠️` or `1️⃣`. Those
 * that choose the form of a Chinese character are part of it.
 */
function withoutSelectors(text: string): string {
  return selectors.test(text) ? text.replace(everySelector, '') : text
}

const selectors = /[\u20E3\uFE00-\uFE0F\uDB40]/
const everySelector = /(?<!\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|\u20E3/gu
