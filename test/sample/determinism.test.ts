import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/engine/batch/newsroom.ts'
import { openOutput } from '../../src/store/output/publish.ts'
import { parseMoment } from '../../src/text/moment.ts'
import { root, treeOf } from '../support/cli.ts'
import { buildSample, now } from './built.ts'

test('builds in other zones, locales and folders give the same bytes', () => {
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'diglot-ünï-')), '深 folder')
  mkdirSync(elsewhere, { recursive: true })
  const one = treeOf(buildSample({ env: { TZ: 'America/Los_Angeles', LC_ALL: 'C', LANG: 'C' } }))
  const two = treeOf(
    buildSample({ env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, parent: elsewhere }),
  )
  expect(one.size).toBeGreaterThan(100)
  expect([...two.keys()]).toEqual([...one.keys()])
  for (const [path, bytes] of one) expect(two.get(path) === bytes, path).toBe(true)
})

test('the compiled command line, whose templates are compiled too, gives what its sources give', async () => {
  const compiled = buildSample()
  const folder = join(compiled, '..')
  const moment = parseMoment(now, 'Asia/Shanghai')
  if (typeof moment === 'string') throw new Error(moment)
  const { ok } = await build({
    site: folder,
    theme: join(root, 'templates'),
    now: () => moment.epoch,
    drafts: false,
    open: () => openOutput(folder, 'other', join(folder, '.other')),
    cache: null,
    jobs: 1,
    progress: () => {},
  })
  expect(ok).toBe(true)
  const [one, two] = [treeOf(compiled), treeOf(join(folder, 'other'))]
  expect([...two.keys()]).toEqual([...one.keys()])
  for (const [path, bytes] of one) expect(two.get(path) === bytes, path).toBe(true)
})
