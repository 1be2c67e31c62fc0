import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { renderTemplate } from '../../../src/render/templates.ts'
import { article, type Options, siteOf } from '../../support/site.ts'

const files = {
  'content/en/news/a.md': '---\ntitle: A\ndate: 2021-01-11 13:05\nsummary: Short.\n---\n',
  'content/en/life/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\n',
  'content/zh/news/c.md': article(''),
  'templates/assets/site.css': 'x',
}

function say(template: string, edition = 'en', options: Options = {}, context: object = {}): string {
  const { ask } = siteOf({ ...files, 'templates/main.njk': template }, options)
  const found: Diagnostic[] = []
  const text = renderTemplate('main.njk', context, { ask, edition, report: one => found.push(one) })
  expect(found).toEqual([])
  return text
}

describe('text', () => {
  test.each([
    ['en', '{{ text("articles", { count: 1 }) }}', '1 article'],
    ['en', '{{ text("articles", { count: 0 }) }}', '0 articles'],
    ['en', '{{ text("articles", { count: 1234 }) }}', '1,234 articles'],
    ['zh', '{{ text("articles", { count: 1 }) }}', '1篇'],
    ['en', '{{ textIn("zh", "articles", { count: 3 }) }}', '3篇'],
    ['en', '{{ text("articles") }}', '{count} articles'],
    ['en', '{{ text("archive.year", { year: "2021" }) }}', '2021'],
    ['en', '{% macro m() %}{{ text("articles", { count: 1 }) }}{% endmacro %}{{ m() }}', '1 article'],
  ])('in %s: %s', (edition, template, text) => expect(say(template, edition)).toBe(text))

  test('a name that every object has is no value', () => {
    const strings = JSON.stringify({ odd: '{constructor} {toString}' })
    const { ask } = siteOf({
      'templates/strings/en.json': strings,
      'templates/main.njk': '{{ text("odd", { a: 1 }) }}',
    })
    expect(renderTemplate('main.njk', {}, { ask, edition: 'en', report: () => {} })).toBe(
      '{constructor} {toString}',
    )
  })
})

describe('filters', () => {
  const date = {
    iso: '2021-01-11',
    year: 2021,
    month: 1,
    day: 11,
    weekday: 1,
    hour: 13,
    minute: 5,
    dayOnly: false,
  }

  test.each([
    ['en', '{{ date | date }}', '11 January 2021'],
    ['zh', '{{ date | date("moment") }}', '2021年1月11日 13:05'],
    ['zh', '{{ { year: 2021, month: 3 } | date("month") }}', '2021年3月'],
    ['en', '{{ 12345 | number }}', '12,345'],
  ])('in %s: %s', (edition, template, text) => expect(say(template, edition, {}, { date })).toBe(text))
})

describe('addresses', () => {
  const below = { config: { site: 'https://example.org/paper/' } }

  test('of theme files and of the site, sub-directory included', () => {
    expect(say('{{ asset("site.css") }}')).toMatch(/^\/assets\/site\.[0-9a-f]{8}\.css$/)
    expect(say('{{ asset("site.css") }}', 'en', below)).toMatch(/^\/paper\/assets\/site\./)
    expect(say('{{ link("/zh/空气/") }}', 'en', below)).toBe(`/paper/zh/${encodeURIComponent('空气')}/`)
    expect(say('{{ link("zh/") }}')).toBe('/zh/')
  })
})

test('latest', () => {
  expect(say('{% for c in latest("", 9) %}{{ c.title }} {% endfor %}')).toBe('B A ')
  expect(say('{% for c in latest("news", 9) %}{{ c.title }} {{ c.summary }} {{ c.url }}{% endfor %}')).toBe(
    'A Short. /en/news/a/',
  )
  expect(say('{% for c in latest("none", 9) %}x{% endfor %}')).toBe('')
})
