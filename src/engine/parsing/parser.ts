import type { Parsed } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { parseArticle } from '../../parse/article.ts'
import { fastParser } from '../../parse/satteri/satteri.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { parseApart } from './parse-apart.ts'

/** Parses the bytes of a file. */
export type Parse = (bytes: Uint8Array) => Parsed

/** Parses as the settings say. Heavy texts are parsed apart, where they can be stopped. */
export function parserOf({ source, settings }: Pick<Parsing, 'source' | 'settings'>): Parse {
  return bytes =>
    parseArticle(
      bytes,
      settings,
      stopped => parseApart(bytes, source, () => parseArticle(bytes, settings)) ?? stopped(),
    )
}

/** One notice where the fast parser is wanted and has no binary for this machine: texts are parsed by remark then. */
export function parserNotices({ markdown, file }: Pick<ResolvedConfig, 'markdown' | 'file'>): Diagnostic[] {
  if (markdown.parser === 'remark' || fastParser()) return []
  const message =
    'there is no fast parser for this machine, so that builds take longer; what they give is the same'
  return [diagnostic('parser/slow', message, { file })]
}
