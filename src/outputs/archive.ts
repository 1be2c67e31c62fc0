import type { OutputKind } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { documentContext } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'

/** The archive: all years, and a page for each year. Months are lists. */
export const archiveKind: OutputKind<readonly [string, number | null]> = {
  name: 'archive',

  *plan(ask) {
    for (const edition of ask.editions()) {
      const from = { file: `the archive of "${edition}"` }
      yield {
        path: `${outputFolder(edition, ask)}archive/index.html`,
        kind: 'archive',
        args: [edition, null],
        from,
      }
      for (const year of ask.years(edition)) {
        yield {
          path: `${outputFolder(edition, ask)}archive/${year}/index.html`,
          kind: 'archive',
          args: [edition, year],
          from,
        }
      }
    }
  },

  render({ args: [edition, year] }, ask, report) {
    const home = ask.home(edition)
    const url = year === null ? `${home}archive/` : `${home}archive/${year}/`
    const title =
      year === null
        ? stringOf(ask, edition, 'archive.title', {})
        : stringOf(ask, edition, 'archive.year', { year: String(year) })
    const versions = ask.versions(year === null ? `${edition}/archive` : `${edition}/archive/${year}`)
    const isOwn = versions.some(version => version.edition === edition)
    // Of years that are here by fallback alone no language is claimed.
    const ofPage = isOwn ? { versions } : { versions: [], elsewhere: versions, noindex: true }
    const context = {
      ...documentContext({ kind: 'archive', edition, url, title, ...ofPage }, ask),
      year,
      // Counts stand on the pages of the years: whatever is published would change the index otherwise.
      years: year === null ? yearViews(edition, ask) : [countedYear(edition, year, ask)],
      yearUrls: ask.years(edition).map(one => ({ year: one, url: `${home}archive/${one}/` })),
    }
    return renderTemplate('pages/archive.njk', context, { ask, edition, report })
  },
}

/** Years with their months, newest first. */
export function yearViews(edition: string, ask: Queries) {
  return ask.years(edition).map(year => ({
    year,
    url: `${ask.home(edition)}archive/${year}/`,
    count: null,
    months: ask
      .months(edition, year)
      .map(month => ({ ...monthView(edition, year, month, ask), count: null })),
  }))
}

function countedYear(edition: string, year: number, ask: Queries) {
  const counts = ask.monthCounts(edition, year)
  return {
    year,
    url: `${ask.home(edition)}archive/${year}/`,
    count: counts.reduce((sum, { count }) => sum + count, 0),
    months: counts.map(({ month, count }) => ({ ...monthView(edition, year, month, ask), count })),
  }
}

function monthView(edition: string, year: number, month: number, ask: Queries) {
  const url = `${ask.home(edition)}archive/${year}/${String(month).padStart(2, '0')}/`
  return { date: { year, month }, url }
}
