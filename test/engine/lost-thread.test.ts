import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { make } from '../../src/engine/batch/make.ts'
import { inputsOf } from '../../src/engine/job/inputs.ts'
import { bareParsing } from '../../src/engine/job/parse-settings.ts'
import { parseTogether } from '../../src/engine/threads/parse-together.ts'
import { renderTogether } from '../../src/engine/threads/render-together.ts'
import { openWorkQueue } from '../../src/engine/threads/work-queue.ts'
import { WorkerLost, type WorkerPool } from '../../src/engine/threads/worker-pool.ts'
import type { Parsed } from '../../src/model/article.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Page } from '../../src/model/page.ts'
import { openArticlePack } from '../../src/store/articles/article-pack.ts'
import { openCache } from '../../src/store/cache/cache.ts'
import { loadConfig } from '../../src/store/config/config-file.ts'
import { scan } from '../../src/store/input/scan.ts'
import { openOutput } from '../../src/store/output/publish.ts'
import { files, limits } from '../incremental/edition.ts'
import { root } from '../support/cli.ts'
import { newsroom } from '../support/newsroom.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-lost-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const paths = Array.from({ length: 100 }, (_, number) => `content/zh/${number}.md`)

/** Threads that die of the seventh item. */
const dying = async (): Promise<never> => {
  throw new WorkerLost(7, new Error('out of memory'))
}

/** Threads that die before they have begun with anything. */
const neverBegun = async (): Promise<never> => {
  throw new WorkerLost(undefined, new Error('out of memory'))
}

async function parseWith(thread: () => Promise<never>) {
  const text = '---\ntitle: 一\n---\n\n正文。\n'
  const files = paths.map(path => ({ path, digest: '', read: () => Buffer.from(text), tell: () => {} }))
  const crew: WorkerPool = { workers: [thread], close: async () => {} }
  const pack = openArticlePack(join(folder, '.cache'), 'engine')
  const found: [string, Parsed | Diagnostic][] = []
  await parseTogether(files, { site: folder, pack, parsing: bareParsing() }, crew, (file, of) =>
    found.push([file.path, of]),
  )
  pack.close()
  return found
}

test('a thread that dies while it parses is a problem of the file that it was at', async () => {
  const problems = (await parseWith(dying)).filter(([, found]) => 'code' in found)
  expect(problems).toMatchObject([['content/zh/7.md', { code: 'source/crash', file: 'content/zh/7.md' }]])
  expect(JSON.stringify(problems)).toContain('out of memory')
})

test('of a thread that dies before its first file nothing is lost', async () => {
  const found = new Map(await parseWith(neverBegun))
  expect([...found.keys()].sort()).toEqual([...paths].sort())
  for (const of of found.values()) expect(of).toMatchObject({ words: { han: 2 } })
})

test('of a build whose thread has died nothing else is said, and the former output stands', async () => {
  const room = newsroom(files(), limits)
  await room.build()
  const before = room.output()
  const { config } = await loadConfig(room.folder)
  if (config === null) throw new Error('the config is sound')
  const cache = openCache(join(room.folder, '.other'), 'dist')
  const scanned = await scan(room.folder, join(room.folder, 'templates'), {
    ...{ signatures: cache.signatures, articles: 'later' },
  })
  const parsing = bareParsing()
  const found = {
    ...{ config, configDiagnostics: [], cache, now: Date.parse('2021-07-01T00:00:00Z'), scanned },
    parsing,
    inputs: inputsOf(config, parsing, scanned, false),
  }
  const crew: WorkerPool = { workers: [dying], close: async () => {} }
  const built = await make(
    found,
    {
      ...{ expect: () => {}, parsers: () => crew, parsed: () => {}, renderers: () => null },
      close: async () => {},
    },
    {
      ...{ site: room.folder, theme: join(room.folder, 'templates'), now: () => found.now, drafts: false },
      ...{ open: () => openOutput(room.folder, 'dist', room.cache), cache: room.cache, jobs: 2 },
      progress: () => {},
    },
  )
  cache.articles.close()
  expect(built.ok).toBe(false)
  expect(built.diagnostics.map(one => one.code)).toEqual(['source/crash'])
  expect(room.output()).toEqual(before)
})

const pages = paths.map(path => ({ path: `${path}.html`, kind: 'article', args: path, from: { file: path } }))

// Of the work, only what threads tell each other matters.
const work = {
  output: { staging: { folder: '', whole: true }, stage: async () => null },
  table: { taker: () => () => 0 },
  queryLog: { note: () => ({ result: '', asked: [] }) },
} as unknown as Parameters<typeof renderTogether>[1]

test('a thread that dies while it renders is a problem of the page that it was at', async () => {
  const sent: string[] = []
  const diesOf = async ({ pages }: { readonly pages: readonly Page[] }): Promise<never> => {
    sent.push(...pages.map(page => page.from.file))
    return dying()
  }
  const lost = await renderTogether(pages, work, { workers: [async () => diesOf as never] }, () => {})
  expect(lost).toMatchObject([{ code: 'output/crash', file: sent[7] }])
})

test.each([
  ['while it is made ready', neverBegun],
  ['before its first page', async () => neverBegun],
])('of a thread that dies %s nothing is lost', async (_, ready) => {
  const rendered: string[] = []
  const lost = await renderTogether(pages, work, { workers: [ready] }, page => rendered.push(page.path))
  expect(lost).toEqual([])
  expect(rendered.sort()).toEqual(pages.map(page => page.path).sort())
})

test('what a thread took and did not begin with is rendered by another', async () => {
  const rendered: string[] = []
  const thief = async (task: { readonly queue: Int32Array }): Promise<never> => {
    Atomics.add(task.queue, 0, 1)
    return neverBegun()
  }
  const lost = await renderTogether(pages, work, { workers: [async () => thief as never] }, page =>
    rendered.push(page.path),
  )
  expect(lost).toEqual([])
  expect(new Set(rendered)).toEqual(new Set(pages.map(page => page.path)))
  expect(rendered).toHaveLength(pages.length)
})

/** Threads run from what is compiled. */
async function openOne() {
  const compiled = pathToFileURL(join(root, 'lib/engine/threads/worker-pool.js')).href
  const { openWorkerPool } = (await import(
    /* @vite-ignore */ compiled
  )) as typeof import('../../src/engine/threads/worker-pool.ts')
  const crew = openWorkerPool(1)
  return { crew, run: crew.workers[0] ?? neverBegun }
}

// A thread that has no site yet cannot render.
const impossible = {
  task: 'render',
  queue: openWorkQueue(2),
  thread: 1,
  place: { folder: '', whole: true },
  pages: [],
} as const

test('a real thread that fails says so, and that it had not begun', async () => {
  const { crew, run } = await openOne()
  await expect(run(impossible)).rejects.toMatchObject({
    item: undefined,
    message: expect.stringContaining('site'),
  })
  await crew.close()
})

test('whoever asks a thread that is dead already hears of it', async () => {
  const { crew, run } = await openOne()
  await crew.close()
  await expect(run(impossible)).rejects.toMatchObject({ name: 'Error', item: undefined })
})
