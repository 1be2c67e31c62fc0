import type { Queries } from '../../model/queries.ts'

/** All queries, for whoever answers them in another way. */
export const queryNames: readonly string[] = Object.keys({
  ...{ setting: true, editions: true, edition: true, home: true, sections: true, section: true },
  ...{ standing: true, navigation: true, article: true, body: true, headings: true, card: true },
  ...{ address: true, title: true, versions: true, around: true, lists: true, pageCount: true },
  ...{ slice: true, latest: true, announced: true, taxonomies: true, term: true, profile: true },
  ...{ terms: true, termIds: true, years: true, months: true, monthCounts: true, published: true },
  ...{ withdrawn: true, sitemapParts: true, sitemapPart: true, data: true, dataNames: true, template: true },
  ...{ templates: true, text: true, asset: true, picture: true, pictureFile: true, icons: true },
  ...{ link: true, image: true, plugin: true, templateBelow: true, copies: true },
} satisfies Record<keyof Queries, true>)
