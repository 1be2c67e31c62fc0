import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSignatures, type Signatures } from '../../../src/store/files/signatures.ts'
import { scanContent } from '../../../src/store/input/scan.ts'
import { digest } from '../../../src/text/digest.ts'

let site: string
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'diglot-source-'))
})
afterAll(() => rmSync(site, { recursive: true }))

const file = 'content/zh/air.md'
const later = 10_000

/** A site of one article, scanned when its file is `age` milliseconds old. */
async function scanned(text: string, age: number) {
  rmSync(join(site, 'content'), { recursive: true, force: true })
  mkdirSync(join(site, 'content/zh'), { recursive: true })
  writeFileSync(join(site, file), text)
  const signatures = openSignatures(join(site, 'sources.json'), 'engine', () => Date.now() + age)
  const { sources } = await scanContent(site, signatures, 'later')
  return { source: sources[0], signatures }
}

/** What the next scan is told of the file without reading it. */
async function remembered(signatures: Signatures): Promise<string | undefined> {
  await (signatures as ReturnType<typeof openSignatures>).save()
  const again = openSignatures(join(site, 'sources.json'), 'engine', Date.now)
  const found = again.find(file, statSync(join(site, file)))
  return typeof found === 'string' ? found : undefined
}

test('an article that is read later is remembered by what was read then', async () => {
  const { source, signatures } = await scanned('one', later)
  source?.tell(digest('what parsing has read'))
  expect(source?.digest).toBe(digest('what parsing has read'))
  expect(await remembered(signatures)).toBe(digest('what parsing has read'))
})

test('who asks for its digest before that has the file read', async () => {
  const { source, signatures } = await scanned('one', later)
  expect(source?.digest).toBe(digest('one'))
  source?.tell(digest('too late'))
  expect(source?.digest).toBe(digest('one'))
  expect(await remembered(signatures)).toBe(digest('one'))
})

test('one that was saved just before the scan is read again by the next', async () => {
  const { source, signatures } = await scanned('one', 0)
  source?.tell(digest('one'))
  expect(await remembered(signatures)).toBeUndefined()
})

test('a few files that were saved just now are no reason to write down all others again', async () => {
  const store = join(site, 'sources.json')
  const at = (mtimeMs: number) => ({ size: 1, mtimeMs, ctimeMs: mtimeMs })
  const open = () => openSignatures(store, 'engine', () => 100_000)
  const paths = Array.from({ length: 200 }, (_, number) => `content/zh/${number}.md`)
  const first = open()
  for (const path of paths) first.note(path, at(1), 'told')
  await first.save()
  const written = readFileSync(store)

  const afterEdits = open()
  for (const path of paths.slice(10)) afterEdits.find(path, at(1))
  for (const path of paths.slice(0, 10)) afterEdits.note(path, at(99_000), 'not to be relied on')
  await afterEdits.save()
  expect(readFileSync(store)).toEqual(written)
  expect(open().find(paths[0] ?? '', at(99_000))).toBeUndefined()

  const afterManyLeft = open()
  for (const path of paths.slice(100)) afterManyLeft.find(path, at(1))
  await afterManyLeft.save()
  expect(open().find(paths[0] ?? '', at(1))).toBeUndefined()
  expect(open().find(paths[100] ?? '', at(1))).toBe('told')
})

test('one that has vanished since the scan has no digest', async () => {
  const { source } = await scanned('one', later)
  rmSync(join(site, file))
  expect(source?.digest).toBe('')
})

test('where no file was changed, what is known of them is not written anew', async () => {
  const { source, signatures } = await scanned('one', later)
  source?.tell(digest('one'))
  await remembered(signatures)
  const before = statSync(join(site, 'sources.json'))
  const again = openSignatures(join(site, 'sources.json'), 'engine', () => Date.now() + later)
  await scanContent(site, again)
  await again.save()
  expect(statSync(join(site, 'sources.json')).ino).toBe(before.ino)
})
