import type { Slip } from '../../text/one-letter.ts'

/**
 * A name without what people write now so, now otherwise: quotation marks, brackets, spaces, hyphens between words, `&`
 * for `and`, full-width letters. Names that have the rest in common mean one thing; signs that tell `AA-` and `1:1` from
 * `AA` and `11` are part of it.
 */
export function withoutMarks(folded: string): string {
  if (isPlain.test(folded)) return folded
  return folded
    .replace(/[\uFF01-\uFF5E]/gu, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .replace(/(?<=\S)\s*&\s*(?=\S)/gu, ' and ')
    .replace(/[《》〈〉「」『』“”‘’"'`()[\]【】〔〕·・]/gu, '')
    .replace(/(?<=[^\s\d-])[\s\u2010-\u2015-]+(?=[^\s-])|(?<=\d)[\s\u2010-\u2015-]+(?=[^\s\d-])/gu, '')
}

const isPlain = /^[a-z\d\u4E00-\u9FFF]*$/

/**
 * Whether a name that is one letter away from another is a slip of it sooner than another word: not where the letter is a
 * number or tells two of a row apart, and not in short words, of which most have many neighbours. Of the names that a site
 * registers somebody has thought, and they are few: there shorter ones count.
 */
export function isLikelySlip(name: string, other: string, slip: Slip, isRegistered: boolean): boolean {
  const { at, one, other: another } = slip
  const letters = one + another
  if (/\d/.test(letters) || !/^\p{L}+$/u.test(letters)) return false
  if (rows.some(row => [...letters].every(letter => row.includes(letter)))) return false
  const isLatin = /\p{Script=Latin}/u.test(letters)
  if (isLatin && [wordAt(name, at), wordAt(other, at)].some(word => /^.?$|^[ivx]+$|\d/u.test(word)))
    return false
  const [shorter, longer] = [name.length, other.length].sort((a, b) => a - b) as [number, number]
  if (!/\p{Script=Han}/u.test(letters)) return longer >= (isRegistered ? 4 : 5)
  if (shorter === longer) return shorter >= (isRegistered ? 2 : 3)
  // A word with one more in front or behind is another word: 水污染, 水污染物.
  const isInside = at > 0 && at < shorter
  return shorter >= 3 && (isRegistered || isInside)
}

/** Letters that tell things of one row apart. */
const rows = [
  ...[
    '〇零一二三四五六七八九十百千万亿两',
    '甲乙丙丁戊己庚辛壬癸',
    '东南西北中',
    '上中下',
    '前后',
    '左右',
    '内外',
    '大中小',
  ],
  ...['新旧老', '男女', '春夏秋冬', '年月日周', '省市州县区乡镇村', '早午晚', '红橙黄绿青蓝紫黑白'],
]

/** The Latin word or number around a place. */
function wordAt(text: string, at: number): string {
  let [from, to] = [at, at]
  while (from > 0 && isOfWord(text.charCodeAt(from - 1))) from--
  while (to < text.length && isOfWord(text.charCodeAt(to))) to++
  return text.slice(from, to)
}

/** Digits and Latin letters in lower case. */
function isOfWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code <= 0x24f)
}
