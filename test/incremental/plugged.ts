import type { SiteConfig } from '../../src/model/config.ts'
import type { NewsroomFiles } from '../support/newsroom.ts'

/*
 * All that a site may bring besides its texts: a plugin of every part, which imports two files and has templates, strings and
 * an asset; a small one after it; a theme; plugins of unified; data; a taxonomy and fields of its own.
 */

const weather = `
import { definePlugin, html } from 'diglot'
import { sign } from './sign.ts'
import { word } from './words.mjs'
interface Options { readonly unit: string }
export default definePlugin((options: Options) => ({
  name: 'weather',
  templates: './weather/templates', strings: './weather/strings', assets: './weather/assets',
  remark: [() => (tree: any) => { for (const one of tree.children) if (one.type === 'heading') one.children.push({ type: 'text', value: ' §1' }) }],
  directives: {
    weather: {
      attributes: { place: { type: 'text', default: 'zhuzhou' }, days: 'number' },
      render: ({ attributes, article, label }, query) =>
        html\`<p>\${attributes.place} \${attributes.days} \${JSON.stringify(query.data('air', article.edition))} \${sign} \${label} 1</p>\`,
    },
  },
  filters: { celsius: (value: unknown) => \`\${value} 1 \${sign}\${options.unit}\` },
  functions: { newest: (...args: any[]) => args.at(-1).query.call('newest', args.at(-1).edition) },
  queries: {
    newest: (edition: any, query) => query.call('latest', edition).concat(word).join(),
    latest: (edition: any, query) => query.latest(edition, 1).map(id => query.title(id).title + ' 1'),
  },
  outputs: [{
    name: 'llms',
    plan: query => query.editions().map(edition => ({ path: edition + '/llms.txt', args: edition })),
    render: ({ args }: any, query) => query.published(args, 'article').map(id => query.title(id).title).join('\\n') + sign + ' 1',
  }],
}), { options: { unit: { type: 'text', required: true } } })
`

/** Files of the plugins, the theme, and data. */
export const pluginFiles: NewsroomFiles = {
  'plugins/weather.ts': weather,
  'plugins/sign.ts': "export const sign: string = '°1'\n",
  'plugins/words.mjs': "export const word = 'word 1'\n",
  'plugins/weather/templates/partials/byline.njk':
    '{% include "theme:partials/byline.njk" %}<p>{{ 21 | celsius }} {{ text("weather.name") }} 1</p>\n',
  'plugins/weather/templates/partials/footer.njk':
    '{% include "theme:partials/footer.njk" %}<p>{{ newest() }}<img src="{{ asset("sun.svg") }}" alt=""> 1</p>\n',
  'plugins/weather/strings/en.json': '{ "weather.name": "Weather 1" }',
  'plugins/weather/strings/zh-Hans.json': '{ "weather.name": "天气 1" }',
  'plugins/weather/assets/sun.svg': '<svg>1</svg>',
  'plugins/second.ts':
    "export default { name: 'second', filters: { loud: (text: unknown) => text + '! 1' }, templates: './second' }\n",
  'plugins/second/partials/footer.njk':
    '<!-- {{ "second" | loud }} -->{% include "theme:partials/footer.njk" %}',
  'plugins/look/templates/partials/footer.njk': '<!-- look 1 -->{% include "theme:partials/footer.njk" %}',
  'plugins/first.mjs':
    "export default () => tree => { for (const { children } of tree.children) for (const one of children ?? []) if (one.type === 'text') one.value = one.value.replace('Text of', 'A text 1 of') }\n",
  'plugins/last.mjs':
    "export default (options = {}) => tree => { for (const one of tree.children) if (one.tagName === 'p') one.properties.title = (options.mark ?? 'none') + ' 1' }\n",
  'content/data/air.yaml': 'pm: 1\n',
  'content/data/en/air.json': '[1]',
  'content/registry/places.yaml': 'zhuzhou:\n  zh: 株洲\n  en: Zhuzhou\n',
}

/** What the config says of them. */
export const pluginConfig: Partial<SiteConfig<'zh' | 'en'>> = {
  plugins: [['./plugins/weather.ts', { unit: 'C' }], './plugins/second.ts'],
  markdown: { remark: ['./plugins/first.mjs'], rehype: [['./plugins/last.mjs', { mark: 'a' }]] },
  taxonomies: { places: { zh: '地点', en: 'Places', field: 'place' } },
  fields: { subtitle: 'text', rating: { type: 'number', card: true } },
}
