import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import { parseApart as parseFromSource } from '../../../src/engine/parsing/parse-apart.ts'
import { parseFiles } from '../../../src/engine/threads/parse-files.ts'
import { openWorkQueue } from '../../../src/engine/threads/work-queue.ts'
import type { Parsed } from '../../../src/model/article.ts'
import { noBody } from '../../../src/model/body.ts'
import { diagnostic } from '../../../src/model/diagnostic.ts'
import { bareSettings } from '../../../src/model/parse-settings.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { openArticlePack, packEntry } from '../../../src/store/articles/article-pack.ts'
import { files, limits, source } from '../../incremental/edition.ts'
import { shown } from '../../parse/fast/parsed.ts'
import { root } from '../../support/cli.ts'
import { newsroom } from '../../support/newsroom.ts'

// However busy the machine is.
vi.setConfig({ testTimeout: 600_000 })

const heavy = new TextEncoder().encode(`---\ntitle: 一\n---\n\n${'*a_ '.repeat(2500)}`)
const never = (): never => {
  throw new Error('there was a process')
}

/** Processes run from what is compiled. */
const compiled = pathToFileURL(join(root, 'lib/engine/parsing/parse-apart.js')).href
const { parseApart } = (await import(
  /* @vite-ignore */ compiled
)) as typeof import('../../../src/engine/parsing/parse-apart.ts')

test.each(['auto', 'remark'] as const)('a text says the same when it is parsed apart, by %s', parser => {
  const ample = { work: 600_000, memory: 4000 }
  expect(shown(parseApart(heavy, { parser, plugins: null }, never, ample) ?? undefined)).toEqual(
    shown(parseArticle(heavy, bareSettings(parser))),
  )
})

test.each([
  ['time', { work: 0, memory: 4000 }],
  ['memory', { work: 600_000, memory: 1 }],
])(
  'a process that has used up its %s is ended, and what it would have said is not waited for',
  (_, budget) => {
    expect(parseApart(heavy, { parser: 'remark', plugins: null }, never, budget)).toBeNull()
  },
)

test('where no process is to be had the text is parsed here', () => {
  // Beside the sources nothing is compiled.
  expect(parseFromSource(heavy, { parser: 'auto', plugins: null }, () => parseArticle(heavy))).toMatchObject({
    lead: expect.stringContaining('*a_'),
  })
})

test('a thread leaves heavy texts to the one that started it', () => {
  const room = newsroom({ ...files(), 'content/en/heavy.md': new TextDecoder().decode(heavy) }, limits)
  const paths = ['content/en/heavy.md', source('en', 1)].map(path => join(room.folder, path))
  const parsing = { parser: 'auto', plugins: null } as const
  const task = { task: 'parse', parsing, queue: openWorkQueue(1), thread: 0, files: paths } as const
  const sealed = [...parseFiles(task, bareSettings(), () => {})].flatMap(part => part.sealed)
  expect(sealed.map(seal => seal === '')).toEqual([true, false])
})

test('that a text was stopped is known to its build, and looked at again by the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-stopped-'))
  const sound = parseArticle(heavy)
  const stopped = {
    ...sound,
    body: noBody,
    diagnostics: [diagnostic('markdown/limits', 'stopped', { file: '', line: 1, column: 1 })],
  }
  const findAfter = async (parsed: Parsed) => {
    const pack = openArticlePack(folder, 'engine')
    pack.add(packEntry(parsed), never)
    const known = pack.find(parsed.digest, never)
    await pack.save(new Set([parsed.digest]))
    pack.close()
    const next = openArticlePack(folder, 'engine')
    const found = next.find(parsed.digest, never)
    next.close()
    return [known !== undefined, found !== undefined]
  }
  expect(await findAfter(sound)).toEqual([true, true])
  expect(await findAfter(stopped)).toEqual([true, false])
  rmSync(folder, { recursive: true })
})
