import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pluginConfig, pluginFiles } from '../plugged.ts'
import { below, type Desk, type Edit, rewrite, throwAway } from './desk.ts'

type Config = Record<string, unknown> & {
  plugins?: unknown[]
  markdown?: { remark?: unknown[]; rehype?: unknown[] }
  taxonomies?: Record<string, unknown>
  fields?: Record<string, unknown>
}

const weather = 'plugins/weather.ts'
const declarations = ["days: 'number'", "days: 'text'", "days: { type: 'number', default: 2 }"] as const

/** What developers change: plugins, what they import and bring, their options and order, the theme, and what a config declares. */
export const pluginEdits: Readonly<Record<string, Edit>> = {
  'a plugin is edited': desk => vary(desk, weather),
  'the other plugin is edited': desk => vary(desk, 'plugins/second.ts'),
  'what a plugin imports is edited': desk =>
    vary(desk, desk.random.pick(['plugins/sign.ts', 'plugins/words.mjs'])),
  'a plugin imports more': ({ room, random }) => {
    room.write('plugins/words.mjs', "export { word } from './more.mjs'\n")
    room.write('plugins/more.mjs', `export const word = 'more ${random.int(9)}'\n`)
    return 'words.mjs → more.mjs'
  },
  'a plugin of unified is edited': desk =>
    vary(desk, desk.random.pick(['plugins/first.mjs', 'plugins/last.mjs'])),
  'a file beside the plugins': ({ room, random }) => {
    room.write('plugins/notes.txt', `${random.int(9)}\n`)
    return 'notes.txt'
  },
  'a plugin breaks': ({ room, random }) => {
    const path = random.pick([weather, 'plugins/sign.ts', 'plugins/second.ts', 'plugins/last.mjs'])
    room.write(path, random.pick(['export default {', "throw new Error('no')", 'export const other = 1\n']))
    return path
  },
  'a filter throws': ({ room }) => {
    room.write(weather, text(weather).replace(/celsius: \(.*?\) =>/, '$& { throw new Error("no") }; void'))
    return weather
  },
  'a plugin is mended': desk => {
    for (const path of Object.keys(pluginFiles)) if (path.startsWith('plugins/')) restore(desk, path)
    return 'all of them'
  },
  'a plugin goes': desk =>
    throwAway(desk, desk.random.pick(['plugins/sign.ts', 'plugins/second.ts', 'plugins/first.mjs'])),
  'a template of a plugin': desk => vary(desk, templateOfPlugin(desk)),
  'a template of a plugin goes': desk => throwAway(desk, templateOfPlugin(desk)),
  'a string of a plugin': desk =>
    vary(desk, `plugins/weather/strings/${desk.random.pick(['en', 'zh-Hans'])}.json`),
  'an asset of a plugin': desk => vary(desk, 'plugins/weather/assets/sun.svg'),
  'a string over a plugin’s': ({ room, random }) => {
    room.write('templates/strings/en.json', `{ "weather.name": "Ours ${random.int(9)}" }`)
    return 'en.json'
  },
  'a directive’s declaration': ({ room, random }) => {
    const declared = random.pick(declarations)
    if (existsSync(join(room.folder, weather)))
      room.write(weather, room.read(weather).replace(/days: ('\w+'|\{.*?\})/, declared))
    return declared
  },
  'an article has a directive': desk =>
    rewrite(
      desk,
      text =>
        `${text}\n${desk.random.pick(['::weather{place=zhuzhou}', ':::weather{days=3}\nWords.\n:::', ':::note\nWords.\n:::', 'It :weather[is]{} so.', '::toc', ':ruby[株洲]{zhūzhōu}'])}\n`,
    ),
  'a page uses a filter': ({ room, random }) => {
    room.write(
      'templates/pages/special.njk',
      `{% extends "pages/article.njk" %}{% block head %}{{ super() }}<!-- ${random.int(9)} {{ 7 | celsius }}{{ "a" | loud }} -->{% endblock %}`,
    )
    return 'pages/special.njk'
  },

  'options of a plugin': desk =>
    configure(desk, config => {
      const unit = desk.random.pick(['C', 'F', 'K'])
      config.plugins = config.plugins?.map(one => (Array.isArray(one) ? [one[0], { unit }] : one)) ?? []
      return unit
    }),
  'options of a plugin of unified': desk =>
    configure(desk, config => {
      const mark = desk.random.pick(['a', 'b', 'c'])
      config.markdown = { ...config.markdown, rehype: [['./plugins/last.mjs', { mark }]] }
      return mark
    }),
  'a plugin is added or taken away': desk =>
    configure(desk, config => {
      const second = './plugins/second.ts'
      const has = config.plugins?.includes(second)
      config.plugins = has
        ? (config.plugins?.filter(one => one !== second) ?? [])
        : [...(config.plugins ?? []), second]
      return has ? 'without' : 'with'
    }),
  'no plugins, or those of the beginning': desk =>
    configure(desk, config => {
      const { plugins, markdown } = pluginConfig
      const none = desk.random.int(3) === 0
      Object.assign(config, none ? { plugins: [], markdown: {} } : { plugins, markdown })
      return none ? 'none' : 'all'
    }),
  'plugins in another order': desk =>
    configure(desk, config => {
      config.plugins?.reverse()
      return 'reversed'
    }),
  'plugins of unified come and go': desk =>
    configure(desk, config => {
      const remark = desk.random.pick([[], ['./plugins/first.mjs']])
      config.markdown = { ...config.markdown, remark }
      return JSON.stringify(remark)
    }),
  theme: desk =>
    configure(desk, config => {
      if (config.theme === undefined) config.theme = './plugins/look'
      else delete config.theme
      return String(config.theme)
    }),
  'the theme is edited': desk => vary(desk, 'plugins/look/templates/partials/footer.njk'),

  'a taxonomy is added, taken away or called otherwise': desk =>
    configure(desk, config => {
      const places = desk.random.pick([
        null,
        { zh: '地点', en: 'Places', field: 'place' },
        { zh: '地方', en: 'Locations', field: 'place' },
        { zh: '地点', en: 'Places', field: ['place', 'where'], folder: 'at' },
        { zh: '地点', en: 'Places', field: 'place', feeds: false },
      ])
      config.taxonomies = places === null ? {} : { places }
      return JSON.stringify(config.taxonomies)
    }),
  'the registry of a taxonomy of one’s own': ({ room, random }) => {
    room.write(
      'content/registry/places.yaml',
      random.pick([
        'zhuzhou:\n  zh: 株洲\n  en: Zhuzhou\n',
        `zhuzhou:\n  zh: 株洲\n  en: Zhuzhou ${random.int(3)}\n  aliases: [Town]\nhunan:\n  zh: 湖南\n  en: Hunan\n`,
      ]),
    )
    return 'places.yaml'
  },
  'it goes': desk => throwAway(desk, 'content/registry/places.yaml'),
  'an article has a term of it': withKey('place', ['zhuzhou', '株洲', 'Town', 'Hunan', '']),
  'fields that are declared': desk =>
    configure(desk, config => {
      const { random } = desk
      config.fields = random.pick([
        {},
        { subtitle: 'text', rating: { type: 'number', card: true } },
        { subtitle: { type: 'text', shared: true }, rating: 'number' },
        {
          subtitle: { type: 'text', card: true, shared: true },
          rating: { type: 'number', min: 2, card: true },
        },
        { rating: 'text', subtitle: { type: 'text', default: 'None' } },
      ])
      return JSON.stringify(config.fields)
    }),
  'an article has a subtitle': withKey('subtitle', ['Words', 'Others', '']),
  'an article has a rating': withKey('rating', ['3', '3', '5', '1', '']),
  'lists show fields': ({ room, random }) => {
    room.write(
      'plugins/look/templates/partials/footer.njk',
      `<!-- {% for one in latest('', 3) %}{{ one.fields.rating }}{{ one.fields.subtitle }}{% endfor %} ${random.int(9)} -->{% include "theme:partials/footer.njk" %}`,
    )
    return 'look'
  },
  'a data file is called otherwise': ({ room, random }) => {
    const [from, to] = random.pick([
      ['content/data/air.yaml', 'content/data/air.json'],
      ['content/data/air.json', 'content/data/air.yaml'],
      ['content/data/en/air.json', 'content/data/zh/air.json'],
      ['content/data/zh/air.json', 'content/data/en/air.json'],
    ] as const)
    if (!existsSync(join(room.folder, from)) || existsSync(join(room.folder, to))) return 'nothing'
    room.move(from, to)
    return `${from} → ${to}`
  },
}

