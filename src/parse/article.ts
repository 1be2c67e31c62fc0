import type { Parsed } from '../model/article.ts'
import { bareSettings, type ParseSettings } from '../model/parse-settings.ts'
import { digest } from '../text/digest.ts'
import { excess, weigh } from './limits/limits.ts'
import { parseMarkdown } from './markdown.ts'
import { quickArticle } from './quick-article.ts'
import { type Decoded, decode, sizeLimit } from './source/decode.ts'
import { splitFrontMatter } from './source/front-matter.ts'
import { type Markdown, noMarkdown, refused } from './tree/markdown.ts'

/**
 * All that one file of text says, of its bytes alone: neither its path nor the config nor the clock is looked
 * at. It never throws for what a file contains; what is wrong with it stands in `diagnostics`, and where that
 * makes the rest unreadable, the body is empty.
 *
 * Heavy texts (limits.ts) are given to `heavy` if there is one, with what to say of a text that had to be stopped.
 */
export function parseArticle<Other = never>(
  bytes: Uint8Array,
  settings: ParseSettings = bareSettings(),
  heavy?: (stopped: () => Parsed) => Other,
): Parsed | Other {
  return quickArticle(bytes, settings) ?? parseAnyArticle(bytes, settings, heavy)
}

function parseAnyArticle<Other>(
  bytes: Uint8Array,
  settings: ParseSettings,
  heavy: ((stopped: () => Parsed) => Other) | undefined,
): Parsed | Other {
  const decoded = bytes.length > sizeLimit ? tooLarge(bytes) : decode(bytes)
  const split = splitFrontMatter(decoded.text)
  const withFront = (markdown: Markdown): Parsed => ({
    ...markdown,
    front: split.front,
    digest: digest<'source'>(bytes),
    diagnostics: [...decoded.diagnostics, ...split.diagnostics, ...markdown.diagnostics],
  })
  if (split.body === undefined) return withFront(noMarkdown)
  const weight = heavy === undefined ? undefined : weigh(split.body)
  if (heavy && weight?.load === 'heavy') return heavy(() => withFront(refused(weight.diagnostic)))
  return withFront(parseMarkdown(split.body, settings))
}

function tooLarge(bytes: Uint8Array): Decoded {
  const size = (bytes.length / 1_000_000).toFixed(1)
  return { text: undefined, diagnostics: [excess(1, `the file has ${size} MB`, sizeHint)] }
}

const sizeHint = 'an article is text of at most 1 MB; put data into a file and link to it'
