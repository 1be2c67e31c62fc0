import type { OutputKind } from '../model/page.ts'
import { archiveKind } from './archive.ts'
import { articleKind } from './article.ts'
import { chooserKind } from './chooser.ts'
import { feedKind } from './feed.ts'
import { homeKind } from './home.ts'
import { listKind } from './list.ts'
import { mediaKind } from './media.ts'
import { notFoundKind } from './not-found.ts'
import { redirectKind } from './redirect.ts'
import { siteMapKind } from './site-map.ts'
import { robotsKind, sitemapKind } from './sitemap.ts'
import { standingKind } from './standing.ts'
import { termsKind } from './terms.ts'

/** Every kind of output there is. Adding one is one file, one line here, one test and one fixture. */
export const kinds: readonly OutputKind[] = [
  chooserKind,
  homeKind,
  articleKind,
  standingKind,
  listKind,
  termsKind,
  archiveKind,
  siteMapKind,
  notFoundKind,
  redirectKind,
  feedKind,
  sitemapKind,
  robotsKind,
  mediaKind,
]
