import { encodeUtf8, readUtf8 } from '../text/utf8.ts'
import type { Body, Hole } from './article.ts'

/**
 * A body as bytes, which is how it is parsed and stored: HTML as UTF-8, and in order the holes and how many bytes
 * stand before, between and behind them.
 */
export interface BodyBytes {
  readonly html: Uint8Array
  readonly shape: readonly (number | Hole)[]
}

/** The body that these bytes are. They are UTF-8: the store notices damage by a digest. */
export function decodeBody({ html, shape }: BodyBytes): Body {
  const body: (string | Hole)[] = []
  let end = 0
  for (const part of shape) {
    if (typeof part !== 'number') body.push(part)
    else {
      end += part
      body.push(readUtf8(html.subarray(end - part, end)) ?? '')
    }
  }
  return body
}

/** A body as bytes. */
export function encodeBody(body: Body): BodyBytes {
  const pieces = body.map(part => (typeof part === 'string' ? encodeUtf8(part) : part))
  return {
    html: Buffer.concat(pieces.filter(piece => piece instanceof Uint8Array)),
    shape: pieces.map(piece => (piece instanceof Uint8Array ? piece.length : piece)),
  }
}

/** All holes of a body, those in directives too. */
export function holesIn(parts: readonly (number | string | Hole)[]): Hole[] {
  return parts.flatMap(part => {
    if (typeof part !== 'object') return []
    return part.kind === 'directive' ? [part, ...holesIn(part.label), ...holesIn(part.content)] : [part]
  })
}

/** The body of a text that says nothing. */
export const noBody: BodyBytes = { html: new Uint8Array(), shape: [] }
