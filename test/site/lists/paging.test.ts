import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageCount, slice } from '../../../src/site/lists/paging.ts'
import { siteOf } from '../../support/site.ts'

/** `count` ids, newest first; adding one puts a higher number in front. */
const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => String(count - index))

describe('pages are numbered from the oldest', () => {
  test.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [5, 1],
    [6, 2],
    [8, 2],
    [9, 3],
  ])('%i articles by three are on %i pages', (count, pages) => expect(pageCount(count, 3)).toBe(pages))

  test('the newest are at the list’s own address', () => {
    const ids = idsOf(8)
    expect(slice(ids, 2, 3, '/x/')).toEqual({
      ids: ['8', '7', '6', '5', '4'],
      older: '/x/page/1/',
      newer: null,
    })
    expect(slice(ids, 1, 3, '/x/')).toEqual({ ids: ['3', '2', '1'], older: null, newer: '/x/' })
  })

  test('a list of a few is one page', () => {
    expect(slice(idsOf(5), 1, 3, '/x/')).toEqual({ ids: ['5', '4', '3', '2', '1'], older: null, newer: null })
    expect(slice([], 1, 3, '/x/')).toEqual({ ids: [], older: null, newer: null })
  })
})

const counts = fc.integer({ min: 0, max: 60 })
const sizes = fc.integer({ min: 1, max: 9 })

test('every article is on one page, and the order is kept', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const pages = pageCount(count, size)
      const newestFirst = Array.from(
        { length: pages },
        (_, index) => slice(idsOf(count), pages - index, size, '/x/').ids,
      )
      expect(newestFirst.flat()).toEqual(idsOf(count))
      for (const ids of newestFirst.slice(1)) expect(ids).toHaveLength(size)
    }),
  )
})

test('a new article changes no old page, but for one that gets a newer neighbour', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const before = pageCount(count, size)
      const after = pageCount(count + 1, size)
      for (let page = 1; page < before; page++) {
        const old = slice(idsOf(count), page, size, '/x/')
        const now = slice(idsOf(count + 1), page, size, '/x/')
        expect(now.ids).toEqual(old.ids)
        expect(now.older).toBe(old.older)
        if (before === after || page < before - 1) expect(now).toEqual(old)
      }
    }),
  )
})

test('walking by the links of the pages visits all of them', () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const pages = pageCount(count, size)
      const urls = Array.from({ length: pages }, (_, n) => (n + 1 === pages ? '/x/' : `/x/page/${n + 1}/`))
      const slices = urls.map((_, n) => slice(idsOf(count), n + 1, size, '/x/'))
      expect(slices.map(one => one.older)).toEqual([null, ...urls.slice(0, -1)])
      expect(slices.map(one => one.newer)).toEqual([...urls.slice(1), null])
    }),
  )
})

test('in the built site old pages are byte for byte the same after a new article', () => {
  const files = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `content/zh/news/n${n}.md`,
        `---\ntitle: N${n}\ndate: 2021-01-${String(n + 1).padStart(2, '0')}\n---\n`,
      ]),
    )
  const config = { pageSize: 2 }
  const before = siteOf(files(8), { config })
  const after = siteOf(files(9), { config })
  for (const page of [1, 2, 3]) {
    const path = `zh/news/page/${page}/index.html`
    expect(after.text(path)).toBe(before.text(path))
  }
  expect(after.text('zh/news/index.html')).toContain('N8')
})
