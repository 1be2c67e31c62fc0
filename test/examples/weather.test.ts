import { expect, test } from 'vitest'
import { type Newsroom, themedNewsroom } from '../support/newsroom.ts'
import { exampleFiles, piece } from './of-examples.ts'

const csv = 'place,zh,en,sky,low,high\nzhuzhou,株洲,Zhuzhou,rain,4,9\nchangsha,长沙,Changsha,sunny,5,12\n'

function open(plugins: readonly [string, object?] | string = './plugins/weather/index.ts'): Newsroom {
  return themedNewsroom(
    {
      ...exampleFiles('weather'),
      'content/data/weather.csv': csv,
      'content/zh/news/rain.md': piece('雨', '01-02', '今天有雨。\n\n::weather{place=zhuzhou}\n\n带伞。'),
      'content/en/news/rain.md': piece('Rain', '01-02', 'It rains.\n\n::weather\n\nTake an umbrella.'),
      'content/en/news/other.md': piece('Other', '01-01', 'Nothing about it.'),
    },
    { plugins: [plugins] },
  )
}

const strip = (room: Newsroom, path: string): string | undefined =>
  /<ul class="weather"[\s\S]*?<\/ul>/.exec(
    Buffer.from(room.output().get(path) ?? '', 'latin1').toString(),
  )?.[0]

test('weather: a strip in articles and on front pages, in the words of each edition', async () => {
  const room = open()
  const { diagnostics } = await room.build()
  expect(diagnostics).toEqual([])
  expect(strip(room, 'zh/news/rain/index.html')).toBe(
    '<ul class="weather"><li class="weather-rain"><b>株洲</b> 雨 4 – 9 °C</li></ul>',
  )
  expect(strip(room, 'en/news/rain/index.html')).toBe(
    '<ul class="weather"><li class="weather-rain"><b>Zhuzhou</b> rain 4 – 9 °C</li><li class="weather-sunny"><b>Changsha</b> sunny 5 – 12 °C</li></ul>',
  )
  expect(strip(room, 'zh/index.html')).toContain(
    '<ul class="weather" aria-label="天气">\n<li class="weather-rain"><b>株洲</b> 雨 4 – 9 °C</li>',
  )
  const css = [...room.output().keys()].find(path => /weather\.\w+\.css$/.test(path))
  expect(css).toBeDefined()
  expect(room.output().get('en/news/other/index.html')).toContain(`<link rel="stylesheet" href="/${css}">`)
})

test('weather: new weather renders the pages that show it, and no others', async () => {
  const room = open()
  await room.build()
  room.edit('content/data/weather.csv', 'rain,4,9', 'snow,-2,1')
  const { rendered, parses } = await room.build()
  // Feeds have whole articles.
  expect(rendered.filter(path => path.endsWith('.html'))).toEqual([
    'en/index.html',
    'en/news/rain/index.html',
    'zh/index.html',
    'zh/news/rain/index.html',
  ])
  expect(parses).toBe(0)
  expect(strip(room, 'zh/news/rain/index.html')).toContain('雪 -2 – 1 °C')
})

test('weather: options are checked; a wrong place and a wrong sky are told where the strip stands', async () => {
  const fahrenheit = open(['./plugins/weather/index.ts', { unit: 'F' }])
  await fahrenheit.build()
  expect(strip(fahrenheit, 'zh/news/rain/index.html')).toContain('39 – 48 °F')
  fahrenheit.edit('site.config.json', '"F"', '"K"')
  expect((await fahrenheit.build()).diagnostics[0]).toMatchObject({ file: 'site.config.json' })

  const room = open()
  room.edit('content/zh/news/rain.md', 'place=zhuzhou', 'place=zhuhai')
  const { diagnostics } = await room.build()
  expect(diagnostics.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)).toEqual([
    'plugin/failed content/zh/news/rain.md:8 the directive "weather" of plugin "weather" throws: weather has no place "zhuhai", but zhuzhou, changsha',
  ])
})
