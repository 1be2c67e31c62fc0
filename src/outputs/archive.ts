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
      for (const { year } of yearViews(edition, ask)) {
        yield { path: `${edition}/archive/${year}/index.html`, kind: 'archive', args: [edition, year], from }
      }
    }
  },

  render({ args: [edition, year] }, ask, report) {
    const home = homeUrl(edition, ask)
    const all = yearViews(edition, ask)
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
            .filter(other => ask.months(other).some(month => month.year === year))
            .map(other => ({ edition: other, url: `${homeUrl(other, ask)}archive/${year}/` }))
    const context = {
      ...documentContext({ kind: 'archive', edition, url, title, versions }, ask),
      year,
      years: all.filter(one => year === null || one.year === year),
      yearUrls: all.map(one => ({ year: one.year, url: one.url })),
    }
    return renderTemplate('pages/archive.njk', context, { ask, edition, report })
  },
}

/** Years with their months, newest first. */
export function yearViews(edition: string, ask: Questions) {
  const archive = `${homeUrl(edition, ask)}archive/`
  const months = ask.months(edition)
  return [...new Set(months.map(month => month.year))].map(year => {
    const own = months.filter(month => month.year === year)
    return {
      year,
      url: `${archive}${year}/`,
      count: own.reduce((sum, month) => sum + month.count, 0),
      months: own.map(({ month, count }) => ({
        date: { year, month },
        url: `${archive}${year}/${String(month).padStart(2, '0')}/`,
        count,
      })),
    }
  })
}
