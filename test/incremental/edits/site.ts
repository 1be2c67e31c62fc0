import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsroom } from '../../support/newsroom.ts'
import { below, type Edit, editions, throwAway } from './desk.ts'
import { themeFile } from './theme-file.ts'

const termFiles = ['tags', 'people', 'sources'] as const
const templates = [
  'layouts/base.njk',
  'macros/news.njk',
  'pages/list.njk',
  'pages/article.njk',
  'pages/home.njk',
  'partials/byline.njk',
  'partials/footer.njk',
] as const
const strings = ['list.section', 'archive.title', 'footnote.label', 'month.3', 'terms.tags'] as const

/** What all pages share: the registry, templates, strings, the theme's files, the config. */
export const siteEdits: Readonly<Record<string, Edit>> = {
  'a term is renamed': ({ room, random }) => {
    const path = `content/registry/${random.pick(termFiles)}.yaml`
    const lines = readIfThere(room, path).split('\n')
    const names = lines.flatMap((line, index) => (/^ {2}(zh|en): /.test(line) ? [index] : []))
    if (names.length === 0) return 'nobody is left'
    const line = random.pick(names)
    lines[line] = (lines[line] ?? '').replace(/: .*/, `: Name ${random.int(40)}`)
    room.write(path, lines.join('\n'))
    return `${path} ${lines[line]}`
  },
  'a term gets an alias': ({ room, random }) => {
    const path = 'content/registry/tags.yaml'
    const text = readIfThere(room, path).replace(/^ {2}aliases: .*\n/gm, '')
    const places = [...text.matchAll(/^ {2}en: .*\n/gm)]
    if (places.length === 0) return 'nobody is left'
    const { 0: match, index } = random.pick(places)
    const end = index + match.length
    room.write(path, `${text.slice(0, end)}  aliases: [Another name, Soil]\n${text.slice(end)}`)
    return match.trim()
  },
  'a term comes': ({ room, random }) => {
    const path = `content/registry/${random.pick(termFiles)}.yaml`
    const id = `new-${random.int(5)}`
    const text = readIfThere(room, path)
    if (text.includes(`${id}:`)) return `${id} is there`
    room.write(path, `${text}${id}:\n  zh: 新${id}\n  en: ${random.pick(['Soil', 'A. Smith', id])}\n`)
    return `${path} ${id}`
  },
  'a term goes': ({ room, random }) => {
    const path = `content/registry/${random.pick(termFiles)}.yaml`
    const entries = readIfThere(room, path).split(/^(?=\S)/m)
    if (entries.length < 2) return 'nobody is left'
    entries.splice(random.int(entries.length), 1)
    room.write(path, entries.join(''))
    return path
  },
  'a registry goes': desk => throwAway(desk, `content/registry/${desk.random.pick(termFiles)}.yaml`),
  'a registry is broken': ({ room }) => {
    room.write('content/registry/people.yaml', 'person: [\n')
    return 'people.yaml'
  },

  'a data file is edited': ({ room, random }) => {
    const path = `content/data/${random.pick(['air.yaml', 'air.yaml', 'en/air.json', 'zh/air.csv'])}`
    const value = random.int(9)
    room.write(
      path,
      path.endsWith('csv') ? `pm\n${value}\n` : path.endsWith('json') ? `[${value}]` : `pm: ${value}\n`,
    )
    return path
  },
  'a data file goes': desk =>
    throwAway(desk, desk.random.pick([...below(desk.room, 'content/data'), 'content/data/none.yaml'])),
  'a data file is broken': ({ room, random }) => {
    const path = `content/data/${random.pick(['air.yaml', 'en/air.json'])}`
    room.write(path, '{ "pm": 1, "pm": 2 }')
    return path
  },
  'a template asks for data': ({ room, random }) => {
    const name = random.pick(['partials/byline.njk', 'pages/home.njk', 'partials/footer.njk'] as const)
    const text = themeFile(room, name)
    const asks = text.replace(/(\{% endblock %\}\s*)?$/, end => `{{ data('air') | dump }}${end}`)
    room.write(`templates/${name}`, text.includes("data('air')") ? text : asks)
    return name
  },

  'a template is overridden': ({ room, random }) => {
    const name = random.pick(templates)
    const text = themeFile(room, name).replace(/<!-- .* -->\n$/, '')
    room.write(`templates/${name}`, `${text}<!-- ${random.int(9)} -->\n`)
    return name
  },
  'an override goes': desk =>
    throwAway(desk, desk.random.pick([...below(desk.room, 'templates'), 'templates/none.njk'])),
  'a partial comes': ({ room, random }) => {
    room.write('templates/partials/notice.njk', `<p>Notice ${random.int(9)}</p>\n`)
    const article = themeFile(room, 'pages/article.njk')
    if (!article.includes('notice.njk'))
      room.write(
        'templates/pages/article.njk',
        article.replace(/\{% endblock %\}\s*$/, '{% include "partials/notice.njk" %}\n{% endblock %}\n'),
      )
    return 'partials/notice.njk'
  },
  'a template of one’s own': ({ room, random }) => {
    room.write(
      'templates/pages/special.njk',
      `{% extends "pages/article.njk" %}\n{% block head %}<!-- ${random.int(9)} -->{{ super() }}{% endblock %}\n`,
    )
    return 'pages/special.njk'
  },
  'a broken template': ({ room, random }) => {
    const name = random.pick(templates)
    room.write(`templates/${name}`, `${themeFile(room, name)}{% if %}`)
    return name
  },

  'a string': ({ room, random }) => {
    const path = `templates/strings/${random.pick(['en', 'zh-Hans'])}.json`
    const own = JSON.parse(readIfThere(room, path) || '{}') as Record<string, string>
    const key = random.pick(strings)
    const value = `Word ${random.int(9)}`
    room.write(path, JSON.stringify({ ...own, [key]: value }))
    return `${path} ${key}: ${value}`
  },
  'a string goes': ({ room, random }) => {
    const path = `templates/strings/${random.pick(['en', 'zh-Hans'])}.json`
    const own = Object.entries(JSON.parse(readIfThere(room, path) || '{}') as Record<string, string>)
    room.write(path, JSON.stringify(Object.fromEntries(own.slice(1))))
    return `${path} ${own[0]?.[0]}`
  },
  'a theme asset': ({ room, random }) => {
    room.write('templates/assets/site.css', `p { margin: ${random.int(5)}px }\n`)
    return 'site.css'
  },
  'an asset of one’s own': ({ room, random }) => {
    room.write('templates/assets/own.css', `p { margin: ${random.int(5)}px }\n`)
    return 'own.css'
  },

  config: ({ room, random }) => {
    const path = 'site.config.json'
    const { editions: former, ...config } = JSON.parse(room.read(path))
    const over = random.pick([
      { pageSize: random.pick([5, 10, 20]) },
      { feeds: { limit: random.pick([2, 5]), content: random.pick(['full', 'summary']) } },
      { fallback: random.pick(['none', 'list']) },
      { timeZone: random.pick(['Asia/Shanghai', 'UTC']) },
      {
        severity: {
          'link/broken': random.pick(['warning', 'error']),
          'image/alt': 'off',
          'section/unknown': random.pick(['warning', 'off']),
        },
      },
      { default: random.pick(editions) },
      { site: random.pick(['https://news.example.org/', 'https://example.org/news/']) },
      { sections: random.pick([{}, { news: { zh: '新闻', en: `News ${random.int(3)}` } }]) },
      { fields: random.pick([{}, { writer: 'author' }]) },
      { terms: random.pick(['open', 'open', 'closed']) },
      { address: random.pick(['{edition}/{path}', '{edition}/{path}', '{edition}/{year}/{month}/{slug}']) },
      { editions: { ...former, zh: { ...former.zh, ...random.pick([{ prefix: '' }, {}]) } } },
      { editions: { ...former, en: { ...former.en, title: `Zhuzhou Air ${random.int(4)}` } } },
    ])
    room.write(path, JSON.stringify({ ...config, editions: former, ...over }))
    return JSON.stringify(over)
  },
  'a broken config': ({ room, random }) => {
    const text = room.read('site.config.json')
    const broken = random.pick([text.slice(0, -2), text.replace('{', '{ "pagesize": 3,')])
    room.write('site.config.json', broken)
    return 'site.config.json'
  },
}

function readIfThere(room: Newsroom, path: string): string {
  return existsSync(join(room.folder, path)) ? room.read(path) : ''
}
