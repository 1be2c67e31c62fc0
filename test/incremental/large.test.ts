import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Built, type Newsroom, newsroom } from '../support/newsroom.ts'
import { limits } from './edition.ts'
import { inPaper, pageInPaper, paper } from './paper.ts'
import { seeded } from './random.ts'
import { size } from './size.ts'

const count = size('ARTICLES', 600, 10_000)
const samples = size('SAMPLES', 5, 20)

test(
  `of ${count} articles, an edit renders a handful of pages`,
  async () => {
    const random = seeded(Number(process.env.SEED ?? 4))
    const room = newsroom(paper(count), { sections: limits.sections })
    const first = await room.build()
    expect(first.articles).toBe(count)
    /** An old article, whose number leaves five newer ones and no link to it: not the body is what others show. */
    const old = (): number => 8 * random.int(Math.floor(count / 20)) + 10
    const build = async (): Promise<Built> => {
      const built = await room.build({ compared: false })
      expect(built.ok).toBe(true)
      return built
    }

    const most = { title: 0, added: 0, addedPages: 0 }
    for (let sample = 0; sample < samples; sample++) {
      const n = old()
      room.edit(inPaper('en', n), `More of ${n}.`, `More, ${sample}, of ${n}.`)
      const body = await build()
      expect(body.parses).toBe(1)
      expect(body.rendered, 'the body of an old article').toEqual([pageInPaper('en', n)])
      room.edit(inPaper('en', n), `More, ${sample}, of ${n}.`, `More of ${n}.`)
      await build()

      const other = old()
      room.edit(inPaper('en', other), `title: Title ${other}`, `title: Another ${sample} ${other}`)
      const title = await build()
      expect(title.parses).toBe(1)
      most.title = Math.max(most.title, title.rendered.length)
      console.log(title.rendered)
      room.edit(inPaper('en', other), `title: Another ${sample} ${other}`, `title: Title ${other}`)
      await build()

      room.write(`content/en/news/new-${sample}.md`, story(sample))
      const added = await build()
      most.added = Math.max(most.added, added.rendered.length)
      most.addedPages = Math.max(
        most.addedPages,
        added.rendered.filter(path => path.endsWith('.html')).length,
      )
      console.log(added.rendered)
    }
    expect((await room.build()).rendered, 'and the end is that of a clean build').toEqual([])
    console.log(most)
  },
  60_000 + count * 100,
)

function story(n: number): string {
  return `---\ntitle: New ${n}\ndate: 2021-06-02 08:0${n % 10}\ntags: [Topic 1, Topic 3]\nauthor: Writer 2\nsource: Paper 1\n---\nNews.\n`
}
