import type { Article } from '../../model/article.ts'

/** A total order: by date, then by source path, so that equal times never depend on the order of files. */
export function newestFirst(a: Article, b: Article): number {
  if (a.date !== undefined && b.date !== undefined) return b.date.epoch - a.date.epoch || byId(a, b)
  if (a.date !== undefined || b.date !== undefined) return a.date !== undefined ? -1 : 1
  return (a.order ?? 1000) - (b.order ?? 1000) || byId(a, b)
}

function byId(a: Article, b: Article): number {
  return a.id < b.id ? -1 : 1
}
