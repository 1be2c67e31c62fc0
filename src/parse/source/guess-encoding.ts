/** What the bytes of a text tell of its encoding where they are not UTF-8: its name, and how to mend the file. */
export interface Guess {
  readonly name: string
  readonly cure: string
}

/** Nothing where the bytes could be one as well as the other. */
export function guessEncoding(bytes: Uint8Array): Guess | undefined {
  const wide = guessWide(bytes)
  if (wide !== undefined) return { name: wide, cure: iconv(wide.toLowerCase()) }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (!/[\x80-\xFF]/.test(text)) return undefined
  const whole = text.replace(/\xED[\xA0-\xBF][\x80-\xBF]/g, '')
  if (whole !== text && reads('utf-8', Buffer.from(whole, 'latin1'))) {
    return { name: 'CESU-8, which writes rare characters as two halves', cure: 'type these characters anew' }
  }
  if (isDamagedUtf8(bytes)) return { name: 'UTF-8 with a few damaged bytes', cure: 'type this place anew' }
  // A letter with an accent stands alone between plain ones; Chinese has two bytes a character.
  if (!/[\x80-\xFF]{2}/.test(text)) return { name: 'Windows-1252', cure: iconv('cp1252') }
  const pairs = text.match(/[\x81-\xFE][\x40-\xFE]/g) ?? []
  const high = pairs.filter(pair => pair.charCodeAt(1) >= 0xa1).length
  // Of GB2312 the second byte is always a high one, of Big5 a low one in four characters of ten.
  const isBig5 = high < 0.8 * pairs.length && reads('big5', bytes)
  if (isBig5) return { name: 'Big5', cure: iconv('big5') }
  return reads('gb18030', bytes) ? { name: 'GBK', cure: iconv('gb18030') } : undefined
}

function iconv(from: string): string {
  return `iconv -f ${from} -t utf-8`
}

function guessWide(bytes: Uint8Array): 'UTF-16' | 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined
  let [little, big, zeros] = [0, 0, 0]
  for (let at = 0; at < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    // Spaces and ends of lines, which every text has.
    if (two === 0 && (one === 0x0a || one === 0x20)) little++
    if (one === 0 && (two === 0x0a || two === 0x20)) big++
    if (one === 0 || two === 0) zeros++
  }
  const units = bytes.length / 2
  // Latin text as UTF-16 is valid UTF-8 too, so that a stray NUL is told from it by their number alone.
  if (Math.max(little, big) * 200 < units || (zeros * 2 < units && reads('utf-8', bytes))) return undefined
  if (little > 4 * big) return 'UTF-16LE'
  return big > 4 * little ? 'UTF-16BE' : undefined
}

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const bad = text.match(/\uFFFD/g)?.length ?? 0
  return bad <= (text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0)
}

function reads(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    // Not that, or an encoding that this Node was built without.
    return false
  }
}
