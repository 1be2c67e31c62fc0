import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli, treeOf } from '../support/cli.ts'

/** More articles than are parsed in one thread, and more pages than are rendered in one. */
const articles = 1100

let site: string
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'diglot-jobs-'))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  put('site.config.json', JSON.stringify(config))
  for (let number = 0; number < articles; number++) {
    const day = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10)
    const of = (lang: 'zh' | 'en'): string => `content/${lang}/news/${number}.md`
    put(
      of('zh'),
      article({
        number,
        day,
        author: `记者${number % 7}`,
        text: `空气质量**持续**改善，见[上文](${Math.max(number - 1, 0)}.md)。`,
      }),
    )
    put(
      of('en'),
      article({ number, day, author: `Reporter ${number % 7}`, text: 'Air quality *kept* improving.' }),
    )
  }
  // Threads leave it to the one that started them, which has a process parse it.
  const heavy = article({
    number: articles,
    day: '2020-01-01',
    author: 'Reporter',
    text: '*a_ '.repeat(2500),
  })
  put('content/en/news/heavy.md', heavy)
})
afterAll(() => rmSync(site, { recursive: true, force: true }))

test('any number of threads gives the same bytes, and what they remember together is whole', () => {
  const outputs = []
  for (const jobs of [1, 2, 4]) {
    for (const folder of ['dist', '.cache']) rmSync(join(site, folder), { recursive: true, force: true })
    const { summary, status } = build(jobs)
    expect(status).toBe(0)
    expect(summary).toMatchObject({ articles: 2 * articles + 1, parsed: 2 * articles + 1 })
    outputs.push(treeOf(join(site, 'dist')))
    rmSync(join(site, '.cache', 'last-build.json'))
    const again = build(1)
    expect(again.summary).toMatchObject({ parsed: 0, rendered: 0, written: 0 })
  }
  expect(outputs[1]).toEqual(outputs[0])
  expect(outputs[2]).toEqual(outputs[0])
}, 1_200_000)

function build(jobs: number) {
  const { stdout, status } = runCli([
    'build',
    site,
    '--format',
    'json',
    '--now',
    '2030-01-01',
    '--jobs',
    String(jobs),
  ])
  return { status, summary: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
}

function article(of: { number: number; day: string; author: string; text: string }): string {
  const front = [`title: ${of.author} ${of.number}`, `date: ${of.day}`, `author: ${of.author}`, 'tags: [air]']
  return `---\n${front.join('\n')}\n---\n\n## ${of.number}\n\n${of.text}\n`
}

const config = {
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '新闻', description: '新闻' },
    en: { lang: 'en', label: 'English', title: 'News', description: 'News' },
  },
}
