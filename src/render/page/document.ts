import type { Queries, Version } from '../../model/queries.ts'
import type { Moment } from '../../text/moment.ts'
import { scriptJson } from '../../text/safe.ts'
import { safeText } from '../nunjucks/environment.ts'
import { navigation } from './navigation.ts'
import { alternates, type FeedLink, type Language, langOf, surroundings } from './surroundings.ts'
import type { PictureView } from './views.ts'

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
  /** Where the language switch leads, where that is not the same thing. */
  readonly elsewhere?: readonly Version[] | undefined
  readonly image?: PictureView | null | undefined
  readonly article?:
    | {
        readonly published: Moment
        readonly updated?: Moment | undefined
        readonly section?: string | undefined
        readonly tags: readonly string[]
      }
    | undefined
  readonly jsonld?: object | undefined
  readonly noindex?: boolean | undefined
  /** Section whose feeds are offered besides the edition's. */
  readonly section?: string | undefined
  /** Another feed that is offered. */
  readonly feed?: FeedLink | undefined
}

/** The context that every page of an edition has: `page`, `edition`, `nav` and `languages` of the theme's contract. */
export function documentContext(facts: DocumentFacts, ask: Queries) {
  const { kind, edition, url, title, description, versions, image, article, jsonld, noindex, section } = facts
  const { elsewhere, feed } = facts
  // Kinds of pages say different things of themselves: the rest is compiled once if it sees objects of one shape only.
  return contextOf(
    // biome-ignore format: one shape at a glance
    { kind, edition, url, title, description, versions, elsewhere, image, article, jsonld, noindex, section, feed },
    ask,
  )
}

/** All facts, absent ones too. */
type AllFacts = { readonly [Fact in keyof Required<DocumentFacts>]: DocumentFacts[Fact] }

function contextOf(facts: AllFacts, ask: Queries) {
  const { edition, url, versions, image, article } = facts
  const { origin, main, root, languages, feeds, icons, view, choices } = surroundings(
    edition,
    facts.section,
    ask,
  )
  return {
    page: {
      kind: facts.kind,
      edition,
      title: facts.title,
      description: facts.description ?? null,
      url,
      canonical: origin + url,
      lang: view.lang,
      dir: view.direction,
      alternates: facts.noindex ? [] : alternates(versions, { origin, main, root, languages }),
      feeds: facts.feed === undefined ? feeds.slice() : [...feeds, facts.feed],
      icons: icons.slice(),
      image: image ? { ...image, url: absoluteUrl(image.url, origin) } : null,
      ogType: article === undefined ? 'website' : 'article',
      ogLocale: ogLocale(view.lang),
      ogAlternates: otherLocales(edition, versions, languages),
      published: article?.published.iso ?? null,
      modified: article?.updated?.iso ?? null,
      section: article?.section ?? null,
      tags: article?.tags ?? [],
      noindex: facts.noindex ?? false,
      jsonld: facts.jsonld === undefined ? null : safeText(scriptJson(facts.jsonld)),
    },
    edition: view,
    nav: navigation(choices, facts.section ?? '', url),
    languages: otherLanguages(edition, facts.elsewhere ?? versions, languages),
  }
}

function otherLocales(
  edition: string,
  versions: readonly Version[],
  languages: readonly Language[],
): string[] {
  const locales: string[] = []
  for (const version of versions) {
    if (version.edition !== edition) locales.push(ogLocale(langOf(version, languages)))
  }
  return locales
}

/** Where the page is in other languages, or the front page of an edition that does not have it. */
function otherLanguages(edition: string, versions: readonly Version[], languages: readonly Language[]) {
  const others = []
  for (const { id, lang, label, home } of languages) {
    if (id === edition) continue
    const version = versions.find(one => one.edition === id)
    others.push({ edition: id, lang, label, url: version?.url ?? home, exists: version !== undefined })
  }
  return others
}

export function absoluteUrl(url: string, origin: string): string {
  return url.startsWith('/') ? origin + url : url
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
