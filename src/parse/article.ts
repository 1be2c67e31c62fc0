import type { Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'
import { decode } from './decode.ts'
import { splitFrontMatter } from './front-matter.ts'
import { noMarkdown, parseMarkdown } from './markdown.ts'
import { quickArticle } from './quick-article.ts'

/**
 * All that one file of text says, of its bytes alone: neither its path nor the config nor the clock is looked
 * at. It never throws for what a file contains; what is wrong with it stands in `diagnostics`, and where that
 * makes the rest unreadable, the body is empty. The parser makes a difference in time and in nothing else.
 */
export function parseArticle(bytes: Uint8Array, parser: 'auto' | 'remark' = 'auto'): Parsed {
  return (parser === 'auto' ? quickArticle(bytes) : undefined) ?? parseAnyArticle(bytes, parser)
}

function parseAnyArticle(bytes: Uint8Array, parser: 'auto' | 'remark'): Parsed {
  const decoded = decode(bytes)
  const split = splitFrontMatter(decoded.text)
  const markdown = split.body === undefined ? noMarkdown : parseMarkdown(split.body, parser)
  return {
    ...markdown,
    front: split.front,
    digest: digest<'source'>(bytes),
    diagnostics: [...decoded.diagnostics, ...split.diagnostics, ...markdown.diagnostics],
  }
}
