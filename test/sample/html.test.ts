import { HtmlValidate } from 'html-validate'
import { LinkChecker } from 'linkinator'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSample, outputs, read, serving } from './built.ts'

let dist = ''
beforeAll(() => {
  dist = buildSample()
})

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] })
  const pages = outputs(dist, '.html')
  expect(pages.length).toBeGreaterThan(100)
  const problems: string[] = []
  for (const page of pages) {
    const report = await validator.validateString(read(dist, page), page)
    for (const { line, column, ruleId, message } of report.results.flatMap(result => result.messages)) {
      problems.push(`${page}:${line}:${column} ${ruleId}: ${message}`)
    }
  }
  expect(problems).toEqual([])
})

describe.each([
  ['at the root', '/', undefined],
  ['below a sub-directory', '/news/', 'https://example.org/news/'],
])('%s', (_, base, site) => {
  test('every internal link and fragment resolves, and none leaves the site by mistake', async () => {
    const folder = site === undefined ? dist : buildSample({ site })
    await serving(folder, base, async url => {
      const checker = new LinkChecker()
      const { links } = await checker.check({
        path: url,
        recurse: true,
        checkFragments: true,
        concurrency: 20,
        linksToSkip: async link => !link.startsWith(new URL(url).origin),
      })
      const own = links.filter(link => link.url.startsWith(new URL(url).origin))
      expect(own.length).toBeGreaterThan(100)
      const broken = own
        .filter(link => link.state === 'BROKEN')
        .map(link => `${link.parent} → ${link.url} ${link.status}`)
      expect(broken).toEqual([])
      const escaped = own.filter(link => !new URL(link.url).pathname.startsWith(base)).map(link => link.url)
      expect(escaped).toEqual([])
    })
  })
})
