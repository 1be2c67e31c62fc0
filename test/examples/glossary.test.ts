import { expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../support/newsroom.ts'
import { exampleFiles, piece } from './of-examples.ts'

const terms = [
  { words: ['PM2.5', '细颗粒物', 'fine particles'], zh: '/zh/glossary/#pm25', en: '/en/glossary/#pm25' },
  { words: ['臭氧', 'ozone'], zh: '/zh/glossary/#ozone', en: '/en/glossary/#ozone' },
  { words: ['臭氧层'], zh: 'https://example.org/layer' },
  { words: ['AQI'], en: 'https://example.org/aqi' },
]

const zh = `## 臭氧是什么

臭氧层在上面，\`PM2.5\`是代码，[PM2.5的链接](https://example.org/x)是链接。网址 https://example.org/PM2.5 不动。

**细颗粒物**和臭氧，PM2.5和臭氧再说一遍。AQI没有中文解释。`

const en = `An ozonesonde is none. <a href="https://example.org/y">Ozone</a> in HTML, <b>ozone</b> too. Mail ozone@example.org.

- *Ozone* and fine particles; ozone and PM2.5.
- AQI, AQI.

    ozone in code

:ruby[ozone]{o}`

const page = (title: string): string => `---\ntitle: ${title}\n---\n\n## P {#pm25}\n\n## O {#ozone}\n`

function open(): Newsroom {
  return newsroom(
    {
      ...exampleFiles('glossary'),
      'content/zh/news/air.md': piece('空气', '01-02', zh),
      'content/en/news/air.md': piece('Air', '01-02', en),
      'content/en/news/plain.md': piece('Plain', '01-01', 'Nothing.'),
      'content/zh/pages/glossary.md': page('词汇'),
      'content/en/pages/glossary.md': page('Glossary'),
    },
    { plugins: [['./plugins/glossary/index.ts', { terms }]] },
  )
}

/** The links to explanations, and what else the page has of the terms. */
function bodyOf(room: Newsroom, path: string): string {
  return Buffer.from(room.output().get(path) ?? '', 'latin1').toString()
}

function explained(html: string): string[] {
  return [
    ...html.matchAll(/<a href="([^"]*(?:glossary\/#|example\.org\/(?:layer|aqi))[^"]*)"[^>]*>([^<]*)<\/a>/g),
  ].map(([, url, word]) => `${word} → ${url}`)
}

test('glossary: the first mention of each term, in both languages; not in headings, links, addresses, code and HTML', async () => {
  const room = open()
  const { diagnostics } = await room.build()
  expect(diagnostics).toEqual([])
  const chinese = bodyOf(room, 'zh/news/air/index.html')
  expect(explained(chinese)).toEqual([
    '臭氧层 → https://example.org/layer',
    '细颗粒物 → /zh/glossary/#pm25',
    '臭氧 → /zh/glossary/#ozone',
  ])
  expect(chinese).toMatch(/<code>PM2\.5<\/code>.*>PM2\.5的链接<\/a>/)
  expect(chinese).toMatch(
    /<strong><a href="\/zh\/glossary\/#pm25">细颗粒物<\/a><\/strong>和<a [^>]*>臭氧<\/a>，PM2\.5和臭氧再说/,
  )
  const english = bodyOf(room, 'en/news/air/index.html')
  expect(explained(english)).toEqual([
    'Ozone → /en/glossary/#ozone',
    'fine particles → /en/glossary/#pm25',
    'AQI → https://example.org/aqi',
  ])
  expect(english).toMatch(/ozonesonde.*>Ozone<\/a> in HTML, <b>ozone<\/b> too.*ozone@example\.org/)
  expect(english).toContain('<em><a href="/en/glossary/#ozone">Ozone</a></em> and ')
})

test('glossary: the addresses are checked, and another one renders the pages that have the term', async () => {
  const room = open()
  await room.build()
  room.edit('site.config.json', 'example.org/aqi', 'example.org/aqi?v=2')
  const { rendered } = await room.build()
  expect(rendered).toContain('en/news/air/index.html')
  expect(rendered).not.toContain('zh/news/air/index.html')
  expect(rendered).not.toContain('en/news/plain/index.html')
  room.edit('site.config.json', '/en/glossary/#ozone', '/en/glosary/#ozone')
  const { diagnostics } = await room.build()
  expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
    'link/broken content/en/news/air.md:8',
  ])
})

test('glossary: what are no terms is told in the config', async () => {
  const room = open()
  await room.build()
  room.edit('site.config.json', '"words"', '"wrods"')
  const { diagnostics } = await room.build()
  expect(diagnostics).toMatchObject([
    {
      code: 'plugin/unloadable',
      file: 'site.config.json',
      message: expect.stringContaining('`terms` is a list'),
    },
  ])
})
