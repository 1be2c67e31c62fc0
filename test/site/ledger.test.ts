import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/engine/job/render.ts'
import type { Questions } from '../../src/model/questions.ts'
import { openLedger } from '../../src/site/ledger.ts'
import { shared } from '../../src/site/shared.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [air]', '[b](b.md)'),
  'content/zh/news/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\nText\n',
}

/** Answers of a site to questions that another was asked. */
function digests(ask: Questions, questions: readonly string[]): string[] {
  const ledger = openLedger(ask)
  return questions.map(question => ledger.digest(ledger.numberOf(question)))
}

describe('a ledger', () => {
  test('notes every question once, in the order of asking, and answers the same', () => {
    const { ask } = siteOf(files)
    const ledger = openLedger(ask)
    const work = (noted: Questions) => {
      noted.card('content/zh/news/a.md')
      noted.editions()
      return noted.card('content/zh/news/a.md')
    }
    const { result, asked } = ledger.note(work)
    expect(result).toEqual(ask.card('content/zh/news/a.md'))
    expect(asked.map(ledger.question)).toEqual(['["card","content/zh/news/a.md"]', '["editions"]'])
    expect(ledger.note(work).asked).toEqual(asked)
    expect(ledger.note(noted => noted.editions()).asked).toEqual([asked[1]])
  })

  test('notes work within other work for the inner one alone', () => {
    const ledger = openLedger(siteOf(files).ask)
    const outer = ledger.note(ask => {
      ask.editions()
      const inner = ledger.note(again => again.text('zh', 'no.such'))
      ask.editions()
      ask.template('gone.njk')
      return inner.asked
    })
    expect(outer.result.map(ledger.question)).toEqual(['["text","zh","no.such"]'])
    expect(outer.asked.map(ledger.question)).toEqual(['["editions"]', '["template","gone.njk"]'])
  })

  test('tells arguments of different types and numbers apart', () => {
    const ledger = openLedger(siteOf(files).ask)
    const numbers = ['["text","zh","a"]', '["text","zh\\u0000a"]', '["slice","zh",1]', '["slice","zh","1"]']
    expect(new Set(numbers.map(ledger.numberOf)).size).toBe(numbers.length)
    expect(numbers.map(ledger.numberOf).map(ledger.question)).toEqual(numbers)
  })

  test('an argument that JSON has no text for is as absent in the question', () => {
    const ledger = openLedger(siteOf(files).ask)
    const { asked } = ledger.note(ask => ask.term('tags', 'zh', (() => '') as unknown as string))
    const ofOne = ledger.note(ask => ask.template((() => '') as unknown as string))
    expect([...asked, ...ofOne.asked].map(ledger.question)).toEqual([
      '["term","tags","zh",null]',
      '["template",null]',
    ])
  })

  test('an absent answer is noted, and noticed when it comes', () => {
    const before = siteOf(files)
    const ledger = openLedger(before.ask)
    const { asked } = ledger.note(ask => {
      expect(ask.template('pages/new.njk')).toBe(null)
      expect(ask.text('zh', 'no.such')).toBe(null)
      expect(ask.link('content/zh/news/a.md', 'c.md')).toHaveProperty('problem')
    })
    const questions = asked.map(ledger.question)
    const same = digests(before.ask, questions)
    expect(digests(siteOf(files).ask, questions)).toEqual(same)
    expect(digests(siteOf({ ...files, 'templates/pages/new.njk': '' }).ask, questions)).not.toEqual(same)
    expect(digests(siteOf({ ...files, 'content/zh/news/c.md': article('') }).ask, questions)).not.toEqual(
      same,
    )
  })

  test('a question that fails has an answer too, and fails again when it is asked again', () => {
    const ledger = openLedger(siteOf(files).ask)
    const gone = ledger.numberOf('["card","gone.md"]')
    expect(JSON.parse(ledger.answer(gone))).toEqual({ failed: 'there is no article "gone.md"' })
    expect(ledger.digest(gone)).not.toBe(ledger.digest(ledger.numberOf('["card","content/zh/news/a.md"]')))
    expect(() => ledger.note(ask => ask.card('gone.md'))).toThrow('there is no article')
    expect(() => ledger.note(ask => ask.card('gone.md'))).toThrow('there is no article')
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
    const ledger = openLedger(before.ask)
    const { content, asked } = renderPage(page, ledger)
    const questions = asked.map(ledger.question)
    const isStale = String(asked.map(ledger.digest)) !== String(digests(after.ask, questions))
    expect(isStale).toBe(changes)
    if (!isStale) expect(renderPage(page, openLedger(after.ask)).content).toEqual(content)
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
  const piece = (ask: Questions) =>
    shared(ask, 'outer', 'zh', 'x', () => {
      ask.editions()
      return { name: shared(ask, 'inner', 'zh', 'x', () => ask.text('zh', 'no.such')), of: ask.editions() }
    })
  const questions = ['["editions"]', '["text","zh","no.such"]']

  test('is done once, and has every page ask what it asked', () => {
    const ledger = openLedger(siteOf(files).ask)
    const first = ledger.note(piece)
    const second = ledger.note(piece)
    expect(second.result).toBe(first.result)
    expect(first.asked.map(ledger.question)).toEqual(questions)
    expect(second.asked).toEqual(first.asked)
  })

  test('asks nothing twice of a page that has asked already, nor lets it ask twice after', () => {
    const ledger = openLedger(siteOf(files).ask)
    const work = (ask: Questions) => {
      ask.text('zh', 'no.such')
      piece(ask)
      ask.editions()
    }
    for (const time of [1, 2])
      expect([time, ledger.note(work).asked.map(ledger.question)]).toEqual([time, questions.toReversed()])
  })

  test('inner pieces are pieces of their own', () => {
    const ledger = openLedger(siteOf(files).ask)
    ledger.note(piece)
    const alone = ledger.note(ask => shared(ask, 'inner', 'zh', 'x', () => 'done again'))
    expect(alone.result).toBe(null)
    expect(alone.asked.map(ledger.question)).toEqual([questions[1]])
    expect(ledger.note(ask => shared(ask, 'inner', 'en', 'x', () => 'another')).result).toBe('another')
  })

  test('that fails is noted and done again', () => {
    const ledger = openLedger(siteOf(files).ask)
    let times = 0
    const work = (ask: Questions) => {
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
      expect(ledger.note(work).asked.map(ledger.question)).toEqual(questions.slice(0, 1))
      expect(times).toBe(time)
    }
  })

  test('hears nothing of other work that is noted meanwhile', () => {
    const ledger = openLedger(siteOf(files).ask)
    const work = (ask: Questions) =>
      shared(ask, 'around', 'zh', 'x', () => ledger.note(inner => inner.template('gone.njk')).asked)
    expect(ledger.note(work).asked).toEqual([])
    expect(ledger.note(work).asked).toEqual([])
  })

  test('is forgotten when there are too many, and done again', () => {
    const ledger = openLedger(siteOf(files).ask)
    const work = (ask: Questions) => {
      for (let of = 0; of < 40_000; of++) shared(ask, 'one', 'zh', String(of), () => ask.editions())
    }
    for (const time of [1, 2])
      expect([time, ledger.note(work).asked.map(ledger.question)]).toEqual([time, ['["editions"]']])
  })

  test('is done every time where there is no ledger', () => {
    const { ask } = siteOf(files)
    expect(piece(ask)).toEqual({ name: null, of: ['zh', 'en'] })
    expect(piece(ask)).not.toBe(piece(ask))
  })
})
