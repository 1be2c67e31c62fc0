import { crc32, deflateSync } from 'node:zlib'

/** A PNG of this size; without pixels of your own it is one that browsers show, all black. */
export function png(width: number, height: number, pixels?: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey for each pixel.
  header[8] = 8
  const data = pixels ?? deflateSync(Buffer.alloc(height * (width + 1)))
  const mark = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(name, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}

const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** Pictures of 1 × 1 pixel, as encoders write them. */
export const jpeg = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+iiigD//Z',
)
export const gif = base64('R0lGODdhAQABAIAAAAAAAAAAACwAAAAAAQABAAAIBAABBAQAOw==')
export const webp = base64('UklGRhoAAABXRUJQVlA4TA4AAAAvAAAAAAcQEf0PRET/Aw==')
export const avif = base64(
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAIwAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAAQAAAAEAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAK21kYXQSAAoIGAAGiAhoNCAyFRTHh4ZlAgggnlAAAABIWtlc1jAXYA==',
)
export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>\n',
)
/** An icon that holds a PNG. */
export const ico = Buffer.concat([icoHeader(png(1, 1).length), png(1, 1)])

function icoHeader(size: number): Buffer {
  const header = Buffer.from('000001000100010100000100080000000000', 'hex')
  const bytes = Buffer.concat([header, Buffer.alloc(22 - header.length)])
  bytes.writeUInt32LE(size, 14)
  bytes.writeUInt32LE(22, 18)
  return bytes
}

/** How files of other kinds begin. */
export const beginnings = {
  heic: ftyp('heic', 'mif1', 'heic'),
  /** As some encoders declare AVIF: by the container first. */
  avifByContainer: ftyp('mif1', 'mif1', 'avif', 'miaf'),
  heicByContainer: ftyp('mif1', 'mif1', 'heic'),
  heicThatIsAlsoAvif: ftyp('heic', 'mif1', 'avif'),
  mp4: ftyp('isom', 'isom', 'avc1'),
  mov: Buffer.from('00000014667479707174202000000000', 'hex'),
  canonRaw: ftyp('crx ', 'crx '),
  tiff: Buffer.from('49492a0008000000', 'hex'),
  tiffBigEndian: Buffer.from('4d4d002a00000008', 'hex'),
  bmp: Buffer.from('424d3a0000000000000036000000280000000100000001000000', 'hex'),
  psd: Buffer.from('384250530001', 'hex'),
  jxl: Buffer.from('ff0a7f', 'hex'),
  jp2: Buffer.from('0000000c6a5020200d0a870a', 'hex'),
  eps: Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n'),
  pdf: Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'),
  webm: Buffer.from('1a45dfa3', 'hex'),
  mp3: Buffer.from('ID3\x04\0', 'latin1'),
  zip: Buffer.from('PK\x03\x04', 'latin1'),
  html: Buffer.from('<!DOCTYPE html>\n<html><title>404</title>\n'),
  htmlAfterComment: Buffer.from('\uFEFF\n<!-- saved -->\n<html lang="zh">\n'),
  text: Buffer.from('只是文字\n'),
} as const

function ftyp(major: string, ...compatible: readonly string[]): Buffer {
  const bytes = Buffer.alloc(16 + 4 * compatible.length)
  bytes.writeUInt32BE(bytes.length, 0)
  bytes.write(`ftyp${major}`, 4, 'latin1')
  bytes.write(compatible.join(''), 16, 'latin1')
  return bytes
}

export const lfsPointer =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n'
export const annexPointer = '/annex/objects/SHA256E-s12345--4d7a214614ab2935c943f9e0ff69d22e.png\n'
