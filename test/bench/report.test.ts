import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judge } from '../../bench/acceptance.ts'
import { chart } from '../../bench/chart.ts'
import { keepResults, withTables } from '../../bench/keep.ts'
import { caseResult, median, type Results } from '../../bench/results.ts'
import { duration, megabytes, tables } from '../../bench/table.ts'
import { named, readXml, texts } from '../support/xml.ts'

const runs = (...seconds: number[]) =>
  seconds.map(second => ({ wallMs: second * 1000, cpuMs: second * 1500, peakBytes: second * 1e8 }))

const results: Results = {
  machine: {
    day: '2026-01-02',
    processor: 'A Processor',
    cores: 2,
    memoryBytes: 8 * 2 ** 30,
    system: 'Linux 6',
    node: '20.20.2',
    commit: 'abc1234',
    disk: 'memory',
  },
  articles: 10_000,
  scale: 0,
  seed: 1,
  rounds: 3,
  cases: [
    caseResult({ id: 'diglot/cold', label: 'Diglot, cold' }, runs(3, 9, 2.4), { outputs: 15_000 }),
    caseResult({ id: 'diglot/unchanged', label: 'Diglot, nothing changed' }, runs(0.2, 0.3, 0.4), {
      outputs: 15_000,
    }),
    caseResult({ id: 'hugo/cold', label: 'Hugo <1> & "more"' }, runs(6, 5, 7), { outputs: 17_000 }),
    caseResult({ id: 'node/start', label: 'node -e 0' }, runs(0.04), {}),
    caseResult({ id: 'diglot/version', label: 'diglot --version' }, runs(0.07), {}),
  ],
  missing: ['astro is not installed (npm ci)'],
}

test('a median is the middle one, or what lies between the two', () => {
  expect(median([3, 9, 2.4])).toBe(3)
  expect(median([1, 2, 10, 4])).toBe(3)
  expect(median([7])).toBe(7)
  expect(() => median([])).toThrow()
})

test('numbers are told in the unit that people would choose', () => {
  expect([duration(83.4), duration(1240), duration(72_540)]).toEqual(['83 ms', '1.24 s', '72.5 s'])
  expect([megabytes(412_345_678), megabytes(1.5e9)]).toEqual(['412 MB', '1,500 MB'])
})

test('demands are judged where both sides were measured', () => {
  expect(judge(results)).toEqual([
    { label: 'cold build against Hugo', found: '0.50 ×', bar: '0.60 ×', stretch: '0.40 ×', verdict: 'bar' },
    {
      label: 'peak memory of a cold build against Hugo',
      found: '0.50 ×',
      bar: '0.40 ×',
      stretch: '0.25 ×',
      verdict: 'missed',
    },
    {
      label: 'nothing changed, against Hugo cold',
      found: '0.05 ×',
      bar: '0.10 ×',
      stretch: '0.05 ×',
      verdict: 'stretch',
    },
    {
      label: '`diglot --version` against `node -e 0`',
      found: '1.75 ×',
      bar: '1.60 ×',
      stretch: '1.30 ×',
      verdict: 'missed',
    },
  ])
})

test('the archive is held against what Hugo makes of it, and its texts against plainer ones', () => {
  const archive: Results = {
    ...results,
    cases: [
      ...results.cases,
      caseResult({ id: 'diglot/archive-cold', label: 'Diglot, archive' }, runs(4), { outputs: 15_000 }),
      caseResult({ id: 'hugo/archive-cold', label: 'Hugo, archive' }, runs(8), { outputs: 17_000 }),
    ],
    texts: [
      { corpus: 'news', count: 10_000, fast: 10_000, cpuMs: 0.5 },
      { corpus: 'archive', count: 10_000, fast: 9400, cpuMs: 0.66 },
      { corpus: 'archive-inline', count: 10_000, fast: 9500, cpuMs: 0.6 },
    ],
  }
  const judged = judge(archive).map(({ label, found, verdict }) => `${label}: ${found} ${verdict}`)
  expect(judged).toContain('cold build of the archive against Hugo: 0.50 × bar')
  expect(judged).toContain('texts of the archive that only remark reads: 6.0 % missed')
  expect(judged).toContain('parsing reference links, against the same ones inline: 1.10 × bar')
  expect(judged).toContain('cold build against Hugo: 0.50 × bar')
  const rows = tables(archive).split('\n')
  expect(rows).toContain(
    '| Diglot, archive | 4.00 s | 4.00 s – 4.00 s | 6.00 s | 400 MB | 15,000 | 0.50 | 0.50 |',
  )
  expect(rows).toContain('| archive | 10,000 | 94.0 % | 6.0 % | 0.66 ms |')
  expect(chart(archive)).toBe(chart(results))
})

