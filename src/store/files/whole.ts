import type { FileType } from '../../model/file-type.ts'
import { afterProlog } from './file-type.ts'
import type { Seekable } from './seekable.ts'

/**
 * Whether a picture is there to its end: downloads break off, disks fill up, and browsers show the upper half. The
 * pixels are not looked at. What cameras and editors put behind the end does no harm.
 */
export function isWhole(type: FileType, file: Seekable): boolean {
  const check = checks[type]
  return check === undefined || check(file)
}

const checks: { readonly [type in FileType]?: (file: Seekable) => boolean } = {
  png: wholePng,
  jpeg: wholeJpeg,
  gif: wholeGif,
  webp: wholeWebp,
  avif: wholeAvif,
  svg: wholeSvg,
  ico: wholeIcon,
}

/** Chunks: length, name, data, check; the first is the header, the last is `IEND`. */
function wholePng(file: Seekable): boolean {
  let hasPixels = false
  for (let at = 8; at + 12 <= file.size; ) {
    const header = file.bytes(at, 8)
    const name = header.toString('latin1', 4, 8)
    const end = at + 12 + header.readUInt32BE(0)
    if (end > file.size || (name === 'IHDR') !== (at === 8) || !/^[a-z]{4}$/i.test(name)) return false
    if (name === 'IEND') return hasPixels
    if (name === 'IDAT') hasPixels = true
    at = end
  }
  return false
}

/** Segments, and pixels behind each `SOS`; `EOI` ends it. The previews of cameras lie within segments. */
function wholeJpeg(file: Seekable): boolean {
  let hasFrame = false
  let hasPixels = false
  for (let at = 2; ; ) {
    at = nextMarker(file, at)
    const marker = file.byte(at + 1)
    if (marker === -1) return false
    if (marker === 0xd9) return hasFrame && hasPixels
    if (marker === 0xd8 || marker === 0x01) at += 2
    else {
      const header = file.bytes(at + 2, 2)
      if (header.length < 2) return false
      if (marker === 0xda) hasPixels = true
      if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true
      at += 2 + Math.max(2, header.readUInt16BE(0))
    }
  }
}

/** The next 0xFF that does not stand for itself, between pixels, or before another. */
function nextMarker(file: Seekable, from: number): number {
  let at = from
  while (at < file.size) {
    const window = file.bytes(at, windowLength)
    for (let index = window.indexOf(0xff); index !== -1; index = window.indexOf(0xff, index + 1)) {
      const next = window[index + 1] ?? -1
      if (next === -1) break
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + index
    }
    // One byte is looked at again: a marker may lie across.
    at += Math.max(1, window.length - 1)
  }
  return file.size
}

/** Blocks of at most 255 bytes, each with its length; 0x3B ends it. */
function wholeGif(file: Seekable): boolean {
  const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let hasPixels = false
  let at = 13 + tableLength(file.byte(10))
  for (;;) {
    const block = file.byte(at)
    if (block === 0x3b) return hasPixels
    if (block === 0x2c) at += 11 + tableLength(file.byte(at + 9))
    else if (block === 0x21) at += 2
    else return false
    hasPixels ||= block === 0x2c
    for (let length = file.byte(at); length !== 0; length = file.byte(at)) {
      if (length === -1) return false
      at += 1 + length
    }
    at += 1
  }
}

function wholeWebp(file: Seekable): boolean {
  const length = file.size < 20 ? file.size : file.bytes(4, 4).readUInt32LE(0)
  // Some writers leave out the last byte of an odd length, which says nothing.
  return 8 + length - (length & 1) <= file.size
}

/** Boxes: length, name, data. One says what the picture is, the other has its pixels. */
function wholeAvif(file: Seekable): boolean {
  let isDescribed = false
  let hasPixels = false
  let at = 0
  while (at + 8 <= file.size) {
    const header = file.bytes(at, 16)
    const name = header.toString('latin1', 4, 8)
    const short = header.readUInt32BE(0)
    const length = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short
    const end = short === 0 ? file.size : at + length
    // What is no box any more was put behind the picture.
    if (end > file.size || end < at + 8) return isDescribed && hasPixels
    const isDescription = name === 'meta' || name === 'moov'
    if (isDescription) isDescribed = true
    // Small ones have their pixels in the description.
    const hasOwn = isDescription && file.bytes(at, Math.min(length, windowLength)).includes('idat')
    if (name === 'mdat' || hasOwn) hasPixels = true
    at = end
  }
  return isDescribed && hasPixels
}

function wholeSvg(file: Seekable): boolean {
  const end = file.bytes(Math.max(0, file.size - windowLength), windowLength).toString('latin1')
  if (/<\/(?:[\w.-]+:)?svg\s*>/i.test(end)) return true
  const root = /^<[^\s>]+(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(end.slice(afterProlog(end)))?.[0]
  return file.size <= windowLength && root?.endsWith('/>') === true
}

/** A list of pictures, each with its length and place. */
function wholeIcon(file: Seekable): boolean {
  const count = file.byte(4)
  const list = Buffer.from(file.bytes(6, 16 * count))
  if (list.length < 16 * count) return false
  for (let entry = 0; entry < list.length; entry += 16) {
    if (list.readUInt32LE(entry + 8) + list.readUInt32LE(entry + 12) > file.size) return false
  }
  return count > 0
}

const windowLength = 32 * 1024
