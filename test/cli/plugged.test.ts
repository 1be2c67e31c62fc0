import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root, treeOf } from '../support/cli.ts'
import { writePluggedSite } from './plugged-site.ts'

/** Executables of other versions of Node.js, if there are some: `NODES=/opt/node22/bin/node,/opt/node24/bin/node`. */
const nodes = [process.execPath, ...(process.env.NODES?.split(',') ?? [])]

let site: string
beforeAll(() => {
  site = realpathSync(mkdtempSync(join(tmpdir(), 'diglot-plugged-')))
  // More than one thread parses and renders.
  writePluggedSite(site, 600)
})
afterAll(() => rmSync(site, { recursive: true, force: true }))

test('plugins, unified’s from npm, taxonomies, fields, data and directives give the same bytes with any number of threads', () => {
  const first = build(nodes[0], 1)
  const text = (path: string): string => Buffer.from(first.get(path) ?? '', 'latin1').toString()
  expect(text('en/news/0/index.html')).toMatch(/<dt><a href="https:\/\/example\.org\/pm"/)
  expect(text('en/news/0/index.html')).toContain('<b>Zhuzhou</b>')
  expect(text('zh/news/1/index.html')).toContain('<a href="/zh/news/0/">细颗粒物</a>')
  expect(text('en/news/1/index.html')).toContain('rel="external"')
  expect(text('en/news/2/index.html')).toContain('<ruby>株洲')
  expect([...first.keys()]).toContain('en/places/zhuzhou/index.html')
  expect(text('en/llms.txt')).toContain('Title 599')
  for (const node of nodes) {
    for (const jobs of [2, 4, 1]) {
      const other = build(node, jobs)
      const differ = [...new Set([...first.keys(), ...other.keys()])].filter(
        path => first.get(path) !== other.get(path),
      )
      expect(differ, `${node} --jobs ${jobs}`).toEqual([])
    }
  }
}, 1_200_000)

function build(node = process.execPath, jobs: number): ReadonlyMap<string, string> {
  for (const folder of ['dist', '.cache']) rmSync(join(site, folder), { recursive: true, force: true })
  const args = ['build', site, '--now', '2023-06-01', '--jobs', String(jobs)]
  const run = spawnSync(node, [join(root, 'bin', 'diglot.js'), ...args], { encoding: 'utf8' })
  expect(run.status, run.stdout + run.stderr).toBe(0)
  return treeOf(join(site, 'dist'))
}
