import { readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../../src/store/files/lock.ts'
import { folderWith } from './folder.ts'

async function cacheWith(lock?: unknown): Promise<string> {
  const folder = await folderWith()
  if (lock !== undefined)
    await writeFile(join(folder, 'lock'), typeof lock === 'string' ? lock : JSON.stringify(lock))
  return folder
}

test('one build has the lock, and the next has it after its release', async () => {
  const cache = join(await cacheWith(), 'new')
  const one = await takeLock(cache)
  const two = await takeLock(cache)
  expect(two).toMatchObject({ heldBy: { pid: process.pid, host: hostname() } })
  if ('release' in one) await one.release()
  expect(await takeLock(cache)).toHaveProperty('release')
})

test('of many that start at once, one gets it', async () => {
  const cache = await cacheWith({ pid: 99_999_999, host: hostname(), since: new Date().toISOString() })
  const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(cache)))
  expect(locks.filter(lock => 'release' in lock)).toHaveLength(1)
})

const now = () => new Date().toISOString()

test.each([
  ['a process that is gone', () => ({ pid: 99_999_999, host: hostname(), since: now() })],
  [
    'our own number before we were here',
    () => ({ pid: process.pid, host: hostname(), since: '2020-01-01T00:00:00Z' }),
  ],
  [
    'a process before the machine was started',
    () => ({ pid: 1, host: hostname(), since: '2020-01-01T00:00:00Z' }),
  ],
])('the lock of %s is taken over', async (_, holder) => {
  const cache = await cacheWith(holder())
  const lock = await takeLock(cache)
  expect(lock).toHaveProperty('release')
  expect(JSON.parse(await readFile(join(cache, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
})

test('a lock of another host holds while that host shows signs of life', async () => {
  const cache = await cacheWith({ pid: 1, host: 'elsewhere', since: now() })
  expect(await takeLock(cache)).toMatchObject({ heldBy: { host: 'elsewhere' } })
  const long = new Date(Date.now() - 300_000)
  await utimes(join(cache, 'lock'), long, long)
  expect(await takeLock(cache)).toHaveProperty('release')
})

test.each(['', '{"pid":', '[]', '{"pid":"1","host":"x","since":"y"}'])(
  'a damaged lock (%s) is no lock once it is old',
  async text => {
    const cache = await cacheWith(text)
    expect(await takeLock(cache)).toHaveProperty('heldBy')
    const old = new Date(Date.now() - 60_000)
    await utimes(join(cache, 'lock'), old, old)
    expect(await takeLock(cache)).toHaveProperty('release')
  },
)

test('releasing does not remove a lock that another build has taken over', async () => {
  const cache = await cacheWith()
  const lock = await takeLock(cache)
  const other = JSON.stringify({ pid: 1, host: 'elsewhere', since: now() })
  await writeFile(join(cache, 'lock'), other)
  if ('release' in lock) await lock.release()
  expect(await readFile(join(cache, 'lock'), 'utf8')).toBe(other)
})
