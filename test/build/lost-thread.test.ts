import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crew, HandLost } from '../../src/build/crew.ts'
import { parseTogether } from '../../src/build/parse-together.ts'
import { parserOf } from '../../src/build/parser.ts'
import { renderTogether } from '../../src/build/render-together.ts'
import type { Parsed } from '../../src/model/article.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { openArticlePack } from '../../src/store/article-pack.ts'
import { root } from '../support/cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-lost-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const paths = Array.from({ length: 100 }, (_, number) => `content/zh/${number}.md`)

/** Threads that die of the seventh item. */
const dying = async (): Promise<never> => {
  throw new HandLost(7, new Error('out of memory'))
}

test('a thread that dies while it parses is a problem of the file that it was at', async () => {
  mkdirSync(join(folder, 'content/zh'), { recursive: true })
  for (const path of paths) writeFileSync(join(folder, path), '---\ntitle: 一\n---\n\n正文。\n')
  const crew: Crew = { hands: [dying], close: async () => {} }
  const files = paths.map(path => ({
    path,
    digest: '',
    read: () => Buffer.from('---\ntitle: 一\n---\n\n正文。\n'),
  }))
  const pack = openArticlePack(join(folder, '.cache'), 'engine')
  const problems: [string, Diagnostic][] = []
  await parseTogether(
    files,
    { site: folder, pack, parse: parserOf({ markdown: { parser: 'auto' } }), parser: 'auto' },
    crew,
    (path: string, found: Parsed | Diagnostic) => {
      if ('code' in found) problems.push([path, found])
    },
  )
  pack.close()
  expect(problems).toEqual([
    ['content/zh/7.md', expect.objectContaining({ code: 'source/crash', file: 'content/zh/7.md' })],
  ])
  expect(problems[0]?.[1].message).toContain('out of memory')
})

const pages = paths.map(path => ({ path: `${path}.html`, kind: 'article', args: path, from: { file: path } }))

// Of the work, only what threads tell each other matters.
const work = {
  output: { staging: { folder: '', whole: true }, stage: async () => null },
  table: { taker: () => () => 0 },
  ledger: { note: () => ({ result: '', asked: [] }) },
} as unknown as Parameters<typeof renderTogether>[1]

test('a thread that dies while it renders is a problem of the page that it was at', async () => {
  const lost = await renderTogether(pages, work, { hands: [async () => dying] }, () => {})
  expect(lost).toMatchObject([{ code: 'output/crash', file: 'content/zh/7.md' }])
})

test('of a thread that dies before its first page nothing is lost', async () => {
  const rendered = new Set<string>()
  const lost = await renderTogether(pages, work, { hands: [dying] }, page => rendered.add(page.path))
  expect(lost).toEqual([])
  expect(rendered.size).toBe(pages.length)
})

test('a real thread that fails says at which item', async () => {
  const compiled = pathToFileURL(join(root, 'lib/build/crew.js')).href
  const { openCrew } = (await import(/* @vite-ignore */ compiled)) as typeof import('../../src/build/crew.ts')
  const crew = openCrew(1)
  try {
    const shares = new Int32Array(new SharedArrayBuffer(4))
    // A thread that has no site yet cannot render.
    const task = { task: 'render', shares, place: { folder, whole: true }, pages: [] } as const
    await expect(crew.hands[0]?.(task)).rejects.toMatchObject({
      item: 0,
      message: expect.stringContaining('site'),
    })
  } finally {
    await crew.close()
  }
})
