import type { Questions } from '../model/questions.ts'

/** An edition as templates see it. */
export function editionView(edition: string, ask: Questions) {
  return Object.freeze({ ...ask.edition(edition), url: homeUrl(edition, ask) })
}

/** A link of the navigation, as it stands on its own page and on all others. */
export interface Choice<T> {
  readonly url: string
  readonly id: string
  readonly here: T & { readonly current: boolean }
  readonly elsewhere: T & { readonly current: boolean }
}

/** Where the navigation leads from a page; `section` is the one that the page is of. */
export function navigation(to: ReturnType<typeof choices>, section: string | undefined, url: string) {
  const at = <T>(one: Choice<T>) => (one.url === url ? one.here : one.elsewhere)
  return {
    sections: to.sections.map(one => (one.id === section ? one.here : one.elsewhere)),
    pages: to.pages.map(at),
    siteMap: at(to.siteMap),
    tags: at(to.tags),
    people: at(to.people),
    sources: at(to.sources),
    archive: at(to.archive),
    feed: to.feed,
  }
}

/** All that the navigation of an edition leads to. */
export function choices(edition: string, ask: Questions) {
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
}

function choice<T extends { readonly url: string }>(id: string, link: T): Choice<T> {
  const choiceOf = (current: boolean) => Object.freeze({ ...link, current })
  return { url: link.url, id, here: choiceOf(true), elsewhere: choiceOf(false) }
}

/** Address of an edition's front page. */
export function homeUrl(edition: string, ask: Questions): string {
  return `${ask.setting('base')}${edition}/`
}
