import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseArticle } from '../../../src/parse/article.ts'
import { packEntry } from '../../../src/store/articles/article-pack.ts'
import { openCache } from '../../../src/store/cache/cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'diglot-owner-'))
afterAll(() => rmSync(folder, { recursive: true }))

const never = (): never => {
  throw new Error('it was parsed again')
}

test('what was parsed with other settings is not found', async () => {
  const parsed = parseArticle(Buffer.from('---\ntitle: 一\n---\n\n一\n'))
  const find = async (settings: string, add: boolean) => {
    const { articles } = openCache(folder, 'dist', settings)
    if (add) articles.add(packEntry(parsed), never)
    const found = articles.find(parsed.digest, never)
    await articles.save(new Set([parsed.digest]))
    articles.close()
    return found !== undefined
  }
  expect(await find('', true)).toBe(true)
  expect(await find('', false)).toBe(true)
  expect(await find('one', false)).toBe(false)
  expect(await find('one', true)).toBe(true)
  expect(await find('one', false)).toBe(true)
  expect(await find('other', false)).toBe(false)
})
