import type { Questions } from '../model/questions.ts'
import { shared } from '../site/shared.ts'

/** An edition as templates see it. */
export function editionView(edition: string, ask: Questions) {
  return shared(ask, 'edition', edition, '', () =>
    Object.freeze({ ...ask.edition(edition), url: homeUrl(edition, ask) }),
  )
}

/** A link of the navigation, as it stands on its own page and on all others. */
interface Choice<T> {
  readonly url: string
  readonly id: string
  readonly here: T & { readonly current: boolean }
  readonly elsewhere: T & { readonly current: boolean }
}

/** Where the navigation leads from a page; `section` is the one that the page is of. */
export function navigation(
  {
    edition,
    section,
    url,
  }: { readonly edition: string; readonly section?: string | undefined; readonly url: string },
  ask: Questions,
) {
  const { sections, pages, siteMap, tags, people, sources, archive, feed } = choices(edition, ask)
  const at = <T>(one: Choice<T>) => (one.url === url ? one.here : one.elsewhere)
  return {
    sections: sections.map(one => (one.id === section ? one.here : one.elsewhere)),
    pages: pages.map(at),
    siteMap: at(siteMap),
    tags: at(tags),
    people: at(people),
    sources: at(sources),
    archive: at(archive),
    feed,
  }
}

function choices(edition: string, ask: Questions) {
  return shared(ask, 'navigation', edition, '', () => {
    const home = homeUrl(edition, ask)
    const index = (name: string) => choice(name, { url: `${home}${name}/` })
    return {
      sections: ask.sections(edition).map(id => choice(id, ask.section(edition, id))),
      pages: ask.standing(edition).map(id => choice(id, ask.title(id))),
      siteMap: index('site-map'),
      tags: index('tags'),
      people: index('people'),
      sources: index('sources'),
      archive: index('archive'),
      feed: `${home}atom.xml`,
    }
  })
}

function choice<T extends { readonly url: string }>(id: string, link: T): Choice<T> {
  const here = Object.freeze({ ...link, current: true })
  const elsewhere = Object.freeze({ ...link, current: false })
  return { url: link.url, id, here, elsewhere }
}

/** Address of an edition's front page. */
export function homeUrl(edition: string, ask: Questions): string {
  return `${ask.setting('base')}${edition}/`
}
