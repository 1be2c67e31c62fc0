import type { Article, Asset, Parsed } from '../../model/article.ts'
import { typeFacts } from '../../model/file-type.ts'
import type { AssetFacts } from '../../model/queries.ts'
import { pathSegment } from '../../text/slug.ts'
import { readTarget } from './target.ts'

/**
 * Output path of a copied file: its own name and the beginning of its digest, so that it can be cached for ever. A
 * picture ends as what it is, whatever it is called: hosts tell browsers what they get by the name.
 */
export function assetPath(asset: Asset): string {
  const name = asset.path.split('/').at(-1) ?? ''
  const dot = name.lastIndexOf('.')
  // By character, not by UTF-16 unit: half of a rare Chinese character has no address.
  const stem = [...pathSegment(dot > 0 ? name.slice(0, dot) : name)].slice(0, 50).join('') || 'file'
  const extension = extensionFor(asset, pathSegment(dot > 0 ? name.slice(dot + 1) : '').toLowerCase())
  return `assets/${stem}.${asset.digest.slice(0, 8)}${extension === '' ? '' : `.${extension}`}`
}

function extensionFor({ type }: Asset, written: string): string {
  const { picture, extensions } = type === undefined ? {} : typeFacts(type)
  if (picture !== 'shown' || extensions === undefined || extensions.includes(written)) return written
  return extensions[0]
}

/** Address and size of a copied file, for a page. */
export function assetFacts(asset: Asset, base: string): AssetFacts {
  const { width, height } = asset
  return {
    url: base + encodeURI(assetPath(asset)),
    ...(width === undefined || height === undefined ? {} : { width, height }),
  }
}

/** The content file that a target names, if there is one: beside the article, or below content/ for a rooted one. */
export function findAsset(
  from: string,
  target: string,
  assets: ReadonlyMap<string, Asset>,
): Asset | undefined {
  const read = readTarget(from, target)
  if (read?.path == null) return undefined
  return assets.get(read.rooted ? `content/${read.path}` : read.path)
}

/**
 * The content files that published pieces refer to, and `others`. Only these are copied: a picture that lies beside a draft
 * must leave no trace.
 */
export function usedAssets(
  published: Iterable<{ readonly article: Article; readonly parsed: Parsed }>,
  assets: ReadonlyMap<string, Asset>,
  others: ReadonlySet<string>,
): Asset[] {
  if (assets.size === 0) return []
  const used = new Set<Asset>()
  const use = (asset: Asset | undefined): void => {
    if (asset !== undefined && asset.unsafe === undefined) used.add(asset)
  }
  for (const { article, parsed } of published) {
    if (article.withdrawn !== undefined) continue
    if (article.image !== undefined) use(assets.get(article.image.normalize('NFC')))
    for (const target of parsed.targets) use(findAsset(article.id, target, assets))
  }
  for (const path of others) use(assets.get(path.normalize('NFC')))
  return [...used].sort((a, b) => (a.path < b.path ? -1 : 1))
}
