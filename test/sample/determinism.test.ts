import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { treeOf } from '../support/cli.ts'
import { buildSample } from './built.ts'

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
