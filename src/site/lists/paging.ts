import type { Slice } from '../../model/queries.ts'

/**
 * How many pages a list of `count` articles has. Pages are numbered from the oldest: page 1 holds the oldest
 * `size` and never changes; the last page stands at the list's own address and holds `size` to 2·`size`−1.
 */
export function pageCount(count: number, size: number): number {
  return Math.max(1, Math.floor(count / size))
}

/** How many articles a list has at least that has this page and one after it. */
export function countWithPage(page: number, size: number): number {
  return (page + 1) * size
}

/** One page of `ids` (newest first); `page` counts from 1, the last one is the list's own address `url`. */
export function slice(ids: readonly string[], page: number, size: number, url: string): Slice {
  const last = pageCount(ids.length, size)
  const from = (page - 1) * size
  const to = page === last ? ids.length : from + size
  return {
    ids: ids.slice(ids.length - to, ids.length - from),
    older: page > 1 ? pageUrl(url, page - 1, last) : null,
    newer: page < last ? pageUrl(url, page + 1, last) : null,
  }
}

/** `url` for the last page, `url/page/n/` for older ones. */
export function pageUrl(url: string, page: number, last: number): string {
  return page === last ? url : `${url}page/${page}/`
}
