import type { Parsed } from '../model/article.ts'
import type { ParseSettings } from '../model/parse-settings.ts'
import { digest } from '../text/digest.ts'
import { fastWay } from './fast/fast-way.ts'
import { weigh } from './limits/limits.ts'
import { decode } from './source/decode.ts'
import { plainFile } from './source/plain-front-matter.ts'

/**
 * What `parseArticle` says of a file, if it is light and needs neither remark nor a parser of YAML; nothing otherwise.
 * This module loads neither, so that whoever asks here first starts in a fifth of the time.
 */
export function quickArticle(bytes: Uint8Array, settings: ParseSettings): Parsed | undefined {
  if (settings.parser === 'remark' || settings.remark.length + settings.rehype.length > 0) return undefined
  const { text } = decode(bytes)
  const file = text === undefined ? undefined : plainFile(text)
  if (!file || weigh(file.body, bytes).load !== 'light') return undefined
  const markdown = fastWay(file.body)
  if (markdown === undefined) return undefined
  const { body, targets, headings, anchors, lead, words, diagnostics } = markdown
  const { front } = file
  return {
    front,
    body,
    targets,
    headings,
    anchors,
    lead,
    words,
    digest: digest<'source'>(bytes),
    diagnostics,
  }
}
