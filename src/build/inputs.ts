import type { ResolvedConfig } from '../model/config.ts'
import type { Scanned } from '../model/scanned.ts'
import { canonicalJson, digest } from '../text/digest.ts'

/**
 * Digest of everything that a build is made from, but for the clock. The files of static/ are in it by name only:
 * they are copied, and copying goes by their bytes.
 */
export function inputsDigest(config: ResolvedConfig, scanned: Scanned, drafts: boolean): string {
  return digest(
    canonicalJson([
      config,
      drafts,
      scanned.sources.map(({ path, digest: bytes }) => [path, bytes]),
      scanned.registry.map(({ path, bytes }) => [path, digest(bytes)]),
      scanned.assets,
      scanned.templates,
      scanned.strings,
      scanned.themeAssets,
      scanned.statics.map(({ path }) => path),
      scanned.diagnostics,
    ]),
  )
}