function templateOfPlugin({ room, random }: Desk): string {
  return random.pick(['none.njk', ...below(room, 'plugins').filter(path => path.endsWith('.njk'))])
}

/** Another number somewhere in a file. */
function vary({ room, random }: Desk, path: string): string {
  if (!existsSync(join(room.folder, path))) return `${path} is not there`
  const text = room.read(path)
  const places = [...text.matchAll(/(?<=[ °>§[])\d(?=[\s'"`<,\]]|$)/g)]
  if (places.length === 0) return `${path} has no number`
  const { index } = random.pick(places)
  room.write(path, `${text.slice(0, index)}${random.int(9)}${text.slice(index + 1)}`)
  return `${path} at ${index}`
}

function text(path: string): string {
  return String(pluginFiles[path])
}

function restore({ room }: Desk, path: string): void {
  const at = join(room.folder, path)
  if (!existsSync(at) || room.read(path) !== text(path)) room.write(path, text(path))
}

function configure({ room }: Desk, change: (config: Config) => string): string {
  const config = JSON.parse(room.read('site.config.json')) as Config
  const said = change(config)
  room.write('site.config.json', JSON.stringify(config))
  return said
}

function withKey(key: string, values: readonly string[]): Edit {
  return desk => {
    const value = desk.random.pick(values)
    const path = rewrite(desk, text => {
      const without = text.replace(new RegExp(`^${key}: .*\n`, 'm'), '')
      return value === '' ? without : without.replace('---\n', () => `---\n${key}: ${value}\n`)
    })
    return `${path} ${key}: ${value}`
  }
}
