import { judge, percent } from './acceptance.ts'
import { type CaseResult, type CorpusTexts, find, type Machine, type Results } from './results.ts'

/** The results as Markdown: what they were measured on, all cases, the demands, where the time goes. */
export function tables(results: Results): string {
  const { articles, rounds, missing, timings, texts } = results
  const judged = judge(results).map(({ label, found, bar, stretch, verdict }) => {
    return [label, found, bar, stretch, marks[verdict]]
  })
  const blocks = [
    `${articles.toLocaleString('en')} articles, medians of ${rounds} interleaved ${rounds === 1 ? 'run' : 'runs'}. ${machineLine(results.machine)}`,
    table(
      ['', 'wall', 'least – most', 'CPU', 'peak memory', 'files', 'wall ÷ Hugo', 'memory ÷ Hugo'],
      casesOf(results),
    ),
    ...missing.map(one => `Left out: ${one}.`),
    ...(judged.length === 0
      ? []
      : [table(['demand, for 10,000 articles', 'found', 'bar', 'stretch', ''], judged)]),
    ...(texts === undefined
      ? []
      : [
          table(
            ['texts of', 'count', 'fast way', 'remark’s way', 'CPU of parsing one'],
            texts.map(rowOfTexts),
          ),
        ]),
    ...(timings === undefined
      ? []
      : [`Where the time of a cold build goes (\`--timings\`):\n\n\`\`\`\n${timings}\n\`\`\``]),
  ]
  return `${blocks.join('\n\n')}\n`
}

const marks = { stretch: '✓✓', bar: '✓', missed: '✗', open: '–' }

function machineLine({ processor, cores, memoryBytes, system, node, commit, disk, day }: Machine): string {
  const where = disk === 'memory' ? 'on a file system in memory' : 'on a disk, whose own speed is part of it'
  const machine = `${processor}, ${cores} cores, ${Math.round(memoryBytes / 2 ** 30)} GiB, ${system}`
  return `Measured ${day} on ${machine}; Node ${node}; commit ${commit}; corpus and output ${where}.`
}

function casesOf(results: Results): readonly (readonly string[])[] {
  return results.cases.map(one => {
    const hugo = one.outputs === undefined ? undefined : find(results, rivalOf(one.id))
    return [
      one.label,
      duration(one.wallMs),
      spread(one),
      duration(one.cpuMs),
      megabytes(one.peakBytes),
      one.outputs?.toLocaleString('en') ?? '–',
      hugo === undefined ? '–' : (one.wallMs / hugo.wallMs).toFixed(2),
      hugo === undefined ? '–' : (one.peakBytes / hugo.peakBytes).toFixed(2),
    ]
  })
}

/** The build of the same articles by Hugo; there is none of the sample and of the big site. */
function rivalOf(id: string): string {
  if (id.endsWith('/archive-cold')) return 'hugo/archive-cold'
  return otherSites.includes(id) ? '' : 'hugo/cold'
}

/** Not the articles that the peers are given. */
const otherSites = ['diglot/sample', 'diglot/scale']

/** Whether a build is one of the news, whose builds the chart compares. */
export function isOfNews({ id, outputs }: CaseResult): boolean {
  return outputs !== undefined && rivalOf(id) === 'hugo/cold'
}

function rowOfTexts({ corpus, count, fast, cpuMs }: CorpusTexts): readonly string[] {
  const share = (part: number): string => percent(part / count)
  return [
    corpusLabels[corpus],
    count.toLocaleString('en'),
    share(fast),
    share(count - fast),
    `${cpuMs.toFixed(2)} ms`,
  ]
}

const corpusLabels = { news: 'news', archive: 'archive', 'archive-inline': 'archive, links written inline' }

function spread({ runs }: CaseResult): string {
  const walls = runs.map(run => run.wallMs)
  return `${duration(Math.min(...walls))} – ${duration(Math.max(...walls))}`
}

/** `83 ms`, `1.24 s`, `72.5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`
}

/** Decimal ones, as in `412 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
