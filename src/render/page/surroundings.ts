import type { Queries, Version } from '../../model/queries.ts'
import { shared } from '../../site/shared.ts'
import { choices, chooserUrl, editionView } from './navigation.ts'

/** What all pages of an edition have, or of a section in it. */
export function surroundings(edition: string, section: string | undefined, ask: Queries) {
  return shared(ask, 'surroundings', edition, section ?? '', () => {
    const { origin, main, root, languages } = otherEditions(ask)
    const feeds = feedLinks(edition, section, ask)
    const icons = ask.icons()
    return {
      origin,
      main,
      root,
      languages,
      feeds,
      icons,
      view: editionView(edition, ask),
      choices: choices(edition, ask),
    }
  })
}

/** An edition as the pages of others know it. */
export interface Language {
  readonly id: string
  readonly lang: string
  readonly label: string
  /** Address of its front page. */
  readonly home: string
}

/** What addresses in other editions are told with. */
interface OtherEditions {
  readonly origin: string
  /** The default edition. */
  readonly main: string
  /** Address of the chooser, if there is one. */
  readonly root: string | null
  readonly languages: readonly Language[]
}

/** What the site says of its editions to all pages. */
export function otherEditions(ask: Queries): OtherEditions {
  const languages = ask.editions().map(id => {
    const { lang, label } = ask.edition(id)
    return { id, lang, label, home: ask.home(id) }
  })
  return { origin: ask.setting('origin'), main: ask.setting('default'), root: chooserUrl(ask), languages }
}

/**
 * `hreflang` of all versions, and `x-default`: the default edition's version, or the only one there is; of front pages, the
 * chooser.
 */
export function alternates(
  versions: readonly Version[],
  { origin, main, root, languages }: OtherEditions,
): { hreflang: string; href: string }[] {
  const found: { hreflang: string; href: string }[] = []
  const indexed = versions.filter(version => version.noindex !== true)
  let fallback = indexed[0]
  for (const version of indexed) {
    found.push({ hreflang: langOf(version, languages), href: origin + version.url })
    if (version.edition === main) fallback = version
  }
  if (fallback !== undefined) {
    const { url } = fallback
    const isHome = root !== null && languages.some(({ home }) => home === url)
    found.push({ hreflang: 'x-default', href: origin + (isHome ? root : url) })
  }
  return found
}

export function langOf({ edition }: Version, languages: readonly Language[]): string {
  for (const { id, lang } of languages) if (id === edition) return lang
  return edition
}

/** How a page announces a feed. */
export interface FeedLink {
  readonly type: string
  readonly title: string
  readonly href: string
}

/** The feeds of an edition, and of a section where the page is of one that has articles in this language. */
export function feedLinks(edition: string, section: string | undefined, ask: Queries): readonly FeedLink[] {
  const own = { label: ask.edition(edition).title, url: ask.home(edition) }
  const hasSection = section !== undefined && hasVersion(`${edition}/section/${section}`, edition, ask)
  const ofSection = hasSection ? [ask.section(edition, section)] : []
  return [own, ...ofSection].flatMap(({ label, url }) => [
    atomLink(label, url),
    Object.freeze({ type: 'application/rss+xml', title: `${label} (RSS)`, href: `${url}rss.xml` }),
    Object.freeze({ type: 'application/feed+json', title: `${label} (JSON)`, href: `${url}feed.json` }),
  ])
}

export function atomLink(label: string, url: string): FeedLink {
  return Object.freeze({ type: 'application/atom+xml', title: `${label} (Atom)`, href: `${url}atom.xml` })
}

/** Whether a page is in its edition's language, which lists may not be that show what other editions have. */
export function hasVersion(of: string, edition: string, ask: Queries): boolean {
  return ask.versions(of).some(version => version.edition === edition)
}
