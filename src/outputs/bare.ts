import type { Questions } from '../model/questions.ts'
import { homeUrl } from '../render/navigation.ts'

/** The context of pages that belong to no edition: the chooser, and the 404 that hosts serve. */
export function bareContext(kind: string, url: string, ask: Questions) {
  const own = ask.edition(ask.setting('default'))
  const origin = ask.setting('origin')
  const editions = ask.editions().map(id => ({ ...ask.edition(id), url: homeUrl(id, ask) }))
  const alternates = editions.map(({ lang, url }) => ({ hreflang: lang, href: origin + url }))
  return {
    editions,
    page: {
      kind,
      edition: own.id,
      title: own.title,
      description: own.description,
      url,
      canonical: origin + url,
      lang: own.lang,
      dir: own.direction,
      alternates: kind === 'chooser' ? [...alternates, { hreflang: 'x-default', href: origin + url }] : [],
      feeds: [],
      icons: ask.icons(),
      image: null,
      ogType: 'website',
      noindex: kind !== 'chooser',
      jsonld: null,
    },
  }
}
