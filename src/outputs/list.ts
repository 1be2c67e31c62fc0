import type { OutputKind } from '../model/page.ts'
import type { ListFacts, Queries } from '../model/queries.ts'
import { documentContext } from '../render/page/document.ts'
import { atomLink } from '../render/page/surroundings.ts'
import { dayViews, imageView } from '../render/page/views.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'
import { fill } from '../text/format.ts'

interface ListPage {
  readonly [key: string]: string | number | boolean
  readonly list: string
  readonly edition: string
  readonly kind: ListFacts['kind']
  /** That of a term. */
  readonly taxonomy: string
  readonly of: string
  readonly folder: string
  readonly page: number
  /** The list's own address, with the newest. */
  readonly first: boolean
}

/** Pages of lists: sections, terms, months. */
export const listKind: OutputKind<ListPage> = {
  name: 'list',

  *plan(ask) {
    for (const { name, edition, kind, taxonomy, of, folder } of ask.lists()) {
      if (kind === 'latest') continue
      const count = ask.pageCount(name)
      for (let page = 1; page <= count; page++) {
        const first = page === count
        const path = first ? `${folder}/index.html` : `${folder}/page/${page}/index.html`
        const from = { file: `the list of ${taxonomy || kind} "${of}" in "${edition}"` }
        const args = { list: name, edition, kind, taxonomy, of, folder, page, first }
        yield { path, kind: 'list', args, from }
      }
    }
  },

  render({ args }, ask, report) {
    const { list, edition, kind, of, folder, page, first } = args
    const { ids, older, newer } = ask.slice(list, page)
    const own = `${ask.setting('base')}${encodeURI(folder)}/`
    const url = first ? own : `${own}page/${page}/`
    const title = titleOf(args, ask)
    const versions = ask.versions(list)
    // A list that is here by fallback alone claims no language, and a page of older articles has no counterpart.
    const isOwn = versions.some(version => version.edition === edition)
    const taxonomy = ask.taxonomies().find(({ id }) => id === args.taxonomy)
    const index = kind === 'month' ? 'archive' : taxonomy?.folder
    const person = taxonomy?.profiles && first ? personView(taxonomy.id, edition, of, ask) : null
    const facts = {
      kind: 'list',
      edition,
      url,
      title: first ? title : stringOf(ask, edition, 'list.page', { title, page: String(page) }),
      description: person?.bio[0] ?? undefined,
      versions: first && isOwn ? versions : [],
      elsewhere: versions,
      image: null,
      article: undefined,
      noindex: !isOwn,
      section: kind === 'section' ? of : undefined,
      jsonld: undefined,
      feed: isOwn && taxonomy?.feeds ? atomLink(title, own) : undefined,
    }
    const { page: document, edition: ofEdition, nav, languages } = documentContext(facts, ask)
    const context = {
      page: document,
      edition: ofEdition,
      nav,
      languages,
      list: {
        kind: taxonomy?.id ?? kind,
        title,
        label: stringOf(ask, edition, `list.${taxonomy?.id ?? kind}`, {}),
        indexUrl: index === undefined ? null : `${ask.home(edition)}${encodeURI(index)}/`,
        person,
      },
      days: dayViews(ids, edition, ask),
      pager: { older, newer },
      first,
    }
    return renderTemplate('pages/list.njk', context, { ask, edition, report })
  },
}

/** What the registry says of a person, on the first page of what they wrote. */
function personView(taxonomy: string, edition: string, id: string, ask: Queries) {
  const profile = ask.profile(taxonomy, edition, id)
  if (profile === null) return null
  const { role, bio, photo } = profile
  return { role, bio: bio.slice(), photo: imageView(photo ?? undefined, ask) }
}

function titleOf({ kind, taxonomy, edition, of }: ListPage, ask: Queries): string {
  if (kind === 'section') return ask.section(edition, of).label
  if (kind === 'term') return ask.term(taxonomy, edition, of).name
  const [year = '', month = ''] = of.split('/')
  return fill(stringOf(ask, edition, 'date.month', {}), name =>
    name === 'year'
      ? year
      : name === 'month'
        ? String(Number(month))
        : name === 'month2'
          ? month
          : name === 'monthName'
            ? stringOf(ask, edition, `month.${Number(month)}`, {})
            : undefined,
  )
}
