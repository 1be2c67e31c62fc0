import type { Queries } from '../model/queries.ts'
import { alternates, feedLinks, otherEditions } from '../render/page/surroundings.ts'
import { stringOf } from '../render/page/vocabulary.ts'

/** The context of pages that belong to no edition: the chooser, and the 404 that hosts serve. */
export function bareContext(kind: string, url: string, ask: Queries) {
  const own = ask.edition(ask.setting('default'))
  const origin = ask.setting('origin')
  const isChooser = kind === 'chooser'
  const editions = ask.editions().map(id => ({ ...ask.edition(id), url: ask.home(id) }))
  return {
    editions,
    site: own.title,
    page: {
      kind,
      edition: own.id,
      // Nobody knows which language the reader of a 404 wanted.
      title: isChooser ? own.title : titles(editions, ask).join(' · '),
      description: isChooser ? own.description : null,
      url,
      canonical: origin + url,
      lang: own.lang,
      dir: own.direction,
      // It is one of the editions' front pages: that of readers of no known language.
      alternates: isChooser ? alternates(ask.versions(own.id), otherEditions(ask)) : [],
      feeds: isChooser ? editions.flatMap(({ id }) => feedLinks(id, undefined, ask)) : [],
      icons: ask.icons(),
      image: null,
      ogType: 'website',
      noindex: !isChooser,
      jsonld: null,
    },
  }
}

function titles(editions: readonly { readonly id: string }[], ask: Queries): string[] {
  return [...new Set(editions.map(({ id }) => stringOf(ask, id, 'notFound.title', {})))]
}
