import type { Questions, Version } from '../model/questions.ts'
import { shared } from '../site/shared.ts'
import type { Moment } from '../text/moment.ts'
import { scriptJson } from '../text/safe.ts'
import { safeText } from './environment.ts'
import { editionView, homeUrl, navigation } from './navigation.ts'
import type { ImageView } from './views.ts'

/** What a kind of page says of itself; the rest of the common context follows from it. */
export interface DocumentFacts {
  readonly kind: string
  readonly edition: string
  /** Address from the root of the host. */
  readonly url: string
  /** Null on the home page, whose title is the edition's. */
  readonly title: string | null
  readonly description?: string | undefined
  /** The same thing in every edition that has it, itself included. */
  readonly versions: readonly Version[]
  readonly image?: ImageView | null
  readonly article?: {
    readonly published: Moment
    readonly updated?: Moment | undefined
    readonly section?: string | undefined
    readonly tags: readonly string[]
  }
  readonly jsonld?: object | undefined
  readonly noindex?: boolean
  /** Section whose feeds are offered besides the edition's. */
  readonly section?: string | undefined
}

/** The context that every page of an edition has: `page`, `edition`, `nav` and `languages` of the theme's contract. */
export function documentContext(facts: DocumentFacts, ask: Questions) {
  const edition = ask.edition(facts.edition)
  const origin = ask.setting('origin')
  return {
    page: {
      kind: facts.kind,
      edition: facts.edition,
      title: facts.title,
      description: facts.description ?? null,
      url: facts.url,
      canonical: origin + facts.url,
      lang: edition.lang,
      dir: edition.direction,
      alternates: facts.noindex ? [] : alternates(facts.versions, ask),
      feeds: [...feedLinks(facts.edition, facts.section, ask)],
      image: facts.image ? { ...facts.image, url: absoluteUrl(facts.image.url, origin) } : null,
      ogType: facts.article === undefined ? 'website' : 'article',
      ogLocale: ogLocale(edition.lang),
      ogAlternates: facts.versions
        .filter(version => version.edition !== facts.edition)
        .map(version => ogLocale(ask.edition(version.edition).lang)),
      published: facts.article?.published.iso ?? null,
      modified: facts.article?.updated?.iso ?? null,
      section: facts.article?.section ?? null,
      tags: facts.article?.tags ?? [],
      noindex: facts.noindex ?? false,
      jsonld: facts.jsonld === undefined ? null : safeText(scriptJson(facts.jsonld)),
    },
    edition: editionView(facts.edition, ask),
    nav: navigation(facts, ask),
    languages: ask
      .editions()
      .filter(id => id !== facts.edition)
      .map(id => {
        const other = ask.edition(id)
        const version = facts.versions.find(one => one.edition === id)
        return {
          edition: id,
          lang: other.lang,
          label: other.label,
          url: version?.url ?? homeUrl(id, ask),
          exists: version !== undefined,
        }
      }),
  }
}

export function absoluteUrl(url: string, origin: string): string {
  return url.startsWith('/') ? origin + url : url
}

/** `hreflang` of all versions, and `x-default`: the default edition's version, or the only one there is. */
export function alternates(
  versions: readonly Version[],
  ask: Questions,
): { hreflang: string; href: string }[] {
  const origin = ask.setting('origin')
  const fallback = versions.find(version => version.edition === ask.setting('default')) ?? versions[0]
  return [
    ...versions.map(version => ({ hreflang: ask.edition(version.edition).lang, href: origin + version.url })),
    ...(fallback === undefined ? [] : [{ hreflang: 'x-default', href: origin + fallback.url }]),
  ]
}

/** The feeds of an edition, and of a section where the page is of one. */
function feedLinks(
  edition: string,
  section: string | undefined,
  ask: Questions,
): readonly { readonly type: string; readonly title: string; readonly href: string }[] {
  return shared(ask, 'feeds', edition, section ?? '', () => {
    const own = { label: ask.edition(edition).title, url: homeUrl(edition, ask) }
    const ofSection = section === undefined ? [] : [ask.section(edition, section)]
    return [own, ...ofSection].flatMap(({ label, url }) => [
      Object.freeze({ type: 'application/atom+xml', title: `${label} (Atom)`, href: `${url}atom.xml` }),
      Object.freeze({ type: 'application/rss+xml', title: `${label} (RSS)`, href: `${url}rss.xml` }),
      Object.freeze({ type: 'application/feed+json', title: `${label} (JSON)`, href: `${url}feed.json` }),
    ])
  })
}

/** Open Graph wants language and territory; for the scripts of Chinese the territory says which. */
function ogLocale(lang: string): string {
  const before = ogLocales.get(lang)
  if (before !== undefined) return before
  const { language, region } = new Intl.Locale(lang).maximize()
  const found = `${language}_${region}`
  ogLocales.set(lang, found)
  return found
}

const ogLocales = new Map([
  ['zh', 'zh_CN'],
  ['zh-Hans', 'zh_CN'],
  ['zh-Hant', 'zh_TW'],
  ['en', 'en_US'],
])
