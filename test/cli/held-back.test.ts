import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

let site = ''
beforeEach(() => {
  site = join(mkdtempSync(join(tmpdir(), 'diglot-held-')), 'paper')
  runCli(['init', site])
})

const article = (front: string, text = 'Text.'): string => `---\ntitle: T\n${front}\n---\n\n${text}\n`

function write(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true })
  writeFileSync(join(site, path), text)
}

const now = ['--now', '2026-12-01']
const build = (...args: readonly string[]) => runCli(['build', site, ...now, ...args])

/** Longer than what lists show of an article. */
const long = 'A sentence of a text that goes on. '.repeat(40)

/** What a build says of addresses that are gone: message, place and hint. */
function gone(stdout: string): Record<string, string[]> {
  const found = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(one => one.code === 'address/gone')
  return Object.fromEntries(
    found.map(one => [/"([^"]+)"/.exec(one.message)?.[1], [one.message, one.file, one.hint]]),
  )
}
const json = (...args: readonly string[]) => gone(build('--format', 'json', ...args).stdout)

const held = /^Held back: 2 drafts, 1 waits until 2027-01-01 08:00, 1 expired$/m

test('a build tells what it held back, however little it had to do', () => {
  write('content/en/news/a.md', article('date: 2021-01-01\ndraft: true'))
  write('content/en/pages/b.md', article('draft: true'))
  write('content/en/news/c.md', article('date: 2027-01-01 08:00'))
  write('content/en/news/d.md', article('date: 2021-01-01\nexpires: 2021-02-01'))
  write('content/en/news/open.md', article('date: 2021-01-01', `${long}\n\nOne.`))
  expect(build().stdout).toMatch(held)
  const unchanged = build()
  expect(unchanged.stdout).toMatch(/: 0 written/)
  expect(unchanged.stdout).toMatch(held)
  write('content/en/news/open.md', article('date: 2021-01-01', `${long}\n\nAnother.`))
  const retouched = build('--timings')
  expect(retouched.stderr).not.toMatch(/^plan/m)
  expect(retouched.stdout).toMatch(held)
  expect(runCli(['check', site, ...now]).stdout).toMatch(held)
  expect(build('--drafts').stdout).toMatch(/^Held back: 1 expired$/m)
  write('content/en/news/e.md', article('date: 2026-12-31T12:00:00Z'))
  expect(build().stdout).toMatch(
    /^Held back: 2 drafts, 2 wait, the first until 2026-12-31 20:00, 1 expired$/m,
  )
  const last = build('--format', 'json').stdout.trim().split('\n').at(-1) ?? ''
  expect(JSON.parse(last).heldBack).toEqual({ drafts: 2, waiting: 2, until: '2026-12-31 20:00', expired: 1 })
  expect(build('--quiet').stdout).toBe('')
})

test('a new site holds nothing back and says nothing of it', () => {
  expect(runCli(['build', site]).stdout).not.toContain('Held back')
})

