import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../support/cli.ts'

const config = {
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '株洲环境', description: '中文版' },
    en: { lang: 'en', label: 'English', title: 'Zhuzhou Air', description: 'The English edition' },
  },
  sections: { news: { zh: '新闻', en: 'News' } },
  taxonomies: { places: { zh: '地点', en: 'Places', field: 'place' } },
  fields: {
    subtitle: { type: 'text', card: true },
    rating: { type: 'number', min: 1, max: 5, shared: true },
  },
  plugins: [
    './plugins/weather/index.ts',
    ['./plugins/llms-txt/index.ts', { articles: 20 }],
    [
      './plugins/glossary/index.ts',
      { terms: [{ words: ['PM2.5', '细颗粒物'], zh: '/zh/news/0.md', en: 'https://example.org/pm' }] },
    ],
  ],
  markdown: {
    remark: ['remark-definition-list'],
    rehype: [['rehype-external-links', { rel: ['external'] }]],
  },
}

const places = ['Zhuzhou', 'Changsha', 'Xiangtan'] as const

/** A site with all that a config can add, and so many pairs of articles. */
export function writePluggedSite(folder: string, pairs: number): void {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  cpSync(join(root, 'examples', 'plugins'), join(folder, 'plugins'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['remark-definition-list', 'rehype-external-links'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  put('site.config.json', JSON.stringify(config))
  put(
    'content/data/weather.csv',
    'place,zh,en,sky,low,high\nzhuzhou,株洲,Zhuzhou,rain,4,9\nchangsha,长沙,Changsha,haze,5,11\n',
  )
  put(
    'content/registry/places.yaml',
    places.map(one => `${one.toLowerCase()}:\n  zh: ${one}市\n  en: ${one}\n`).join(''),
  )
  for (let number = 0; number < pairs; number++) {
    const front = [
      `date: ${new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10)}`,
      `place: ${places[number % places.length]}`,
      `rating: ${1 + (number % 5)}`,
    ].join('\n')
    const directive = [
      '::weather{place=zhuzhou}',
      ':::note\nMind the *air*.\n:::',
      'In :ruby[株洲]{zhūzhōu}.',
      '',
    ]
    const text = `PM2.5\n: Fine particles, [seen](https://elsewhere.org/${number}).\n\n${directive[number % 4]}\n\n## Part\n\nMore of ${number}.\n`
    put(
      `content/en/news/${number}.md`,
      `---\ntitle: Title ${number}\nsubtitle: Sub ${number % 7}\n${front}\n---\nWords.\n\n${text}`,
    )
    put(
      `content/zh/news/${number}.md`,
      `---\ntitle: 标题${number}\n---\n空气里的细颗粒物，今年比去年少得多。\n\n臭氧\n: 高空保护我们，地面伤害我们的一种气体。\n\n${directive[number % 4]}\n`,
    )
  }
}
