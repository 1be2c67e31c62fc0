import type { Kind } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { documentContext, homeUrl } from '../render/document.ts'
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
    const all = ask.years(edition)
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
      years: year === null ? calendarView(edition, ask) : [yearView(edition, year, ask)],
      yearUrls: all.map(one => ({ year: one, url: `${home}archive/${one}/` })),
    }
    return renderTemplate('pages/archive.njk', context, { ask, edition, report })
  },
}

/** A year with its months, newest first. Only that year's are asked for: a page of 2020 has nothing to do with 2021. */
function yearView(edition: string, year: number, ask: Questions) {
  const months = ask.months(edition, year)
  return {
    year,
    url: yearUrl(edition, year, ask),
    count: months.reduce((sum, month) => sum + month.count, 0),
    months: months.map(({ month, count }) => ({ ...monthView(edition, year, month, ask), count })),
  }
}

/** All years with their months and no counts. */
export function calendarView(edition: string, ask: Questions) {
  return ask.calendar(edition).map(({ year, months }) => ({
    year,
    url: yearUrl(edition, year, ask),
    count: null,
    months: months.map(month => ({ ...monthView(edition, year, month, ask), count: null })),
  }))
}

function yearUrl(edition: string, year: number, ask: Questions): string {
  return `${homeUrl(edition, ask)}archive/${year}/`
}

function monthView(edition: string, year: number, month: number, ask: Questions) {
  return {
    date: { year, month },
    url: `${yearUrl(edition, year, ask)}${String(month).padStart(2, '0')}/`,
  }
}
