import type { Kind } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { documentContext } from '../render/document.ts'
import { homeUrl } from '../render/navigation.ts'
import { renderTemplate } from '../render/templates.ts'
import { stringOf } from '../render/vocabulary.ts'
import { editionsUrls } from './versions.ts'

/** The archive: all years, and a page for each year. Months are lists. */
export const archiveKind: Kind<readonly [string, number | null]> = {
  name: 'archive',

  *plan(ask) {
    for (const edition of ask.editions()) {
      const from = { file: `the archive of "${edition}"` }
      yield { path: `${edition}/archive/index.html`, kind: 'archive', args: [edition, null], from }
      for (const year of ask.years(edition)) {
        yield { path: `${edition}/archive/${year}/index.html`, kind: 'archive', args: [edition, year], from }
      }
    }
  },

  render({ args: [edition, year] }, ask, report) {
    const home = homeUrl(edition, ask)
    const url = year === null ? `${home}archive/` : `${home}archive/${year}/`
    const title =
      year === null
        ? stringOf(ask, edition, 'archive.title', {})
        : stringOf(ask, edition, 'archive.year', { year: String(year) })
    const versions =
      year === null
        ? editionsUrls('archive/', ask)
        : ask
            .editions()
            .filter(other => ask.years(other).includes(year))
            .map(other => ({ edition: other, url: `${homeUrl(other, ask)}archive/${year}/` }))
    const context = {
      ...documentContext({ kind: 'archive', edition, url, title, versions }, ask),
      year,
      // Counts stand on the pages of the years: whatever is published would change the index otherwise.
      years: year === null ? yearViews(edition, ask) : [countedYear(edition, year, ask)],
      yearUrls: ask.years(edition).map(one => ({ year: one, url: `${home}archive/${one}/` })),
    }
    return renderTemplate('pages/archive.njk', context, { ask, edition, report })
  },
}

/** Years with their months, newest first. */
export function yearViews(edition: string, ask: Questions) {
  return ask.years(edition).map(year => ({
    year,
    url: `${homeUrl(edition, ask)}archive/${year}/`,
    count: null,
    months: ask
      .months(edition, year)
      .map(month => ({ ...monthView(edition, year, month, ask), count: null })),
  }))
}

function countedYear(edition: string, year: number, ask: Questions) {
  const counts = ask.monthCounts(edition, year)
  return {
    year,
    url: `${homeUrl(edition, ask)}archive/${year}/`,
    count: counts.reduce((sum, { count }) => sum + count, 0),
    months: counts.map(({ month, count }) => ({ ...monthView(edition, year, month, ask), count })),
  }
}

function monthView(edition: string, year: number, month: number, ask: Questions) {
  const url = `${homeUrl(edition, ask)}archive/${year}/${String(month).padStart(2, '0')}/`
  return { date: { year, month }, url }
}
