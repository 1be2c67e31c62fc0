import { schemeOf } from '../text/addresses.ts'
import { meantAddress } from '../text/meant-address.ts'
import { assetPath } from './paths/assets.ts'
import type { Target } from './paths/target.ts'
import type { Site } from './site.ts'

/** Some paths are written as Windows does, and some are addresses on other sites with a slip in them. */
export function meantHint(written: string): { hint?: string } {
  if (written.includes('\\')) {
    return { hint: `write / and not \\ between folders: "${written.replaceAll('\\', '/')}"` }
  }
  const meant = meantAddress(written)
  return meant === undefined ? {} : { hint: `did you mean "${meant}"?` }
}

/** A file of content/ as a link from another names it: from the root where `like` does so, else from the folder. */
export function linkTo(path: string, from: string, like?: Target): string {
  const whole = path.normalize('NFC')
  const way = like?.rooted
    ? whole.replace(like.path?.startsWith('content/') ? '' : 'content', '').replace(/^\/?/, '/')
    : wayTo(whole.split('/'), from.normalize('NFC').split('/').slice(0, -1))
  const encoded = way.replace(/[\s%#?<>]/g, encodeURIComponent)
  return schemeOf(encoded) === undefined ? encoded : `./${encoded}`
}

/** From a folder to a file, both from the root of the site. */
function wayTo(file: readonly string[], folder: readonly string[]): string {
  const own = folder.findIndex((name, index) => name !== file[index])
  const shared = own === -1 ? folder.length : own
  return [...folder.slice(shared).map(() => '..'), ...file.slice(shared)].join('/')
}

/** A copy's address changes with its bytes, and goes with the last piece that names its file: no picture is named by it. */
export function ofCopy(site: Site, from: string, target: Target | null): { hint: string } | undefined {
  const copy = /(?:^|\/)(assets\/[^/]+)$/.exec(target?.path ?? '')?.[1]
  if (copy === undefined) return undefined
  for (const asset of site.assets.values()) {
    if (assetPath(asset) === copy)
      return { hint: `name the file that it is a copy of: "${linkTo(asset.path, from)}"` }
  }
  const isOfTheme = [...site.themeAssets.values()].some(asset => assetPath(asset) === copy)
  return isOfTheme
    ? { hint: 'this address changes with the theme; put a copy into static/, and name that' }
    : undefined
}
