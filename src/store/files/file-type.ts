import type { FileType } from '../../model/file-type.ts'

/** What a file is by its first bytes, or undefined for text and whatever else has no mark of its own. */
export function typeOf(head: Uint8Array): FileType | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, sniffed))
  // One byte a character, as marks of formats are written.
  const start = bytes.toString('latin1', 0, 64)
  if (start.slice(4, 8) === 'ftyp') return typeOfBrands(bytes)
  for (const [type, mark] of marks) if (mark.test(start)) return type
  return typeOfMarkup(bytes.toString('latin1'))
}

/** Enough for the licence that stands before the first element of some drawings. */
const sniffed = 64 * 1024

const marks: readonly (readonly [FileType, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1A\n/],
  ['jpeg', /^\xFF\xD8\xFF/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['ico', /^\0\0\x01\0[^\0]\0.{3}\0/s],
  ['raw', /^(?:IIRO|IIRS|MMOR|IIU\0|FUJIFILMCCD-RAW|FOVb)/],
  ['tiff', /^(?:II[*+]\0|MM\0[*+])/],
  ['bmp', /^BM.{4}\0{4}.{4}[\x0C(4@8l|]\0\0\0/s],
  ['psd', /^8BPS/],
  ['jxl', /^(?:\xFF\x0A|\0\0\0\x0CJXL )/],
  ['jp2', /^(?:\0\0\0\x0CjP {2}|\xFF\x4F\xFF\x51)/],
  ['eps', /^(?:%!PS|\xC5\xD0\xD3\xC6)/],
  ['metafile', /^(?:\xD7\xCD\xC6\x9A|\x01\0\0\0.{36} EMF)/s],
  ['pdf', /^[^<]{0,8}%PDF-/],
  ['video', /^(?:\x1A\x45\xDF\xA3|RIFF.{4}AVI |FLV\x01|\x30\x26\xB2\x75|\0\0\x01[\xB3\xBA])/s],
  ['video', /^[\0-\x08].{3}(?:moov|mdat|wide|free|skip)/s],
  ['audio', /^(?:ID3|OggS|fLaC|RIFF.{4}WAVE|#!AMR|\xFF[\xE3\xF1-\xF3\xF9-\xFB])/s],
  ['archive', /^(?:PK\x03\x04|PK\x05\x06|\x1F\x8B|Rar!|7z\xBC\xAF|BZh|\xFD7zXZ|\xD0\xCF\x11\xE0)/],
]

/** The family of MP4: its first box names what it is, and what else it can be read as. */
function typeOfBrands(bytes: Buffer): FileType {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const brands = [bytes.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4))
  // The first says most, but for `mif1`, which is only the container that AVIF and HEIC share.
  for (const brand of [...brands.filter(one => !/^m[is][fs]1$/.test(one)), ...brands]) {
    if (/^avi[fos]$/.test(brand)) return 'avif'
    if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return 'heic'
    if (brand === 'crx ') return 'raw'
    if (brand === 'jxl ') return 'jxl'
    if (/^M4[AB] $/.test(brand)) return 'audio'
  }
  return 'video'
}

function typeOfMarkup(text: string): FileType | undefined {
  const element = text.slice(afterProlog(text))
  if (/^<(?:[\w.-]+:)?svg[\s/>]/i.test(element)) return 'svg'
  return pages.test(element) ? 'html' : undefined
}

const pages =
  /^<(?:!doctype\s+html|(?:html|head|body|script|iframe|title|meta|style|table|div|h1|p|br|a|b|font)[\s/>])/i

/** Where the first element begins, or a declaration that it is HTML: behind comments and what XML begins with. */
export function afterProlog(text: string): number {
  let at = text.startsWith('\xEF\xBB\xBF') ? 3 : 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    const end = /^<!doctype(?!\s+html)/i.test(text.slice(at, at + 20)) ? endOfDoctype(text, at) : undefined
    if (end !== undefined) at = end
    else if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else return at
  }
}

/** It may have declarations in brackets. */
function endOfDoctype(text: string, at: number): number {
  const bracket = text.indexOf('[', at)
  const end = after(text, '>', at)
  return bracket === -1 || bracket > end ? end : after(text, '>', after(text, ']', bracket))
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}
