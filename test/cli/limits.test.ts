import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shapes } from '../../bench/hostile.ts'
import { openLive } from '../../src/engine/live/live.ts'
import { root, runCli } from '../support/cli.ts'
import { type DevSite, devSite } from '../support/dev.ts'

// However busy the machine is.
vi.setConfig({ testTimeout: 600_000 })

const front = '---\ntitle: A\ndate: 2021-01-01\n---\n\n'
const hostile = ['a wide table of short rows', 'entities', 'e-mail', 'one long definition, many references']
const pathOf = (index: number): string => `content/en/news/hostile-${index}.md`

let site: DevSite
beforeEach(() => {
  site = devSite({
    ...Object.fromEntries(
      hostile.map((name, index) => {
        const text = shapes.find(shape => shape.name === name)?.text(200_000)
        return [pathOf(index), front + text]
      }),
    ),
    'content/en/news/film.md': 'a'.repeat(1_000_001),
    'content/en/news/told.md': `${front}A [link](nowhere.md).\n`,
  })
})
afterEach(() => rmSync(site.folder, { recursive: true }))

const refused = [10_001, 6, 6, 10].map((line, index) => ['markdown/limits', pathOf(index), line])
const expected = [
  ['markdown/limits', 'content/en/news/film.md', 1],
  ...refused,
  ['link/broken', 'content/en/news/told.md', 6],
]

test.each([['build', '--jobs', '1'], ['build', '--jobs', '2'], ['check']])(
  '%j: refuses what grows without end, at its place, and tells of all others',
  (command, ...options) => {
    const { status, stdout } = runCli([command, site.folder, '--format', 'json', ...options])
    const said = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(status).toBe(1)
    const errors = said.filter(one => one.severity === 'error')
    expect(errors.map(one => [one.code, one.file.slice(one.file.indexOf('content/')), one.line])).toEqual(
      expected,
    )
    expect(said.at(-1)).toMatchObject({ type: 'summary', articles: 8 })
  },
)

test('a frame shows no more of a long line than fits', () => {
  const { stdout } = runCli(['check', site.folder])
  expect(stdout).toContain('markdown/limits')
  expect(stdout.length).toBeLessThan(10_000)
})

test('dev serves the former text of an article that has become too much', async () => {
  for (const index of hostile.keys()) site.remove(pathOf(index))
  for (const name of ['film', 'told']) site.remove(`content/en/news/${name}.md`)
  const live = await openLive({
    ...{ site: site.folder, theme: join(root, 'templates'), cache: null },
    ...{ now: () => Date.parse('2021-07-01'), progress: () => {} },
  })
  expect(live.diagnostics).toEqual([])
  const edited = 'content/zh/news/air.md'
  site.write(edited, front + '> a\n\n'.repeat(5000))
  await live.update(new Set([edited]))
  expect(live.diagnostics).toMatchObject([{ code: 'markdown/limits', file: edited }])
  const shown = live.show('zh/news/air/index.html')
  expect(shown && 'content' in shown && shown.content).toContain('原来的一段。')
})
