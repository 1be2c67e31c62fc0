import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAnswerPack } from '../../../src/store/cache/answer-pack.ts'
import { encodeNumbers } from '../../../src/store/cache/asked.ts'
import { notedColumns } from '../../../src/store/cache/noted.ts'
import { pageColumns } from '../../../src/store/cache/page-columns.ts'
import { noPatch, type TracePatch } from '../../../src/store/cache/trace-patch.ts'
import { askedBy, patchTraces, readTraces, type Trace, writeTraces } from '../../../src/store/cache/traces.ts'
import { digest } from '../../../src/text/digest.ts'
import { folderWith } from '../folder.ts'

const engine = 'a'.repeat(64)

const short = (text: string): string => digest(text).slice(0, 32)

function trace(number: number, content: string): Trace {
  return { page: `["page",${number}]`, asked: encodeNumbers([0, number]), content, diagnostics: [] }
}

/** Pages 1 to 600, each of which asked for a query of all and one of its own. */
async function written() {
  const folder = await folderWith({})
  const files = { traces: join(folder, 'traces.pack'), patch: join(folder, 'trace-patch.json') }
  const answers = openAnswerPack(join(folder, 'answers.pack'))
  const noted = notedColumns()
  for (let number = 0; number <= 600; number++) {
    const answer = JSON.stringify(`${number} 是`)
    noted.add(`["query","${number} 问"]`, short(answer), number % 2 ? answers.add(answer) : null)
  }
  const numbers = Array.from({ length: 600 }, (_, index) => index + 1)
  const state = await writeTraces(
    files,
    engine,
    {
      settings: digest('settings'),
      sources: new Map(numbers.map(number => [`content/zh/文 ${number}\n.md`, digest(`${number}`)])),
      diagnostics: [],
      noted,
      pages: pageColumns(
        numbers.map(number => [`${number}/index.html`, trace(number, digest(`page ${number}`))] as const),
      ),
    },
    answers,
  )
  return { files, answers, state }
}

function changeOf(pages: number): TracePatch {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  return {
    ...noPatch,
    sources: new Map([['content/zh/文 1\n.md', digest('another')]]),
    noted: new Map([[2, { digest: short('another'), span: null }]]),
    pages: new Map(
      numbers.map(number => [
        `${number}/index.html`,
        { asked: encodeNumbers([2]), content: digest(`now ${number}`) },
      ]),
    ),
  }
}

test('what is written is read', async () => {
  const { files, answers, state } = await written()
  const read = readTraces(files, engine)
  expect(read?.state).toBe(state)
  expect(read?.noted.size).toBe(601)
  expect(read?.noted.query(300)).toBe('["query","300 问"]')
  expect(read?.noted.span(300)).toBeNull()
  expect(answers.read(read?.noted.span(301) ?? [0, 0], read?.noted.digest(301) ?? '')).toBe('"301 是"')
  expect(read?.sources.get('content/zh/文 300\n.md')).toBe(digest('300'))
  expect(askedBy(read?.pages.get('300/index.html') ?? trace(0, ''))).toEqual([0, 300])
  expect(read?.pages.get('600/index.html')?.content).toBe(digest('page 600'))
  expect(readTraces(files, 'b'.repeat(64))).toBeNull()
  answers.close()
})

test.each([
  ['a few pages are patched', 2],
  ['many are, and all is written anew', 550],
])('%s', async (_, count) => {
  const { files, answers, state } = await written()
  const former = readTraces(files, engine)
  if (former === null) throw new Error('there are no traces')
  const now = await patchTraces(files, engine, former, changeOf(count), answers)
  const read = readTraces(files, engine)
  expect(now).not.toBe(state)
  expect(read?.state).toBe(now)
  expect(read?.patch.pages.size).toBe(count === 2 ? 2 : 0)
  expect(read?.sources.get('content/zh/文 1\n.md')).toBe(digest('another'))
  expect(read?.sources.size).toBe(600)
  expect(read?.noted.digest(2)).toBe(short('another'))
  expect(read?.pages.get(`${count}/index.html`)).toMatchObject({
    page: `["page",${count}]`,
    content: digest(`now ${count}`),
  })
  expect(askedBy(read?.pages.get('1/index.html') ?? trace(0, ''))).toEqual([2])
  expect(read?.pages.get('551/index.html')?.content).toBe(digest('page 551'))
  // The answers that nobody changed are still found.
  expect(answers.read(read?.noted.span(301) ?? [0, 0], read?.noted.digest(301) ?? '')).toBe('"301 是"')
  answers.close()
})