test('the big site is held against the small one where it has ten times the articles', () => {
  const scale = caseResult({ id: 'diglot/scale', label: 'big' }, runs(31), { outputs: 150_000 })
  const labels = (articles: number): string[] => {
    const big = { ...results, scale: articles, cases: [...results.cases, scale] }
    return judge(big).map(({ label, found, verdict }) => `${label}: ${found} ${verdict}`)
  }
  expect(labels(100_000)).toContain(
    'ten times the articles, cold, in a heap of 1 GB, against the small site: 10.33 × bar',
  )
  expect(labels(100_000)).toContain('peak memory of the big site: 3100 MB open')
  expect(labels(50_000).join()).not.toContain('ten times')
})

test('the tables say what was measured, on what, against whom, and what was left out', () => {
  expect(tables({ ...results, timings: 'parse 1.2 s\nrender 0.8 s' })).toMatchInlineSnapshot(`
    "10,000 articles, medians of 3 interleaved runs. Measured 2026-01-02 on A Processor, 2 cores, 8 GiB, Linux 6; Node 20.20.2; commit abc1234; corpus and output on a file system in memory.

    |  | wall | least – most | CPU | peak memory | files | wall ÷ Hugo | memory ÷ Hugo |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | Diglot, cold | 3.00 s | 2.40 s – 9.00 s | 4.50 s | 300 MB | 15,000 | 0.50 | 0.50 |
    | Diglot, nothing changed | 300 ms | 200 ms – 400 ms | 450 ms | 30 MB | 15,000 | 0.05 | 0.05 |
    | Hugo <1> & "more" | 6.00 s | 5.00 s – 7.00 s | 9.00 s | 600 MB | 17,000 | 1.00 | 1.00 |
    | node -e 0 | 40 ms | 40 ms – 40 ms | 60 ms | 4 MB | – | – | – |
    | diglot --version | 70 ms | 70 ms – 70 ms | 105 ms | 7 MB | – | – | – |

    Left out: astro is not installed (npm ci).

    | demand, for 10,000 articles | found | bar | stretch |  |
    | --- | ---: | ---: | ---: | ---: |
    | cold build against Hugo | 0.50 × | 0.60 × | 0.40 × | ✓ |
    | peak memory of a cold build against Hugo | 0.50 × | 0.40 × | 0.25 × | ✗ |
    | nothing changed, against Hugo cold | 0.05 × | 0.10 × | 0.05 × | ✓✓ |
    | \`diglot --version\` against \`node -e 0\` | 1.75 × | 1.60 × | 1.30 × | ✗ |

    Where the time of a cold build goes (\`--timings\`):

    \`\`\`
    parse 1.2 s
    render 0.8 s
    \`\`\`
    "
  `)
})

test('the chart is well-formed, names every build with its numbers, and knows dark pages', () => {
  const svg = chart(results)
  const picture = readXml(svg)
  expect(picture.name).toBe('svg')
  expect(texts(picture, 'text')).toEqual([
    '10,000 articles: wall time and peak memory of builds',
    'Wall time',
    ...['Diglot, cold', '3.00 s', 'Diglot, nothing changed', '300 ms', 'Hugo <1> & "more"', '6.00 s'],
    'Peak memory of all processes',
    ...['Diglot, cold', '300 MB', 'Diglot, nothing changed', '30 MB', 'Hugo <1> & "more"', '600 MB'],
  ])
  const lengths = named(picture, 'rect').map(({ attributes }) => Number(attributes.width))
  const [, cold = 0, , hugo = 0] = lengths
  expect(cold / hugo).toBeCloseTo(0.5, 1)
  expect(svg).toContain('@media (prefers-color-scheme: dark)')
  for (const { attributes } of named(picture, 'rect')) {
    expect(Number(attributes.x ?? 0) + Number(attributes.width)).toBeLessThanOrEqual(760)
  }
})

test('results are kept as data, as a picture and between the markers of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-results-'))
  try {
    const before = readFileSync(join(import.meta.dirname, '../../bench/README.md'), 'utf8')
    writeFileSync(join(folder, 'README.md'), before)
    keepResults(results, folder)
    expect(JSON.parse(readFileSync(join(folder, 'results/latest.json'), 'utf8'))).toEqual(results)
    expect(readFileSync(join(folder, 'results/chart.svg'), 'utf8')).toBe(chart(results))
    const after = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(after).toContain(tables(results))
    // Once more changes nothing, and what stands around the tables stays.
    expect(withTables(after, tables(results))).toBe(after)
    expect(after.split('<!--')[0]).toBe(before.split('<!--')[0])
    expect(after.split('-->').at(-1)).toBe(before.split('-->').at(-1))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a README without a place for results is left alone', () => {
  expect(() => withTables('# Bench\n', 'x')).toThrow(/no place for results/)
})
