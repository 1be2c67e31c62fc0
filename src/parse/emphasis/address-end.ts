/**
 * Whether a bare address ends before a character that is not ASCII: before marks, symbols and what nobody sees; and
 * before Chinese, unless that has its place in it. `before` is the address so far, from its scheme or `www.` on; of a
 * pair of surrogates the first is enough.
 */
export function endsAddress(before: string, character: string): boolean {
  const unit = character.charCodeAt(0)
  // The planes of emoji and symbols, and that of Chinese characters.
  if (unit >= 0xd83c && unit <= 0xd83e) return true
  if (unit >= 0xd840 && unit <= 0xd888) return !mayHoldChinese(before)
  if (unit >= 0xd800 && unit <= 0xdfff) return false
  if (mark.test(character) || unseen.test(character)) return true
  return chinese.test(character) && !mayHoldChinese(before)
}

/** Where a bare address that was found in a text ends in it; its length, if all of it is one. */
export function addressLength(address: string): number {
  for (let at = 0; at < address.length; at++) {
    const isTail = address.charCodeAt(at) >= 0xdc00 && address.charCodeAt(at) <= 0xdfff
    if (address.charCodeAt(at) < 0x80 || isTail) continue
    if (endsAddress(address.slice(0, at), address.charAt(at))) return at
  }
  return address.length
}

const mark = /[^\P{P}\x21-\x7E]|[^\P{S}\x21-\x7E]|\u3000/u

const unseen = /[\p{Cf}\u2028\u2029]/u

/** Scripts without spaces between words, and Korean, which puts its particles behind Latin words. */
const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u

/**
 * Where the name of a host or a word of its path can begin, as in `https://例子.中国/路径` and `https://a.org/wiki/株洲`, or
 * is in Chinese already; behind ASCII, `https://a.org/x了解` or `https://a.org/查询`, the sentence goes on.
 */
function mayHoldChinese(before: string): boolean {
  const [, host = '', path = ''] = before.match(/^(?:https?:\/\/|www\.)?([^/?#]*)(.*)$/is) ?? []
  if (path === '') return host === '' || /[.-]$|[^\0-\x7F]$/.test(host)
  return foreign.test(path) || (/[/=#&+_-]$/.test(path) && (path !== '/' || foreign.test(host)))
}

const foreign = /[^\0-\x7F]/
