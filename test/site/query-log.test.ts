import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/engine/job/render.ts'
import type { Queries } from '../../src/model/queries.ts'
import { openQueryLog } from '../../src/site/query-log.ts'
import { shared } from '../../src/site/shared.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [air]', '[b](b.md)'),
  'content/zh/news/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\nText\n',
}

/** Answers of a site to queries that another was asked. */
function digests(ask: Queries, queries: readonly string[]): string[] {
  const queryLog = openQueryLog(ask)
  return queries.map(query => queryLog.digest(queryLog.numberOf(query)))
}

describe('a queryLog', () => {
  test('notes every query once, in the order of asking, and answers the same', () => {
    const { ask } = siteOf(files)
    const queryLog = openQueryLog(ask)
    const work = (noted: Queries) => {
      noted.card('content/zh/news/a.md')
      noted.editions()
      return noted.card('content/zh/news/a.md')
    }
    const { result, asked } = queryLog.note(work)
    expect(result).toEqual(ask.card('content/zh/news/a.md'))
    expect(asked.map(queryLog.query)).toEqual(['["card","content/zh/news/a.md"]', '["editions"]'])
    expect(queryLog.note(work).asked).toEqual(asked)
    expect(queryLog.note(noted => noted.editions()).asked).toEqual([asked[1]])
  })

  test('notes work within other work for the inner one alone', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const outer = queryLog.note(ask => {
      ask.editions()
      const inner = queryLog.note(again => again.text('zh', 'no.such'))
      ask.editions()
      ask.template('gone.njk')
      return inner.asked
    })
    expect(outer.result.map(queryLog.query)).toEqual(['["text","zh","no.such"]'])
    expect(outer.asked.map(queryLog.query)).toEqual(['["editions"]', '["template","gone.njk"]'])
  })

  test('tells arguments of different types and numbers apart', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const numbers = ['["text","zh","a"]', '["text","zh\\u0000a"]', '["slice","zh",1]', '["slice","zh","1"]']
    expect(new Set(numbers.map(queryLog.numberOf)).size).toBe(numbers.length)
    expect(numbers.map(queryLog.numberOf).map(queryLog.query)).toEqual(numbers)
  })

  test('an argument that JSON has no text for is as absent in the query', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const { asked } = queryLog.note(ask => ask.term('tags', 'zh', (() => '') as unknown as string))
    const ofOne = queryLog.note(ask => ask.template((() => '') as unknown as string))
    expect([...asked, ...ofOne.asked].map(queryLog.query)).toEqual([
      '["term","tags","zh",null]',
      '["template",null]',
    ])
  })

  test('an absent answer is noted, and noticed when it comes', () => {
    const before = siteOf(files)
    const queryLog = openQueryLog(before.ask)
    const { asked } = queryLog.note(ask => {
      expect(ask.template('pages/new.njk')).toBe(null)
      expect(ask.text('zh', 'no.such')).toBe(null)
      expect(ask.link('content/zh/news/a.md', 'c.md')).toHaveProperty('problem')
    })
    const queries = asked.map(queryLog.query)
    const same = digests(before.ask, queries)
    expect(digests(siteOf(files).ask, queries)).toEqual(same)
    expect(digests(siteOf({ ...files, 'templates/pages/new.njk': '' }).ask, queries)).not.toEqual(same)
    expect(digests(siteOf({ ...files, 'content/zh/news/c.md': article('') }).ask, queries)).not.toEqual(same)
  })

  test('a query that fails has an answer too, and fails again when it is asked again', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const gone = queryLog.numberOf('["card","gone.md"]')
    expect(JSON.parse(queryLog.answer(gone))).toEqual({ failed: 'there is no article "gone.md"' })
    expect(queryLog.digest(gone)).not.toBe(
      queryLog.digest(queryLog.numberOf('["card","content/zh/news/a.md"]')),
    )
    expect(() => queryLog.note(ask => ask.card('gone.md'))).toThrow('there is no article')
    expect(() => queryLog.note(ask => ask.card('gone.md'))).toThrow('there is no article')
  })
})

