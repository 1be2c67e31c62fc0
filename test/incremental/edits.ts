import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildAs, Newsroom } from '../support/newsroom.ts'
import { picture, registry } from './edition.ts'
import type { Random } from './random.ts'

/** What a build is told besides the files; edits may change it. */
export type Moment = Required<Pick<BuildAs, 'now' | 'drafts'>>

/** Changes a site as an editor, a designer or a developer may, and says in a word what it did. */
type Edit = (
  room: Newsroom,
  random: Random,
  moment: { -readonly [key in keyof Moment]: Moment[key] },
) => string

const editions = ['zh', 'en'] as const
const sections = ['news', 'science', 'letters', ''] as const
const tags = ['Air', 'Water', 'Ozone', 'Soil', '空气', '水', 'C++', 'waters'] as const
const people = ['Li Wei', '李伟', 'A. Smith'] as const

/** Some of these break the site; what is broken must be the same in both builds, and mendable. */
export const edits: Readonly<Record<string, Edit>> = {
  body: (room, random) =>
    rewrite(room, random, text => `${text}\nParagraph ${random.int(1000)}, ${random.pick(tags)}.\n`),

  // Replaces a digit by another one: sizes stay the same, and edits follow each other within a tick of the clock.
  'one letter': (room, random) =>
    rewrite(room, random, text => text.replace(/\d(?=\D*$)/, String(random.int(10)))),

  title: (room, random) => withLine(room, random, 'title', `Title ${random.int(50)}`),
  summary: (room, random) =>
    withLine(room, random, 'summary', random.pick(['', `In short, ${random.int(9)}`])),
  tags: (room, random) =>
    withLine(room, random, 'tags', `[${[random.pick(tags), random.pick(tags)].join(', ')}]`),
  'tags of its pair': (room, random) => withLine(room, random, 'tags', ''),
  author: (room, random) => withLine(room, random, 'author', random.pick(['', ...people])),
  date: (room, random) => withLine(room, random, 'date', day(random)),
  updated: (room, random) => withLine(room, random, 'updated', random.pick(['', '2021-06-30 09:00'])),
  expires: (room, random) => withLine(room, random, 'expires', random.pick(['', day(random)])),
  draft: (room, random) => withLine(room, random, 'draft', random.pick(['', 'true', 'false'])),
  withdrawn: (room, random) => withLine(room, random, 'withdrawn', random.pick(['', '', 'It was wrong.'])),
  slug: (room, random) => withLine(room, random, 'slug', random.pick(['', `at-${random.int(20)}`])),
  key: (room, random) => withLine(room, random, 'key', random.pick(['', `piece-${random.int(6)}`])),
  alias: (room, random) => withLine(room, random, 'aliases', random.pick(['', `[/old/${random.int(9)}/]`])),
  image: (room, random) => withLine(room, random, 'image', random.pick(['', '/en/news/roof.png'])),
  unknown: (room, random) => withLine(room, random, 'mood', random.pick(['', 'calm', 'grave'])),

  link: (room, random) =>
    rewrite(room, random, text => `${text}\nSee [this](/${random.pick(sourcesOf(room)).slice(8)}).\n`),
  'link to a page': (room, random) =>
    rewrite(room, random, text => `${text}\nSee [these](/${random.pick(editions)}/tags/).\n`),
  'no links': (room, random) => rewrite(room, random, text => text.replace(/\[([^\]]*)\]\(.*?\)/g, '$1')),
  show: (room, random) => rewrite(room, random, text => `${text}\n![A roof](/en/news/roof.png)\n`),

  add: (room, random) => {
    const path = somewhere(random)
    room.write(path, article(random, random.pick(tags)))
    return path
  },
  'add a copy': (room, random) => {
    const [from, to] = [random.pick(sourcesOf(room)), somewhere(random)]
    room.write(to, room.read(from))
    return `${from} → ${to}`
  },
  'add the pair': (room, random) => {
    const from = random.pick(sourcesOf(room))
    const to = from.startsWith('content/zh') ? from.replace('/zh/', '/en/') : from.replace('/en/', '/zh/')
    room.write(to, '---\ntitle: The other\n---\nText.\n')
    return to
  },
  move: (room, random) => {
    const [from, to] = [random.pick(sourcesOf(room)), somewhere(random)]
    room.move(from, to)
    return `${from} → ${to}`
  },
  swap: (room, random) => {
    const [one, two] = [random.pick(sourcesOf(room)), random.pick(sourcesOf(room))]
    const text = room.read(one)
    room.write(one, room.read(two))
    room.write(two, text)
    return `${one} ↔ ${two}`
  },
  delete: (room, random) => {
    const path = random.pick(sourcesOf(room))
    room.remove(path)
    return path
  },

  registry: (room, random) => {
    const name = `Water ${random.int(4)}`
    room.write(
      'content/registry/tags.yaml',
      `${registry({ air: ['空气', 'Air'], water: ['水', name] })}  aliases: [Water, waters]\n`,
    )
    return name
  },
  template: (room, random) => {
    const name = random.pick(['layouts/base', 'pages/list', 'pages/article', 'pages/home', 'partials/notice'])
    room.write(
      `templates/${name}.njk`,
      `${room.read(`templates/${name}.njk`).replace(/<!-- .* -->\n/, '')}<!-- ${random.int(9)} -->\n`,
    )
    return name
  },
  string: (room, random) => {
    const name = random.pick(['en', 'zh-Hans'])
    const path = `templates/strings/${name}.json`
    const key = random.pick(['list.section', 'archive.title', 'footnote.label', 'month.3', 'terms.tags'])
    room.write(path, JSON.stringify({ ...JSON.parse(room.read(path)), [key]: `Word ${random.int(9)}` }))
    return `${name} ${key}`
  },
  config: (room, random) => {
    const over = random.pick([
      { pageSize: random.pick([3, 5, 8]) },
      { feeds: { limit: random.pick([2, 5]), content: random.pick(['full', 'summary']) } },
      { fallback: random.pick(['none', 'list']) },
      { timeZone: random.pick(['Asia/Shanghai', 'UTC']) },
      { severity: { 'link/broken': random.pick(['warning', 'error']), 'image/alt': 'off' } },
      { default: random.pick(editions) },
      { site: random.pick(['https://news.example.org/', 'https://example.org/news/']) },
    ])
    const path = 'site.config.json'
    room.write(path, JSON.stringify({ ...JSON.parse(room.read(path)), ...over }))
    return JSON.stringify(over)
  },
  static: (room, random) => {
    const path = `static/${random.pick(['logo.txt', 'robots.txt', 'files/list.csv'])}`
    room.write(path, `${random.int(3)}\n`)
    return path
  },
  picture: (room, random) => {
    room.write('content/en/news/roof.png', picture(random.pick([40, 60]), 30, random.int(4)))
    return 'roof.png'
  },
  'theme asset': (room, random) => {
    room.write('templates/assets/site.css', `p { margin: ${random.int(5)}px }\n`)
    return 'site.css'
  },

  time: (_, random, moment) => {
    moment.now = `2021-${String(1 + random.int(9)).padStart(2, '0')}-15T00:00:00Z`
    return moment.now
  },
  drafts: (_, random, moment) => {
    moment.drafts = random.int(3) === 0
    return String(moment.drafts)
  },
}

