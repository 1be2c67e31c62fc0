import type { Parsed } from '../../model/article.ts'
import { decodeBody } from '../../model/body.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Piece } from './place.ts'

/** Told of an article that is published though nothing stands below its front matter: no word and no picture. */
export function emptyText({ id, spot, fields, parsed }: Piece): Diagnostic[] {
  // A notice stands in place of a withdrawn text, a picture may be all there is, and a template may have words of its own.
  const { withdrawn, image, template } = fields
  const isMeant = [withdrawn, image, template].some(one => one !== undefined) || spot.kind === 'page'
  // A text that was refused is told of by that.
  const isRefused = parsed.diagnostics.some(one => one.severity === 'error')
  if (isMeant || isRefused || !isEmpty(parsed)) return []
  const line = (parsed.front.at(-1)?.valueAt.line ?? 0) + 1
  const hint = 'write the text below the front matter, or `draft: true` into it'
  return [diagnostic('markdown/leftover', 'the article has no text', { file: id, line, column: 1 }, { hint })]
}

/** Whether readers see nothing of a text. */
function isEmpty(parsed: Parsed): boolean {
  // The body is read only where it is asked for.
  if (parsed.words.han + parsed.words.latin > 0) return false
  const html = decodeBody(parsed.body)
    .map(part => (typeof part === 'string' ? part : ` ${part.kind}`))
    .join('')
  return !/<(?:img|input|hr)\b/.test(html) && html.replace(/<[^>]*>/g, '').trim() === ''
}
