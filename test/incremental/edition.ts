import type { NewsroomFiles } from '../support/newsroom.ts'
import { png } from '../support/pictures.ts'

/*
 * The site that promises are made about. Thirty articles in English, twelve in Chinese, all numbered, so that what
 * stands on a page can be told from a number:
 *
 * - article n is dated 2021-<1 + (n - 1) / 5>-<10 + (n - 1) % 5>: five in a month
 * - it is filed under `science` if it is the first or divisible by five, else under `news`
 * - it is tagged `air` if odd, `water` if even; every seventh is tagged `ozone` too
 * - every third is of a source, every fourth of an author
 * - the first four are pairs: both editions have them
 */

const editions = { en: 30, zh: 12 } as const
type Edition = keyof typeof editions

const words = {
  en: { air: 'Air', water: 'Water', ozone: 'Ozone', source: 'Daily', author: 'Li Wei' },
  zh: { air: '空气', water: '水', ozone: '臭氧', source: '日报', author: '李伟' },
} as const

/** Source path of an article. */
export function source(edition: Edition, n: number): string {
  return `content/${stem(edition, n)}.md`
}

/** Output path of an article's page. */
export function page(edition: Edition, n: number): string {
  return `${stem(edition, n)}/index.html`
}

/** Output paths of pages of an edition, by what lies between it and `index.html`. */
export function pages(edition: Edition, ...ways: readonly string[]): string[] {
  return ways.map(way => (way === '' ? `${edition}/index.html` : `${edition}/${way}/index.html`))
}

/** Output paths of several articles' pages. */
export function articles(edition: Edition, ...numbers: readonly number[]): string[] {
  return numbers.map(n => page(edition, n))
}

/** The three feeds of an edition (`''`) or a section. */
export function feeds(edition: Edition, ...sections: readonly string[]): string[] {
  return sections.flatMap(section =>
    ['atom.xml', 'rss.xml', 'feed.json'].map(name => [edition, section, name].filter(Boolean).join('/')),
  )
}

/** Numbers from 1 to the last article of an edition. */
export function all(edition: Edition): number[] {
  return Array.from({ length: editions[edition] }, (_, index) => index + 1)
}

/** A PNG file, as far as it is looked at: a header of this size, and bytes that make it another. */
export function picture(width: number, height: number, shade = 0): Uint8Array {
  return png(width, height, Buffer.alloc(8, shade))
}

export const limits = {
  pageSize: 5,
  feeds: { limit: 5 },
  sections: {
    news: { zh: '新闻', en: 'News' },
    science: { zh: '科学', en: 'Science' },
    letters: { zh: '来信', en: 'Letters' },
    city: { zh: '城市', en: 'City' },
  },
  // Edits move pieces into folders that are not listed, and change the list.
  severity: { 'section/unknown': 'warning' },
} as const

/** The site as it is before anybody edits it. */
export function files(): NewsroomFiles {
  return {
    ...Object.fromEntries(all('en').map(n => [source('en', n), text('en', n)])),
    ...Object.fromEntries(all('zh').map(n => [source('zh', n), text('zh', n)])),
    'content/en/news/roof.png': picture(40, 30),
    'content/en/pages/about.md': '---\ntitle: About\n---\nWho we are.\n',
    'content/zh/pages/about.md': '---\ntitle: 关于\n---\n我们。\n',
    'content/registry/tags.yaml': registry({ air: ['空气', 'Air'], water: ['水', 'Water'] }),
    'content/registry/people.yaml': registry({ 'li-wei': ['李伟', 'Li Wei'] }),
    'content/registry/sources.yaml': registry({ daily: ['日报', 'Daily'] }),
    'static/logo.txt': 'logo\n',
    'templates/pages/article.njk': articleTemplate,
    'templates/partials/notice.njk': '<p>All rights reserved</p>\n',
  }
}

/** The plain theme's, with a partial that articles alone include. */
const articleTemplate = `{% extends "layouts/base.njk" %}
{% block main %}
<h1>{{ article.title }}</h1>
<p>{{ article.date | date('moment') }}{% for author in article.authors %} {{ author.name }}{% endfor %}</p>
{{ article.body }}
<ul>{% for tag in article.tags %}<li><a href="{{ tag.url }}">{{ tag.name }}</a></li>{% endfor %}</ul>
<p>{% if previous %}← {{ previous.title }}{% endif %} {% if next %}→ {{ next.title }}{% endif %}</p>
{% for card in related %}<p>≈ {{ card.title }}</p>
{% endfor %}
{% include "partials/notice.njk" %}
{% endblock %}
`

/** Links: 20 to 12, 9 to the pages of a tag, 6 (zh) to 4. Article 11 shows a picture, which has no description. */
const bodies: Readonly<Record<string, string>> = {
  en9: 'All about [air](/en/tags/air/).',
  en11: 'The roof:\n\n![](roof.png)',
  en20: 'As [we wrote](../news/en12.md).',
  zh6: '见[前文](pair4.md)。',
}

/** The whole file of an article. */
export function text(edition: Edition, n: number): string {
  const name = words[edition]
  const month = String(1 + Math.floor((n - 1) / 5)).padStart(2, '0')
  const tags = [n % 2 === 1 ? name.air : name.water, ...(n % 7 === 0 ? [name.ozone] : [])]
  const front = [
    `title: Title ${edition} ${n}`,
    `date: 2021-${month}-${10 + ((n - 1) % 5)} 08:00`,
    `tags: [${tags.join(', ')}]`,
    ...(n % 3 === 0 ? [`source: ${name.source}`] : []),
    ...(n % 4 === 0 ? [`author: ${name.author}`] : []),
  ]
  const first = bodies[`${edition}${n}`] ?? (edition === 'en' ? `Text of ${n}.` : `正文${n}。`)
  return `---\n${front.join('\n')}\n---\n${first}\n\nMore of ${n}.\n`
}

export function registry(terms: Readonly<Record<string, readonly [zh: string, en: string]>>): string {
  return Object.entries(terms)
    .map(([id, [zh, en]]) => `${id}:\n  zh: ${zh}\n  en: ${en}\n`)
    .join('')
}

function stem(edition: Edition, n: number): string {
  const section = n === 1 || n % 5 === 0 ? 'science' : 'news'
  return `${edition}/${section}/${n <= 4 ? `pair${n}` : `${edition}${n}`}`
}
