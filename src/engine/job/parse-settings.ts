import type { ResolvedConfig } from '../../model/config.ts'
import { bareSettings, type ParseSettings } from '../../model/parse-settings.ts'

/** What another thread or process is told of the settings, to make its own of it: functions cannot be sent. */
export interface ParsingSource {
  readonly parser: ParseSettings['parser']
}

/** The settings that a site is parsed with, and what they were made of. */
export interface Parsing {
  readonly source: ParsingSource
  readonly settings: ParseSettings
}

/** What a config says of parsing. */
export async function openParsing({ markdown }: Pick<ResolvedConfig, 'markdown'>): Promise<Parsing> {
  const source = { parser: markdown.parser }
  return { source, settings: await openSettings(source) }
}

export async function openSettings({ parser }: ParsingSource): Promise<ParseSettings> {
  return bareSettings(parser)
}
