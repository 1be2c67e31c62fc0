import type { ResolvedConfig } from '../../model/config.ts'
import type { Scanned } from '../../model/scanned.ts'
import { digest } from '../../text/digest.ts'
import type { Parsing } from './parse-settings.ts'

/** Digests of what a build is made from, but for the clock: of all of it, and of all but the articles. */
export interface Inputs {
  all(): string
  readonly settings: string
}

export function inputsOf(
  config: ResolvedConfig,
  parsing: Pick<Parsing, 'digest'>,
  scanned: Scanned,
  drafts: boolean,
): Inputs {
  const settings = digest(
    JSON.stringify([
      config,
      parsing.digest,
      drafts,
      scanned.registry.map(({ path, bytes }) => [path, digest(bytes)]),
      scanned.data.map(({ path, bytes }) => [path, digest(bytes)]),
      scanned.assets,
      scanned.templates,
      scanned.strings,
      scanned.themeAssets,
      scanned.statics,
      scanned.diagnostics,
    ]),
  )
  const listed = (): string => scanned.sources.map(source => `${source.digest} ${source.path}\n`).join('')
  return { settings, all: () => digest(settings + listed()) }
}
