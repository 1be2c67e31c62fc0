import { expect, test } from 'vitest'
import { type Built, newsroom } from '../support/newsroom.ts'
import { limits } from './edition.ts'
import { inPaper, pageInPaper, paper } from './paper.ts'
import { seeded } from './random.ts'
import { size } from './size.ts'

const count = size('ARTICLES', 600, 10_000)
const samples = size('SAMPLES', 3, 10)

test(
  `of ${count} articles, an edit renders a handful of pages`,
  async () => {
    const random = seeded(Number(process.env.SEED ?? 4))
    const room = newsroom(paper(count), { sections: limits.sections })
    const first = await room.build()
    expect(first.articles).toBe(count)
    const old = Array.from({ length: Math.floor(count / 2) }, (_, index) => index + 1).filter(isPlain)
    const build = async (): Promise<Built> => {
      const built = await room.build({ compared: false })
      expect(built.ok).toBe(true)
      expect(built.parses).toBeLessThanOrEqual(1)
      return built
    }

    const most = { title: 0, added: 0, addedFiles: 0 }
    for (let sample = 0; sample < samples; sample++) {
      const n = random.pick(old)
      const path = inPaper('en', n)
      const text = room.read(path)
      room.edit(path, `More of ${n}.`, `More, ${sample}, of ${n}.`)
      // Feeds of subjects that are seldom written about carry it still: of three tags, an author and an editor at most.
      const body = (await build()).rendered
      expect(body.filter(isNoTermFeed), 'the body of an old article').toEqual([pageInPaper('en', n)])
      expect(body.length, body.join('\n')).toBeLessThanOrEqual(1 + 5)

      room.edit(path, `title: Title ${n}`, `title: Another ${sample} ${n}`)
      const title = (await build()).rendered.filter(isNoTermFeed)
      expect(title.length, `the title of an old article:\n${title.join('\n')}`).toBeLessThanOrEqual(20)
      most.title = Math.max(most.title, title.length)

      room.write(`content/en/news/new-${sample}.md`, story(sample))
      const added = (await build()).rendered
      // Its own page, its predecessor's, home, the lists that it stands on, and the indexes that count.
      const pages = added.filter(one => one.endsWith('.html'))
      const older = pages.filter(one => one.includes('/page/'))
      expect(
        pages.length - older.length,
        `pages for a new article:\n${pages.join('\n')}`,
      ).toBeLessThanOrEqual(15)
      // Once in as many articles as a page holds, a list fills one: that is a new file, and the one before leads to it.
      const filled = new Set(older.map(one => one.replace(/\/page\/.*/, '')))
      expect(older.length, older.join('\n')).toBeLessThanOrEqual(2 * filled.size)
      // Three feeds of the edition and three of the section, one of each term, and the sitemap of the month.
      const others = added.filter(one => !one.endsWith('.html'))
      expect(others.length, others.join('\n')).toBeLessThanOrEqual(10)
      most.added = Math.max(most.added, pages.length)
      most.addedFiles = Math.max(most.addedFiles, added.length)

      room.write(path, text)
      await build()
    }
    const { title, added, addedFiles } = most
    console.log(
      `${count} articles: title ≤ ${title}, new ≤ ${added} pages (${addedFiles} with feeds and sitemap)`,
    )
    expect((await room.build()).rendered, 'the end is that of a clean build').toEqual([])
  },
  60_000 + count * 100,
)

function isNoTermFeed(path: string): boolean {
  return !/\/(?:tags|people)\/[^/]+\/atom\.xml$/.test(path)
}

/** English, in the section of news, no pair, links to nothing and nothing links to it. */
function isPlain(n: number): boolean {
  return [3, 4, 7, 11, 13].every(by => n % by !== 0) && n % 8 !== 1
}

/** On two subjects, by an author, from a source. */
function story(n: number): string {
  return `---
title: New ${n}
date: 2021-05-29 08:${String(n).padStart(2, '0')}
tags: [Topic 1, Topic 3]
author: Writer 2
source: Paper 1
---
News.
`
}
