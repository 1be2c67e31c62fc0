import { expect, test } from 'vitest'
import { defaultTheme } from '../support/default-theme.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const icons = (files: Files, site = 'https://news.example.org/', path = 'zh/news/a/index.html') =>
  siteOf({ ...defaultTheme, 'content/zh/news/a.md': article(''), ...files }, { config: { site } })
    .text(path)
    .split('\n')
    .filter(line => /<link rel="(?:icon|apple)/.test(line))

test('the icon of a site is linked where it lies, also below a sub-directory and on pages without an edition', () => {
  const svg = { 'static/favicon.svg': '<svg/>' }
  const link = (base: string) =>
    `<link rel="icon" href="${base}favicon.svg" type="image/svg+xml" sizes="any">`
  expect(icons(svg)).toEqual([link('/')])
  for (const path of ['zh/index.html', 'index.html', '404.html', 'zh/404.html'])
    expect(icons(svg, 'https://example.org/news/', path)).toEqual([link('/news/')])
})

test('of several icons each is linked, the sharpest last; none where there is none', () => {
  const files = {
    'static/favicon.ico': 'x',
    'static/favicon.svg': 'x',
    'static/apple-touch-icon.png': 'x',
    'static/a/favicon.png': 'x',
  }
  expect(icons(files).map(line => /href="([^"]*)"/.exec(line)?.[1])).toEqual([
    '/apple-touch-icon.png',
    '/favicon.ico',
    '/favicon.svg',
  ])
  expect(icons({})).toEqual([])
})
