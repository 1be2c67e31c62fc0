import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type LoadedConfig, loadConfig } from '../../store/config/config-file.ts'
import { hasError } from '../job/job.ts'
import { bareParsing, openParsing, type Parsing } from '../job/parse-settings.ts'

/** A config and its plugins as they are on the disk, and the last of them that were sound. */
export interface ConfigWatch {
  /** Reads both anew. */
  reread(): Promise<void>
  readonly isRead: boolean
  /** Null while the config or a plugin is broken. */
  readonly config: ResolvedConfig | null
  /** The last sound plugins; bare ones before there are any. */
  readonly parsing: Parsing
  readonly diagnostics: readonly Diagnostic[]
  /** Files and folders that it depends on besides the site's own. */
  readonly watched: readonly string[]
}

export function watchConfig(site: string): ConfigWatch {
  let loaded: LoadedConfig | undefined
  let newest = bareParsing()
  let sound = newest
  return {
    async reread() {
      loaded = await loadConfig(site)
      const { config } = loaded
      if (config === null) return
      newest = await openParsing(site, { ...loaded, config }, newest)
      if (!hasError(newest.diagnostics)) sound = newest
    },
    get isRead() {
      return loaded !== undefined
    },
    get config() {
      return newest === sound ? (loaded?.config ?? null) : null
    },
    get parsing() {
      return sound
    },
    get diagnostics() {
      // Of plugins nothing is known as long as the config that names them is broken.
      return [...(loaded?.diagnostics ?? []), ...(loaded?.config ? newest.diagnostics : [])]
    },
    get watched() {
      return [...newest.watched, ...sound.watched]
    },
  }
}
