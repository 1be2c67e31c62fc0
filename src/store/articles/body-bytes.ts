import type { BodyBytes } from '../../model/body.ts'
import { allocateShared } from '../../text/buffer-pool.ts'

/**
 * A body as it is stored: a line of JSON with its holes and how long each of its pieces is, and then its HTML. HTML is
 * full of quotation marks, and as JSON it would take five times as long.
 */
export function storedBody({ html, shape }: BodyBytes): Uint8Array {
  const line = `${JSON.stringify(shape)}\n`
  const length = Buffer.byteLength(line)
  const stored = allocateShared(length + html.length)
  stored.write(line)
  stored.set(html, length)
  return stored
}

/** The body that was stored in these bytes. */
export function readBody(bytes: Uint8Array): BodyBytes {
  const end = bytes.indexOf(lineFeed) + 1
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  return { html: bytes.subarray(end), shape: JSON.parse(line.toString('utf8')) }
}

const lineFeed = 10
