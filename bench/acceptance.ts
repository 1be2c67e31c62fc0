import { type CaseResult, find, type Results } from './results.ts'

/** One demand on speed or memory, and how it stands. All as people read it; `–` where nothing is demanded. */
export interface Judged {
  readonly label: string
  readonly found: string
  readonly bar: string
  readonly stretch: string
  /** `open` where the stretch is missed and no bar is set. */
  readonly verdict: 'stretch' | 'bar' | 'missed' | 'open'
}

interface Demand {
  readonly label: string
  /** Id of the case whose number is demanded, and of the one that it is compared with. */
  readonly of: string
  readonly against?: string
  readonly value: (one: CaseResult, other: CaseResult) => number
  readonly show: (value: number) => string
  readonly bar?: number
  readonly stretch?: number
  /** Whether the demand is about a run like this; always, unless set. */
  readonly applies?: (results: Results) => boolean
}

/** Every demand that these results can judge. */
export function judge(results: Results): readonly Judged[] {
  return demands.flatMap(demand => {
    const one = find(results, demand.of)
    const other = find(results, demand.against ?? demand.of)
    const applies = demand.applies?.(results) ?? true
    return !applies || one === undefined || other === undefined
      ? []
      : [judgeOne(demand, demand.value(one, other))]
  })
}

function judgeOne({ label, show, bar, stretch }: Demand, value: number): Judged {
  const meets = (limit: number | undefined): boolean => limit !== undefined && value <= limit
  const short = bar === undefined ? 'open' : meets(bar) ? 'bar' : 'missed'
  const verdict = meets(stretch) ? 'stretch' : short
  const shown = (limit: number | undefined): string => (limit === undefined ? '–' : show(limit))
  return { label, found: show(value), bar: shown(bar), stretch: shown(stretch), verdict }
}

const wall = (one: CaseResult, other: CaseResult): number => one.wallMs / other.wallMs
const peak = (one: CaseResult, other: CaseResult): number => one.peakBytes / other.peakBytes
const times = (value: number): string => `${value.toFixed(2)} ×`

/** Wall clock times, but where memory is named. Measured for 10,000 articles, and 100,000 on the big site. */
const demands: readonly Demand[] = [
  {
    label: 'cold build against Hugo',
    ...{ of: 'diglot/cold', against: 'hugo/cold', value: wall, show: times },
    ...{ bar: 0.6, stretch: 0.4 },
  },
  {
    label: 'cold build against Eleventy',
    ...{ of: 'diglot/cold', against: 'eleventy/cold', value: wall, show: times },
    ...{ bar: 0.2, stretch: 0.12 },
  },
  {
    label: 'cold build against Astro',
    ...{ of: 'diglot/cold', against: 'astro/cold', value: wall, show: times },
    ...{ bar: 0.2, stretch: 0.12 },
  },
  {
    label: 'peak memory of a cold build against Hugo',
    ...{ of: 'diglot/cold', against: 'hugo/cold', value: peak, show: times },
    ...{ bar: 0.4, stretch: 0.25 },
  },
  {
    label: 'nothing changed, against Hugo cold',
    ...{ of: 'diglot/unchanged', against: 'hugo/cold', value: wall, show: times },
    ...{ bar: 0.1, stretch: 0.05 },
  },
  {
    label: 'one body edited, against Hugo cold',
    ...{ of: 'diglot/body-edit', against: 'hugo/cold', value: wall, show: times },
    ...{ bar: 0.12, stretch: 0.06 },
  },
  {
    label: 'ten times the articles, cold, in a heap of 1 GB, against the small site',
    ...{ of: 'diglot/scale', against: 'diglot/cold', value: wall, show: times },
    bar: 11,
    applies: ({ articles, scale }) => scale === 10 * articles,
  },
  {
    label: 'peak memory of the big site',
    ...{ of: 'diglot/scale', value: one => one.peakBytes / 1e6, show: value => `${Math.round(value)} MB` },
    stretch: 800,
  },
  {
    label: '`diglot --version` against `node -e 0`',
    ...{ of: 'diglot/version', against: 'node/start', value: wall, show: times },
    ...{ bar: 1.6, stretch: 1.3 },
  },
  {
    label: 'sample site, cold, the whole process',
    ...{ of: 'diglot/sample', value: one => one.wallMs / 1000, show: value => `${value.toFixed(2)} s` },
    ...{ bar: 0.8, stretch: 0.4 },
  },
]