test('an address that is gone is told once, with what has become of its article', () => {
  for (const name of ['slug', 'renamed', 'deleted', 'draft', 'ahead', 'expired', 'withdrawn', 'aliased'])
    write(`content/en/news/${name}.md`, article('date: 2021-01-01', name))
  write('content/en/news/alias.md', article('date: 2021-01-01\naliases: [/old/alias/, /old/file.html]'))
  write('static/map.html', '<p>Map</p>')
  write('static/report.pdf', '%PDF-1.4')
  build()
  write('content/en/news/slug.md', article('date: 2021-01-01\nslug: other', 'slug'))
  renameSync(join(site, 'content/en/news/renamed.md'), join(site, 'content/en/news/named.md'))
  rmSync(join(site, 'content/en/news/deleted.md'))
  write('content/en/news/draft.md', article('date: 2021-01-01\ndraft: true', 'draft'))
  write('content/en/news/ahead.md', article('date: 2030-01-01', 'ahead'))
  write('content/en/news/expired.md', article('date: 2021-01-01\nexpires: 2021-01-02', 'expired'))
  write('content/en/news/withdrawn.md', article('date: 2021-01-01\nwithdrawn: true', 'withdrawn'))
  write(
    'content/en/news/aliased.md',
    article('date: 2021-01-01\nslug: new\naliases: [/en/news/aliased/]', 'aliased'),
  )
  write('content/en/news/alias.md', article('date: 2021-01-01'))
  rmSync(join(site, 'static'), { recursive: true })
  const says = (address: string, why: string): string =>
    `"${address}", an address of the last build, is gone${why}`
  const found = json()
  expect(
    Object.fromEntries(Object.entries(found).map(([address, [message, file]]) => [address, [message, file]])),
  ).toEqual({
    '/en/news/slug/': [
      says('/en/news/slug/', ': the article is at "/en/news/other/"'),
      'content/en/news/slug.md',
    ],
    '/en/news/renamed/': [
      says('/en/news/renamed/', ': the article is at "/en/news/named/"'),
      'content/en/news/named.md',
    ],
    '/en/news/deleted/': [says('/en/news/deleted/', ': its file was deleted'), 'content/en/news/deleted.md'],
    '/en/news/draft/': [says('/en/news/draft/', ': its article is a draft'), 'content/en/news/draft.md'],
    '/en/news/ahead/': [says('/en/news/ahead/', ': its article is dated ahead'), 'content/en/news/ahead.md'],
    '/old/alias/': [says('/old/alias/', ': the article is at "/en/news/alias/"'), 'content/en/news/alias.md'],
    '/old/file.html': [
      says('/old/file.html', ': the article is at "/en/news/alias/"'),
      'content/en/news/alias.md',
    ],
    '/map.html': [says('/map.html', ''), 'dist/map.html'],
    '/report.pdf': [says('/report.pdf', ''), 'dist/report.pdf'],
  })
  expect(found['/en/news/slug/']?.[2]).toBe('add `aliases: [/en/news/slug/]` here, and it leads there')
  expect(found['/en/news/draft/']?.[2]).toContain('`withdrawn: true`')
  expect(found['/en/news/deleted/']?.[2]).toContain('`aliases: [/en/news/deleted/]`')
  expect(json()).toEqual({})
})

test('lists that are gone are told too, but not what time takes or only drafts had', () => {
  write('content/registry/tags.yaml', 'air:\n  zh: 空气\n  en: Air\nwind:\n  zh: 风\n  en: Wind\n')
  write('content/zh/news/welcome.md', article('date: 2021-01-01'))
  write('content/en/news/a.md', article('date: 2021-01-01\ntags: [air]'))
  write('content/en/news/b.md', article('date: 2021-01-02\ntags: [wind]\nexpires: 2027-01-01'))
  write('content/en/news/c.md', article('date: 2021-01-02\ndraft: true\ntags: [air]'))
  write('content/en/news/d.md', article('date: 2019-01-02\ndraft: true'))
  build('--drafts')
  expect(json()).toEqual({})
  expect(json('--now', '2027-01-02')).toEqual({})
  expect(json('--now', '2020-12-01')).toEqual({})
  build()
  write('content/en/news/a.md', article('date: 2020-01-01'))
  expect(Object.keys(json())).toEqual(['/en/tags/air/'])
})

test('where an address that is gone is an error by the config, nothing is published', () => {
  const config = `export default { ...${JSON.stringify({
    site: 'https://news.example.org/',
    timeZone: 'Asia/Shanghai',
    editions: { en: { lang: 'en', label: 'English', title: 'T', description: 'D' } },
    severity: { 'address/gone': 'error' },
  })} }`
  const one = join(site, '..', 'strict')
  mkdirSync(join(one, 'content/en/news'), { recursive: true })
  writeFileSync(join(one, 'site.config.mjs'), config)
  for (const name of ['a', 'b'])
    writeFileSync(join(one, `content/en/news/${name}.md`), article('date: 2021-01-01'))
  expect(runCli(['build', one]).status).toBe(0)
  rmSync(join(one, 'content/en/news/a.md'))
  const refused = runCli(['build', one])
  expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('error address/gone')])
  const still = runCli(['build', one, '--no-cache'])
  expect([still.status, still.stdout]).toEqual([1, expect.stringContaining('"/en/news/a/"')])
})
