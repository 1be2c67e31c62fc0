import type { Body, Hole } from '../model/article.ts'
import { readUtf8 } from '../text/utf8.ts'

/**
 * A body as it is stored: a line of JSON that says how long each of its pieces is, with its holes between, and then
 * the pieces as they are. HTML is full of quotation marks, and as JSON it would take five times as long.
 */
export function bodyBytes(body: Body): Uint8Array {
  const shape = body.map(part => (typeof part === 'string' ? part.length : part))
  const pieces = body.filter(part => typeof part === 'string')
  return utf8(`${JSON.stringify(shape)}\n`, pieces.length === 1 ? pieces[0] : pieces.join(''))
}

/** The body that was stored in these bytes; nothing if they hold none. */
export function readBody(bytes: Uint8Array): Body | undefined {
  const stored = readUtf8(bytes)
  if (stored === undefined) return undefined
  let end = stored.indexOf('\n') + 1
  const shape: readonly (number | Hole)[] = JSON.parse(stored.slice(0, end))
  return shape.map(part => {
    if (typeof part !== 'number') return part
    end += part
    return stored.slice(end - part, end)
  })
}

/** Memory for each text alone costs more than writing it. */
let slab = Buffer.alloc(0)
let used = 0

function utf8(line: string, text = ''): Uint8Array {
  const most = 3 * (line.length + text.length)
  if (most > slabSize / 4) return Buffer.from(line + text)
  if (used + most > slab.length) {
    slab = Buffer.allocUnsafeSlow(slabSize)
    used = 0
  }
  const start = used
  used += slab.write(line, used)
  used += slab.write(text, used)
  return slab.subarray(start, used)
}

const slabSize = 1_000_000
