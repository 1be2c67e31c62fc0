import type { NewsroomFiles } from '../support/newsroom.ts'
import { picture, registry } from './edition.ts'

/*
 * A newspaper of any size, for walks and for promises about numbers. Twenty articles in a month or more, the newest of May
 * 2021; three of four are English, every third of those has its version in Chinese, and the rest are Chinese alone.
 * Each has one to three of sixteen tags, an author, an editor, and every second a source.
 */

const sections = ['news', 'science', 'letters', 'city'] as const

const tags = Array.from(
  { length: 16 },
  (_, n) => [`topic-${n + 1}`, `话题${n + 1}`, `Topic ${n + 1}`] as const,
)
const people = Array.from(
  { length: 6 },
  (_, n) => [`person-${n + 1}`, `记者${n + 1}`, `Writer ${n + 1}`] as const,
)
const sources = Array.from(
  { length: 3 },
  (_, n) => [`paper-${n + 1}`, `报纸${n + 1}`, `Paper ${n + 1}`] as const,
)

/** A paper of so many articles, and the two standing pages. */
export function paper(articles: number): NewsroomFiles {
  const files: Record<string, string | Uint8Array> = {
    'content/registry/tags.yaml': terms(tags),
    'content/registry/people.yaml': terms(people),
    'content/registry/sources.yaml': terms(sources),
    'content/en/pages/about.md': '---\ntitle: About\norder: 1\n---\nWho we are.\n',
    'content/zh/pages/about.md': '---\ntitle: 关于\n---\n我们。\n',
    'content/en/news/roof.png': picture(40, 30),
    'static/logo.txt': 'logo\n',
  }
  // Five articles of four numbers, as there are pairs.
  const numbers = Math.ceil(articles * 0.8)
  let count = 0
  for (let n = 1; count < articles; n++) {
    const chinese = n % 4 === 0
    files[chinese ? inPaper('zh', n) : inPaper('en', n)] = story(chinese ? 'zh' : 'en', n, numbers)
    count++
    if (chinese || n % 3 !== 0 || count === articles) continue
    files[inPaper('zh', n)] = `---\ntitle: 标题${n}\n---\n第${n}篇。\n\n又一段。\n`
    count++
  }
  return files
}

/** Source path of the n-th article. */
export function inPaper(edition: 'en' | 'zh', n: number): string {
  return `content/${edition}/${sections[n % 7 === 0 ? 1 : n % 11 === 0 ? 2 : n % 13 === 0 ? 3 : 0]}/p${n}.md`
}

/** Output path of its page. */
export function pageInPaper(edition: 'en' | 'zh', n: number): string {
  return inPaper(edition, n).replace('content/', '').replace('.md', '/index.html')
}

function story(edition: 'en' | 'zh', n: number, of: number): string {
  const zh = edition === 'zh'
  const name = ([, chinese, english]: readonly [string, string, string]): string => (zh ? chinese : english)
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
  const own = [n, ...(n % 2 === 0 ? [n * 5 + 3] : []), ...(n % 5 === 0 ? [n * 7 + 1] : [])]
  const front = [
    zh ? `title: 标题${n}` : `title: Title ${n}`,
    `date: ${date(of - n, of)}`,
    `tags: [${[...new Set(own.map(index => name(at(tags, uneven(index)))))].join(', ')}]`,
    `author: ${name(at(people, n))}`,
    `editor: ${name(at(people, n + 3))}`,
    ...(n % 2 === 0 ? [`source: ${name(at(sources, n))}`] : []),
  ]
  const link = n > 8 && n % 8 === 1 ? `\nAs [before](../../../${inPaper('en', n - 8)}).\n` : ''
  return `---\n${front.join('\n')}\n---\n${zh ? `第${n}篇。` : `Text of ${n}.`}\n\n## Part\n\nMore of ${n}.\n${link}`
}

/** Numbers below sixteen, small ones more often: some subjects are written about more. */
function uneven(index: number): number {
  return Math.floor(16 * ((index * 0.618034) % 1) ** 2)
}

/** So many articles before the end of May 2021; papers of more than a thousand articles have more in a month. */
function date(before: number, of: number): string {
  const inMonth = Math.max(20, Math.ceil(of / 60))
  const place = before % inMonth
  const day = 28 - Math.floor((place * 28) / inMonth)
  const minute = 59 - Math.floor(place / 28)
  const at = new Date(Date.UTC(2021, 4 - Math.floor(before / inMonth), day, 8, minute))
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}`
}

function terms(all: readonly (readonly [id: string, zh: string, en: string])[]): string {
  return registry(Object.fromEntries(all.map(([id, zh, en]) => [id, [zh, en] as const])))
}
