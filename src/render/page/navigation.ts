import type { Queries } from '../../model/queries.ts'

/** An edition as templates see it. */
export function editionView(edition: string, ask: Queries) {
  const { id, lang, label, title, description, direction } = ask.edition(edition)
  return Object.freeze({ id, lang, label, title, description, direction, url: ask.home(edition) })
}

/** A link of the navigation, as it stands on its own page and on all others. */
export interface Choice<T> {
  readonly url: string
  readonly id: string
  readonly here: T
  readonly elsewhere: T
}

/** Where the navigation leads from a page; `section` is the one that the page is of, or empty. */
export function navigation(to: ReturnType<typeof choices>, section: string, url: string) {
  const sections = []
  for (const one of to.sections) sections.push(one.id === section ? one.here : one.elsewhere)
  const pages = []
  for (const one of to.pages) pages.push(at(one, url))
  const taxonomies = []
  for (const one of to.taxonomies) taxonomies.push(at(one, url))
  const nav = {
    sections,
    pages,
    siteMap: at(to.siteMap, url),
    archive: at(to.archive, url),
    feed: to.feed,
    chooser: to.chooser,
    taxonomies,
  }
  return named(nav, to.taxonomies, taxonomies)
}

/** Gives an object something of each taxonomy under its id. Keys are added: spreading one object into another is slow. */
export function named<T extends object>(
  object: T,
  taxonomies: readonly { readonly id: string }[],
  values: readonly unknown[],
): T & { readonly [id: string]: unknown } {
  const target = object as T & { [id: string]: unknown }
  for (let index = 0; index < taxonomies.length; index++)
    (target as { [id: string]: unknown })[taxonomies[index]?.id ?? ''] = values[index]
  return target
}

function at<T>(one: Choice<T>, url: string): T {
  return one.url === url ? one.here : one.elsewhere
}

/** All that the navigation of an edition leads to. */
export function choices(edition: string, ask: Queries) {
  const home = ask.home(edition)
  const index = (name: string) => {
    const url = `${home}${name}/`
    return choice(name, url, current => ({ url, current }))
  }
  return {
    sections: ask.sections(edition).map(id => {
      const { label, url } = ask.section(edition, id)
      return choice(id, url, current => ({ label, url, current }))
    }),
    pages: ask.navigation(edition).map(id => {
      const { title, url } = ask.title(id)
      return choice(id, url, current => ({ title, url, current }))
    }),
    siteMap: index('site-map'),
    taxonomies: ask.taxonomies().map(({ id, folder }) => {
      const url = `${home}${encodeURI(folder)}/`
      return choice(id, url, current => ({ id, url, current }))
    }),
    archive: index('archive'),
    feed: `${home}atom.xml`,
    chooser: chooserUrl(ask),
  }
}

function choice<T>(id: string, url: string, linkOf: (current: boolean) => T): Choice<T> {
  return { url, id, here: Object.freeze(linkOf(true)), elsewhere: Object.freeze(linkOf(false)) }
}

/** Where an edition begins in the output: `zh/`, or nothing for one without a prefix. */
export function outputFolder(edition: string, ask: Queries): string {
  return ask.home(edition).slice(ask.setting('base').length)
}

/** Address of the page where readers choose an edition; null where one of them begins there. */
export function chooserUrl(ask: Queries): string | null {
  const base = ask.setting('base')
  return ask.editions().some(edition => ask.home(edition) === base) ? null : base
}
