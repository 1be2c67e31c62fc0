import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build } from '../../../src/engine/batch/newsroom.ts'
import { survey } from '../../../src/engine/explain/survey.ts'
import { verifyOutput } from '../../../src/engine/explain/verify.ts'
import { changedSince } from '../../../src/engine/incremental/trace-table.ts'
import { inputsOf } from '../../../src/engine/job/inputs.ts'
import type { BuildOptions } from '../../../src/engine/job/job.ts'
import { bareSettings } from '../../../src/model/parse-settings.ts'
import { openCache } from '../../../src/store/cache/cache.ts'
import { writeLastBuild } from '../../../src/store/cache/last-build.ts'
import { pageColumns } from '../../../src/store/cache/page-columns.ts'
import { writeTraces } from '../../../src/store/cache/traces.ts'
import { openOutput } from '../../../src/store/output/publish.ts'
import { treeOf } from '../../support/cli.ts'
import { type Newsroom, newsroom } from '../../support/newsroom.ts'

const files = {
  'content/en/news/one.md': '---\ntitle: One\ndate: 2021-01-01\n---\nFirst.\n',
  'content/en/news/two.md': '---\ntitle: Two\ndate: 2021-01-02\n---\nSecond.\n',
  'content/zh/news/one.md': '---\ntitle: 一\n---\n一。\n',
}

const file = 'dist/en/news/two/index.html'

function optionsOf({ folder, cache }: Newsroom): BuildOptions {
  return {
    site: folder,
    theme: join(folder, 'templates'),
    now: () => Date.parse('2021-07-01'),
    drafts: false,
    open: () => openOutput(folder, 'dist', cache),
    cache,
    out: 'dist',
    jobs: 1,
    progress: () => {},
  }
}

/** Verifies, and sees to it that nothing has been written. */
async function verify(room: Newsroom): Promise<Record<string, string>> {
  const before = treeOf(room.folder)
  const published = { folder: join(room.folder, 'dist'), cache: room.cache }
  const { equal, diagnostics: found } = await verifyOutput(optionsOf(room), published)
  expect(treeOf(room.folder)).toEqual(before)
  expect(found.filter(({ code, severity }) => code !== 'output/unverified' || severity !== 'error')).toEqual(
    [],
  )
  const same = [...treeOf(published.folder).keys()].filter(
    path => !found.some(one => one.file === `dist/${path}`),
  )
  expect(equal).toBe(same.length)
  return Object.fromEntries(found.map(({ file: path, message }) => [path, message]))
}

test('where the site has errors by then, nothing is said to be equal', async () => {
  const room = newsroom(files)
  await room.build()
  room.edit('content/en/news/one.md', 'title: One', 'titel: One')
  const { equal, diagnostics } = await verifyOutput(optionsOf(room), {
    folder: join(room.folder, 'dist'),
    cache: room.cache,
  })
  expect(equal).toBe(0)
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'front-matter/required', severity: 'error' }),
  )
})

test('a sound site is silent, after a first build and after others', async () => {
  const room = newsroom(files)
  await room.build()
  expect(await verify(room)).toEqual({})
  room.edit('content/en/news/one.md', 'First.', 'Fast.')
  await room.build()
  expect(await verify(room)).toEqual({})
})

describe('somebody has written into the output', () => {
  test('the same size and time hide it from builds, but not from this', async () => {
    const room = newsroom(files)
    await room.build()
    const path = join(room.folder, file)
    const twin = join(room.folder, 'twin.html')
    // To the nanosecond, which Node cannot set.
    spawnSync('cp', ['-p', path, twin])
    writeFileSync(path, readFileSync(path, 'utf8').replace('Two', 'Owt'))
    spawnSync('touch', ['-r', twin, path])
    expect((await build(optionsOf(room))).written).toBe(0)
    expect(await verify(room)).toEqual({ [file]: 'somebody has changed this file since it was built' })
  })

  test('files are removed and added', async () => {
    const room = newsroom(files)
    await room.build()
    rmSync(join(room.folder, file))
    writeFileSync(join(room.folder, 'dist/mine.txt'), 'mine')
    expect(await verify(room)).toEqual({
      [file]: 'somebody has removed this file since it was built',
      'dist/mine.txt': expect.stringContaining('not what a clean build gives'),
    })
  })
})

describe('a build has left what it should have rendered', () => {
  test('the queries are named that nobody noticed', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/one.md', 'title: One', 'title: Won')
    await pretendNothingChanged(room)
    const { rendered } = await build(optionsOf(room))
    expect(rendered).toBe(0)
    const found = await verify(room)
    expect(found[file]).toBe(
      'this file is not what a clean build gives: nobody noticed another answer to card("content/en/news/one.md")',
    )
    expect(found['dist/en/news/one/index.html']).toContain('article("content/en/news/one.md")')
    expect(found['dist/zh/news/one/index.html']).toBeUndefined()
  })

  test('where every answer seems to be the one that is remembered, that is said', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/one.md', 'title: One', 'title: Won')
    await pretendAnswersKnown(room, 'en/news/two/index.html')
    const { renderedPaths } = await build(optionsOf(room))
    expect(renderedPaths).toContain('en/news/one/index.html')
    expect(renderedPaths).not.toContain('en/news/two/index.html')
    expect(await verify(room)).toMatchObject({
      [file]: 'this file is not what a clean build gives: no query of this page tells why',
    })
  })
})

/** The cache says that the last build was made of what is there now. */
async function pretendNothingChanged(room: Newsroom): Promise<void> {
  const cache = openCache(room.cache, 'dist')
  const last = cache.lastBuild()
  const seen = await survey(optionsOf(room), null)
  if (last === null || 'broken' in seen) throw new Error('there is no build to tamper with')
  const inputs = inputsOf(seen.config, bareSettings(), seen.scanned, false).all()
  await writeLastBuild(join(room.cache, 'last-build.json'), cache.engine, { ...last, inputs })
}

/** The cache says that a page was made of the answers that there are now. */
async function pretendAnswersKnown(room: Newsroom, path: string): Promise<void> {
  const cache = openCache(room.cache, 'dist')
  const traces = cache.traces()
  const trace = traces?.pages.get(path)
  const seen = await survey(optionsOf(room), null)
  if (!traces || !trace || 'broken' in seen) throw new Error('there is no page to tamper with')
  const { noted } = traces
  for (const number of changedSince(trace, noted, seen.queryLog)) {
    const now = seen.queryLog.digest(seen.queryLog.numberOf(noted.query(number)))
    noted.set(number, now, noted.span(number))
  }
  const tampered = { ...traces, pages: pageColumns(traces.pages) }
  await writeTraces({ traces: join(room.cache, 'traces.pack') }, cache.engine, tampered, cache.answers)
  cache.answers.close()
}
