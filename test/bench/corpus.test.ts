import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CorpusOptions, corpus, edited, entry } from '../../bench/corpus.ts'
import { linkByFile, writeSiteOfDiglot } from '../../bench/site-of-diglot.ts'
import { digest } from '../../src/text/digest.ts'
import { runCli, treeOf } from '../support/cli.ts'

const options: CorpusOptions = { articles: 40, seed: 1, link: linkByFile }
const digestOf = (over: Partial<CorpusOptions> = {}): string =>
  digest([...corpus({ ...options, ...over })].map(({ path, text }) => `${path}\n${text}`).join('\0'))

test('a seed gives the same bytes always; results of different days can only then be compared', () => {
  expect(digestOf()).toMatchInlineSnapshot(
    `"de151037c271303dab3cee476ccd6541a307bdecfcde7d680d3a00e35e3e9aab"`,
  )
  expect(digestOf()).toBe(digestOf())
  expect(digestOf({ seed: 2 })).not.toBe(digestOf())
})

test('articles come in pairs of about 6.7 KB and differ in their markers', () => {
  const all = [...corpus({ ...options, articles: 600 })]
  const bytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / all.length
  expect(bytes).toBeGreaterThan(6300)
  expect(bytes).toBeLessThan(7000)
  expect(new Set(all.map(({ path }) => path)).size).toBe(600)
  expect(new Set(all.map(({ marker }) => marker)).size).toBe(600)
  expect(all.every(({ text, marker }) => text.includes(marker))).toBe(true)
  const below = (edition: string): string[] =>
    all.filter(({ path }) => path.startsWith(edition)).map(({ path }) => path.slice(3))
  expect(below('zh')).toEqual(below('en'))
})

test('an edited article differs by one sentence at its end; a new one is younger than all', () => {
  const { path, text, marker } = entry(0, options)
  const after = edited({ path, text, marker }, 'More.')
  expect(after).toBe(`${text.trimEnd()} More.\n`)
  const dateOf = (index: number): string => /^date: (.+)$/m.exec(entry(index, options).text)?.[1] ?? ''
  expect(dateOf(40) > dateOf(39)).toBe(true)
  expect(dateOf(38) > dateOf(0)).toBe(true)
})

test('Diglot builds it without a single complaint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-corpus-'))
  try {
    writeSiteOfDiglot(folder, options)
    const { status, stdout } = runCli(['build', folder, '--format', 'json'])
    expect({ status, lines: stdout.trim().split('\n').length }).toEqual({ status: 0, lines: 1 })
    expect(JSON.parse(stdout)).toMatchObject({ articles: 40, diagnostics: { error: 0, warning: 0 } })
    const built = treeOf(join(folder, 'dist'))
    for (const { path, marker } of corpus(options)) {
      expect(Buffer.from(built.get(`${path}/index.html`) ?? '', 'latin1').toString()).toContain(marker)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
