import type { Content } from '../model/page.ts'
import type { Scanned } from '../model/scanned.ts'
import type { Committed, Opened } from '../store/publish.ts'
import { fileOf } from '../store/scan.ts'
import type { Traces } from '../store/traces.ts'

/**
 * Checks that an output is still what the last build left, and mends what is only copied. Null if a page is missing
 * or another one: it must be rendered then.
 */
export async function republish(
  traces: Traces,
  scanned: Scanned,
  site: string,
  open: () => Promise<Opened>,
): Promise<Committed | null> {
  const opened = await open()
  if ('refused' in opened) return null
  const { output } = opened
  for (const [path, { content }] of traces.pages) {
    if (output.keep(path, content)) continue
    await output.discard()
    return null
  }
  await Promise.all(
    traces.copies.map(([path, copyOf]) => output.stage(path, staged({ copyOf }, { scanned, site }))),
  )
  return output.commit()
}

/** A page's content as the output folder takes it. */
export function staged(
  content: Content,
  { scanned, site }: { readonly scanned: Scanned; readonly site: string },
) {
  if (typeof content === 'string') return content
  const known = [...scanned.themeAssets, ...scanned.assets].find(asset => asset.path === content.copyOf)
  const copyOf = fileOf(site, scanned, content.copyOf)
  return known === undefined ? { copyOf } : { copyOf, digest: known.digest }
}
