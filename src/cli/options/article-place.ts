import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { ResolvedConfig } from '../../model/config.ts'
import { sitePrefix } from './site-config.ts'
import { UsageError } from './usage.ts'

/** Where a new article stands: its path below its edition, and the edition where the path names one. */
export interface ArticlePlace {
  readonly local: string
  readonly edition?: string
}

/**
 * Reads a path as people give it: `news/air`, or from further out, as a shell completes it and as everything else
 * names files: `zh/news/air`, `content/zh/news/air`, `paper/content/zh/news/air`, an absolute one.
 */
export function articlePlace(given: string, site: string, config: ResolvedConfig): ArticlePlace {
  const [first = '', ...rest] = belowSite(given, site).split('/')
  const ids = config.editions.map(edition => edition.id)
  if (first === 'content') {
    const [edition = '', ...local] = rest
    if (ids.includes(edition)) return withName(given, edition, local)
    throw new UsageError(`"${given}" names no edition; below content/ stand ${ids.join(', ')}`)
  }
  const isSection = config.sections.some(section => section.id === first)
  return ids.includes(first) && !isSection
    ? withName(given, first, rest)
    : { local: [first, ...rest].join('/') }
}

function belowSite(given: string, site: string): string {
  const prefix = sitePrefix(site)
  const text = given
    .split(sep)
    .join('/')
    .replace(/^(?:\.\/+)+/, '')
  if (isAbsolute(given)) {
    const way = relative(resolve(site), given).split(sep).join('/')
    return way.startsWith('..') ? text : way
  }
  return prefix !== '' && text.startsWith(`${prefix}content/`) ? text.slice(prefix.length) : text
}

function withName(given: string, edition: string, local: readonly string[]): ArticlePlace {
  if (local.join('') === '')
    throw new UsageError(`"${given}" names an edition and no article; write ${edition}/news/clean-air`)
  return { local: local.join('/'), edition }
}