describe('what a page depends on', () => {
  const edits: readonly (readonly [string, Files, boolean])[] = [
    ['nothing', {}, false],
    ['its own text', { 'content/zh/news/a.md': article('tags: [air]', '[b](b.md) more') }, true],
    [
      'the text of what it links to',
      { 'content/zh/news/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\nText\n\nOther\n' },
      false,
    ],
    [
      'the title of its neighbour',
      { 'content/zh/news/b.md': '---\ntitle: Bee\ndate: 2021-01-12\n---\nText\n' },
      true,
    ],
    [
      'a newer article',
      { 'content/zh/news/c.md': '---\ntitle: C\ndate: 2021-01-13\ntags: [air]\n---\n' },
      false,
    ],
    ['its translation', { 'content/en/news/a.md': '---\ntitle: A\n---\n' }, true],
    ['a template it uses', { 'templates/layouts/base.njk': '{% block main %}{% endblock %}' }, true],
    ['a template it does not use', { 'templates/pages/terms.njk': 'x' }, false],
    ['an article of the other edition', { 'content/en/life/x.md': article('') }, false],
  ]
  test.each(edits)('%s', (_, edit, changes) => {
    const before = siteOf(files)
    const after = siteOf({ ...files, ...edit })
    const page = before.pages.find(one => one.path === 'zh/news/a/index.html')
    if (page === undefined) throw new Error('not planned')
    const queryLog = openQueryLog(before.ask)
    const { content, asked } = renderPage(page, queryLog)
    const queries = asked.map(queryLog.query)
    const isStale = String(asked.map(queryLog.digest)) !== String(digests(after.ask, queries))
    expect(isStale).toBe(changes)
    if (!isStale) expect(renderPage(page, openQueryLog(after.ask)).content).toEqual(content)
  })
})

test('the order in which files come changes nothing', () => {
  const more = {
    ...files,
    'content/en/news/a.md': '---\ntitle: A\n---\n',
    'content/en/c.md': article('tags: [Air, air]'),
  }
  const rig = siteOf(more)
  const turned = siteOf(Object.fromEntries(Object.entries(more).reverse()))
  expect(turned.pages.map(page => page.path).sort()).toEqual(rig.pages.map(page => page.path).sort())
  for (const { path } of rig.pages) expect(turned.text(path), path).toBe(rig.text(path))
})

describe('a shared piece of work', () => {
  /** Asks for a name within another piece, and for the editions around it. */
  const piece = (ask: Queries) =>
    shared(ask, 'outer', 'zh', 'x', () => {
      ask.editions()
      return { name: shared(ask, 'inner', 'zh', 'x', () => ask.text('zh', 'no.such')), of: ask.editions() }
    })
  const queries = ['["editions"]', '["text","zh","no.such"]']

  test('is done once, and has every page ask what it asked', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const first = queryLog.note(piece)
    const second = queryLog.note(piece)
    expect(second.result).toBe(first.result)
    expect(first.asked.map(queryLog.query)).toEqual(queries)
    expect(second.asked).toEqual(first.asked)
  })

  test('asks nothing twice of a page that has asked already, nor lets it ask twice after', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const work = (ask: Queries) => {
      ask.text('zh', 'no.such')
      piece(ask)
      ask.editions()
    }
    for (const time of [1, 2])
      expect([time, queryLog.note(work).asked.map(queryLog.query)]).toEqual([time, queries.toReversed()])
  })

  test('inner pieces are pieces of their own', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    queryLog.note(piece)
    const alone = queryLog.note(ask => shared(ask, 'inner', 'zh', 'x', () => 'done again'))
    expect(alone.result).toBe(null)
    expect(alone.asked.map(queryLog.query)).toEqual([queries[1]])
    expect(queryLog.note(ask => shared(ask, 'inner', 'en', 'x', () => 'another')).result).toBe('another')
  })

  test('that fails is noted and done again', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    let times = 0
    const work = (ask: Queries) => {
      try {
        shared(ask, 'failing', 'zh', 'x', () => {
          ask.editions()
          times++
          throw new Error('failed')
        })
      } catch {
        // A page that reports it goes on.
      }
    }
    for (const time of [1, 2]) {
      expect(queryLog.note(work).asked.map(queryLog.query)).toEqual(queries.slice(0, 1))
      expect(times).toBe(time)
    }
  })

  test('hears nothing of other work that is noted meanwhile', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const work = (ask: Queries) =>
      shared(ask, 'around', 'zh', 'x', () => queryLog.note(inner => inner.template('gone.njk')).asked)
    expect(queryLog.note(work).asked).toEqual([])
    expect(queryLog.note(work).asked).toEqual([])
  })

  test('is forgotten when there are too many, and done again', () => {
    const queryLog = openQueryLog(siteOf(files).ask)
    const work = (ask: Queries) => {
      for (let of = 0; of < 40_000; of++) shared(ask, 'one', 'zh', String(of), () => ask.editions())
    }
    for (const time of [1, 2])
      expect([time, queryLog.note(work).asked.map(queryLog.query)]).toEqual([time, ['["editions"]']])
  })

  test('is done every time where there is no queryLog', () => {
    const { ask } = siteOf(files)
    expect(piece(ask)).toEqual({ name: null, of: ['zh', 'en'] })
    expect(piece(ask)).not.toBe(piece(ask))
  })
})
