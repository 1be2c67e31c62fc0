import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { differences } from '../../src/cli/report/answer-changes.ts'
import { root, runCli, treeOf } from '../support/cli.ts'

/** Later than what `init` dates. */
const now = '2100-01-01 12:00'

let site = ''

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-why-'))
  site = join(folder, 'paper')
  expect(runCli(['init', site]).status).toBe(0)
  expect(runCli(['build', site, '--now', now]).status).toBe(0)
  return () => rmSync(folder, { recursive: true })
})

/** Edits a file of the site for the time of one test. */
function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(site, path), 'utf8')
  expect(before).toContain(from)
  writeFileSync(join(site, path), before.replace(from, to))
  onTestFinished(() => writeFileSync(join(site, path), before))
}

const welcome = 'content/en/news/welcome.md'

describe('diglot why', () => {
  test('a fresh page, and what it asked', () => {
    const before = treeOf(site)
    const { status, stdout, stderr } = runCli(['why', '/en/news/welcome/', site])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      '/en/news/welcome/',
      `article: ${welcome} → dist/en/news/welcome/index.html`,
      '',
      'Fresh: the next build leaves it as it is.',
      '',
      'Rendered last by the build of 2100-01-01 12:00: no build before was remembered, so everything was rendered.',
    ])
    expect(stdout).toMatch(/It made \d+ queries:\n {2}the page itself \(article\) \d+\n/)
    expect(stdout).toMatch(/\n {2}layouts\/base\.njk \d+\n/)
    expect(treeOf(site)).toEqual(before)
  })

  test('what would make it render, old and new', () => {
    const title = /^title: (.*)$/m.exec(readFileSync(join(site, welcome), 'utf8'))?.[1] ?? ''
    edit(welcome, title, 'Another title')
    const { stdout } = runCli(['why', welcome, site])
    expect(stdout).toMatch(/^The next build renders it: \d+ answers have changed\.$/m)
    expect(stdout).toContain(`  article("${welcome}")\n    title: "${title}" → "Another title"\n`)
  })

  test('from the folder of the site, by what a shell completes', () => {
    const there = runCli(['why', 'dist/en/news/welcome/index.html'], { cwd: site })
    expect(there.stdout).toContain('/en/news/welcome/\n')
    const within = runCli(['why', 'welcome.md', site], { cwd: join(site, 'content/en/news') })
    expect(within.stdout).toBe(there.stdout)
  })

  test('as JSON, an object a line, with nothing left out', () => {
    edit('content/en/news/welcome.md', 'summary: This article has', 'summary: Short. It has')
    const { stdout } = runCli(['why', '/en/', site, '--format', 'json'])
    const [page, ...lines] = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(page).toEqual({
      type: 'page',
      url: '/en/',
      file: 'dist/en/index.html',
      kind: 'home',
      args: 'en',
      source: 'site.config.ts',
      state: 'changed',
      output: 'sound',
    })
    const [change] = lines
    expect(change).toMatchObject({
      type: 'change',
      query: 'card',
      args: [welcome],
      after: { summary: expect.stringMatching(/^Short\. /) },
    })
    expect(change.before).toMatchObject({ summary: expect.stringMatching(/^This article/) })
    expect(lines).toContainEqual({
      type: 'last',
      at: expect.stringMatching(/^2100-01-01T/),
      reason: 'forgotten',
    })
    expect(lines).toContainEqual({
      type: 'query',
      by: 'template',
      name: 'pages/home.njk',
      query: 'template',
      args: ['layouts/base.njk'],
    })
  })

  test('no such page', () => {
    const pretty = runCli(['why', '/en/news/wellcome/', site])
    expect(pretty).toMatchObject({ status: 1, stdout: '' })
    expect(pretty.stderr).toMatch(
      /^diglot: there is no page "\/en\/news\/wellcome\/"; did you mean \/en\/news\/welcome\//,
    )
    const json = runCli(['why', '/en/news/wellcome/', site, '--format', 'json'])
    expect(json).toMatchObject({ status: 1, stderr: '' })
    expect(JSON.parse(json.stdout)).toMatchObject({
      type: 'error',
      nearest: expect.arrayContaining(['/en/news/welcome/']),
    })
  })

  test('wrong usage, and a folder that is no site', () => {
    expect(runCli(['why'])).toMatchObject({ status: 2, stdout: '' })
    expect(runCli(['why', '/', site, '--now', 'soon'])).toMatchObject({ status: 2, stdout: '' })
    expect(runCli(['why', '/', join(root, 'src')]).status).toBe(1)
  })
})

test('build --verify says that somebody has changed a file', () => {
  const path = join(site, 'dist/en/news/welcome/index.html')
  const text = readFileSync(path, 'utf8')
  const twin = join(site, '..', 'twin.html')
  // To the nanosecond, which Node cannot set.
  spawnSync('cp', ['-p', path, twin])
  const put = (now: string): void => {
    writeFileSync(path, now)
    spawnSync('touch', ['-r', twin, path])
  }
  put(text.replace('<title>', '<TITLE>'))
  onTestFinished(() => put(text))
  const { status, stdout } = runCli(['build', site, '--verify', '--now', now])
  expect(status).toBe(1)
  expect(stdout).toContain('error output/unverified')
  expect(stdout).toContain('somebody has changed this file since it was built')
})

describe('what differs between two answers', () => {
  const json = JSON.stringify
  test.each([
    [json({ title: 'A', n: 1 }), json({ title: 'B', n: 1 }), ['title: "A" → "B"']],
    [json({ a: 1 }), json({ a: 1, b: { c: [1] } }), ['b: nothing → {"c":[1]}']],
    [json({ a: { b: 1 } }), json({ a: { b: null } }), ['a.b: 1 → null']],
    [json(['x', 'y']), json(['y', 'z']), ['− "x"', '+ "z"']],
    [json(['x', 'y']), json(['y', 'x']), ['the order is another one']],
    [json([{ u: 1, v: 2 }]), json([{ u: 1, v: 3 }]), ['[0].v: 2 → 3']],
    [json('a\nb\nc'), json('a\nB\nc'), ['line 2: "b" → "B"']],
    [json('a'), json('a\nb'), ['line 2: nothing → "b"']],
    [
      json(`${'很'.repeat(90)}新`),
      json(`${'很'.repeat(90)}旧`),
      [`"…${'很'.repeat(12)}新" → "…${'很'.repeat(12)}旧"`],
    ],
    [json('a\u001b[2J'), json('a'), ['"a␛[2J" → "a"']],
    [null, null, ['is another one than it was; neither is kept']],
    [null, json('b'), ['is now "b"; what it was is not kept']],
    [
      json({ title: 'A' }),
      json({ failed: 'there is no article "a"' }),
      ['has no answer any more: there is no article "a"'],
    ],
    [
      '{"title":"A","summary":"lo…',
      '{"title":"B","summary":"lo…',
      ['"{"title":"A","summary":"lo…" → "{"title":"B","summary":"lo…"'],
    ],
  ])('%s and %s', (before, after, lines) => {
    const shown = differences(before, after).map(
      one =>
        (one.where === '' ? '' : `${one.where}: `) +
        ('note' in one ? one.note : `${one.before} → ${one.after}`),
    )
    expect(shown).toEqual(lines)
  })
})