/** Files of articles and standing pages, by path below the site. */
export function sourcesOf(room: Newsroom): string[] {
  return readdirSync(join(room.folder, 'content'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort()
    .map(path => `content/${path}`)
}

function rewrite(room: Newsroom, random: Random, change: (text: string) => string): string {
  const path = random.pick(sourcesOf(room))
  room.write(path, change(room.read(path)))
  return path
}

/** Sets one line of a front matter, or drops it where the value is empty. */
function withLine(room: Newsroom, random: Random, key: string, value: string): string {
  const path = rewrite(room, random, text => {
    const without = text.replace(new RegExp(`^${key}: .*\n`, 'm'), '')
    return value === '' ? without : without.replace('---\n', `---\n${key}: ${value}\n`)
  })
  return `${path} ${key}: ${value}`
}

function somewhere(random: Random): string {
  const way = ['content', random.pick(editions), random.pick(sections), `n${random.int(60)}.md`]
  return way.filter(part => part !== '').join('/')
}

function article(random: Random, tag: string): string {
  return `---\ntitle: New ${random.int(50)}\ndate: ${day(random)}\ntags: [${tag}]\n---\nText ${random.int(9)}.\n`
}

function day(random: Random): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `2021-${two(1 + random.int(9))}-${two(1 + random.int(28))} ${two(random.int(24))}:00`
}
