import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli, treeOf } from './support/cli.ts'
import { hreflangProblems } from './support/hreflang.ts'

// Whole sites as folders: a valid one has the output it must give, an invalid one the exact report it must get.
// UPDATE=1 writes the expectations anew; read the diff before you commit it.
const update = process.env.UPDATE === '1'
const cases = join(import.meta.dirname, 'sites')
const names = readdirSync(cases).sort()

describe('valid sites give the expected output', () => {
  test.each(names.filter(name => !name.startsWith('invalid-')))('%s', async name => {
    const site = await copy(name)
    const run = runCli(['build', site, '--now', '2021-02-01'])
    expect(run.stdout + run.stderr).not.toMatch(/^error/m)
    expect(run.status).toBe(0)
    rmSync(join(site, 'dist', 'assets'), { recursive: true })
    const built = treeOf(join(site, 'dist'))
    const expected = join(cases, name, 'expected')
    if (update) {
      rmSync(expected, { recursive: true, force: true })
      await cp(join(site, 'dist'), expected, { recursive: true })
    }
    const wanted = treeOf(expected)
    expect([...built.keys()]).toEqual([...wanted.keys()])
    for (const [path, text] of wanted) expect(built.get(path), path).toBe(text)
    expect(hreflangProblems(built, addressOf(site))).toEqual([])
  })
})

describe('invalid sites get the expected report', () => {
  test.each(names.filter(name => name.startsWith('invalid-')))('%s', async name => {
    const site = await copy(name)
    const run = runCli(['check', '--now', '2021-02-01'], { cwd: site })
    const report = run.stdout
    const file = join(cases, name, 'expected.txt')
    if (update || !existsSync(file)) writeFileSync(file, report)
    expect(report).toBe(readFileSync(file, 'utf8'))
    expect(run.status).toBe(1)
  })
})

/** Where the site will live, as its config says. */
function addressOf(site: string): string {
  const { site: address } = JSON.parse(readFileSync(join(site, 'site.config.json'), 'utf8'))
  return address.endsWith('/') ? address : `${address}/`
}

async function copy(name: string): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'diglot-'))
  await cp(join(cases, name), site, { recursive: true, filter: source => !/expected(\.txt)?$/.test(source) })
  // A plain theme of our own, so that the default theme may change its looks without changing these.
  if (!name.startsWith('invalid-'))
    await cp(join(import.meta.dirname, 'support', 'theme'), join(site, 'templates'), { recursive: true })
  return site
}
