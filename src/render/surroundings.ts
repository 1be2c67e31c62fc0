import type { Questions, Version } from '../model/questions.ts'
import { shared } from '../site/shared.ts'
import { choices, editionView, homeUrl } from './navigation.ts'

/** What all pages of an edition have, or of a section in it. */
export function surroundings(edition: string, section: string | undefined, ask: Questions) {
  return shared(ask, 'surroundings', edition, section ?? '', () => {
    const { origin, main, languages } = abroad(ask)
    const feeds = feedLinks(edition, section, ask)
    const icons = ask.icons()
    return {
      origin,
      main,
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
interface Abroad {
  readonly origin: string
  /** The default edition. */
  readonly main: string
  readonly languages: readonly Language[]
}

/** What the site says of its editions to all pages. */
export function abroad(ask: Questions): Abroad {
  const languages = ask.editions().map(id => {
    const { lang, label } = ask.edition(id)
    return { id, lang, label, home: homeUrl(id, ask) }
  })
  return { origin: ask.setting('origin'), main: ask.setting('default'), languages }
}

/** `hreflang` of all versions, and `x-default`: the default edition's version, or the only one there is. */
export function alternates(
  versions: readonly Version[],
  { origin, main, languages }: Abroad,
): { hreflang: string; href: string }[] {
  const found: { hreflang: string; href: string }[] = []
  const indexed = versions.filter(version => version.noindex !== true)
  let fallback = indexed[0]
  for (const version of indexed) {
    found.push({ hreflang: langOf(version, languages), href: origin + version.url })
    if (version.edition === main) fallback = version
  }
  if (fallback !== undefined) found.push({ hreflang: 'x-default', href: origin + fallback.url })
  return found
}

export function langOf({ edition }: Version, languages: readonly Language[]): string {
  for (const { id, lang } of languages) if (id === edition) return lang
  return edition
}

/** The feeds of an edition, and of a section where the page is of one. */
function feedLinks(
  edition: string,
  section: string | undefined,
  ask: Questions,
): readonly { readonly type: string; readonly title: string; readonly href: string }[] {
  const own = { label: ask.edition(edition).title, url: homeUrl(edition, ask) }
  const ofSection = section === undefined ? [] : [ask.section(edition, section)]
  return [own, ...ofSection].flatMap(({ label, url }) => [
    Object.freeze({ type: 'application/atom+xml', title: `${label} (Atom)`, href: `${url}atom.xml` }),
    Object.freeze({ type: 'application/rss+xml', title: `${label} (RSS)`, href: `${url}rss.xml` }),
    Object.freeze({ type: 'application/feed+json', title: `${label} (JSON)`, href: `${url}feed.json` }),
  ])
}
