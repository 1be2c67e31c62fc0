import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CorpusId, type CorpusOptions, corpus, edited, entry } from '../../bench/corpus.ts'
import { linkByFile, writeSiteOfDiglot } from '../../bench/site-of-diglot.ts'
import { digest } from '../../src/text/digest.ts'
import { runCli, treeOf } from '../support/cli.ts'

const options: CorpusOptions = { corpus: 'news', articles: 40, seed: 1, link: linkByFile }
const archive: CorpusOptions = { ...options, corpus: 'archive' }
const digestOf = (over: Partial<CorpusOptions> = {}): string =>
  digest([...corpus({ ...options, ...over })].map(({ path, text }) => `${path}\n${text}`).join('\0'))

test('a seed gives the same bytes always; results of different days can only then be compared', () => {
  expect(digestOf()).toMatchInlineSnapshot(
    `"de151037c271303dab3cee476ccd6541a307bdecfcde7d680d3a00e35e3e9aab"`,
  )
  expect(digestOf(archive)).toMatchInlineSnapshot(
    `"d6dec28a55aa6574335568e7f54832b0bc13522afcf24ce5ce8f96bb4d724aa4"`,
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

test('the archive has the Markdown of a real one as often as that has it', () => {
  const all = [...corpus({ ...archive, articles: 1500 })]
  expect(all.filter(({ path }) => path.startsWith('zh/'))).toHaveLength(1000)
  expect(new Set(all.map(({ path }) => path)).size).toBe(1500)
  const bytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / all.length
  expect(bytes).toBeGreaterThan(7500)
  expect(bytes).toBeLessThan(8500)
  const shares = {
    definitions: [98, /^\[1\]: https:.*\n\[2\]: https:/m],
    ruby: [28, /<ruby>[^<]+<rt>[^<]+<\/rt><\/ruby>/],
    'remote pictures': [37, /^!\[.+\]\[\d+\]$/m],
    code: [50, /^```$/m],
    'line breaks': [20, /<br( \/)?>/],
    quotations: [75, /^> .+\n> /m],
    'nested lists': [75, /^(\*|\d\.) .+\n {4}\* /m],
    'strong text in Chinese quotation marks': [90, /\*\*[“‘《]/],
    'and beside Latin or digits': [50, /\w\*\*[“‘《]|[”’》…]\*\*\w/],
    'Latin names in Chinese': [66, /\p{Script=Han} [A-Z][^ ]*( \S+)? \p{Script=Han}/u],
    comments: [4, /^<!-- \w+ -->$/m],
    'bare addresses': [100, /^via: https:\S+$/m],
  } as const
  for (const [name, [share, pattern]] of Object.entries(shares)) {
    const found = (100 * all.filter(({ text }) => pattern.test(text)).length) / all.length
    expect(Math.abs(found - share), `${name}: ${found.toFixed(1)} in 100`).toBeLessThan(5)
  }
})

test('the archive with its links inline is the same archive', () => {
  const inline = [...corpus({ ...archive, corpus: 'archive-inline' })]
  let references = 0
  for (const [index, { path, text, marker }] of [...corpus(archive)].entries()) {
    const addresses = new Map<string, string>()
    const body = text.replace(/^\[(\d+)\]: (.+)\n/gm, (_, number: string, address: string) => {
      addresses.set(number, address)
      return ''
    })
    const resolved = body.replace(/\]\[(\d+)\]/g, (_, number: string) => {
      references++
      return `](${addresses.get(number)})`
    })
    expect({ path, text: `${resolved.trimEnd()}\n`, marker }).toEqual(inline[index])
  }
  expect(references).toBeGreaterThan(200)
})

test.each<CorpusId>(['news', 'archive'])('Diglot builds the corpus %s without a single complaint', id => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-corpus-'))
  const all = { ...options, corpus: id }
  try {
    writeSiteOfDiglot(folder, all)
    const { status, stdout } = runCli(['build', folder, '--format', 'json'])
    expect({ status, lines: stdout.trim().split('\n').length }).toEqual({ status: 0, lines: 1 })
    expect(JSON.parse(stdout)).toMatchObject({ articles: 40, diagnostics: { error: 0, warning: 0 } })
    const built = treeOf(join(folder, 'dist'))
    for (const { path, marker } of corpus(all)) {
      expect(Buffer.from(built.get(`${path}/index.html`) ?? '', 'latin1').toString()).toContain(marker)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
