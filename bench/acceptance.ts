import type { CorpusId } from './corpus.ts'
import { type CaseResult, type CorpusTexts, find, type Results } from './results.ts'

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
  /** The number that is demanded; nothing where it was not measured. */
  readonly value: (results: Results) => number | undefined
  readonly show: (value: number) => string
  readonly bar?: number
  readonly stretch?: number
  /** Whether the demand is about a run like this; always, unless set. */
  readonly applies?: (results: Results) => boolean
}

/** Every demand that these results can judge. */
export function judge(results: Results): readonly Judged[] {
  return demands.flatMap(demand => {
    const value = demand.value(results)
    const applies = demand.applies?.(results) ?? true
    return !applies || value === undefined ? [] : [judgeOne(demand, value)]
  })
}

function judgeOne({ label, show, bar, stretch }: Demand, value: number): Judged {
  const meets = (limit: number | undefined): boolean => limit !== undefined && value <= limit
  const short = bar === undefined ? 'open' : meets(bar) ? 'bar' : 'missed'
  const verdict = meets(stretch) ? 'stretch' : short
  const shown = (limit: number | undefined): string => (limit === undefined ? '–' : show(limit))
  return { label, found: show(value), bar: shown(bar), stretch: shown(stretch), verdict }
}

type Value = Demand['value']

/** What one case costs, by id, where it was measured. */
function cost(id: string, pick: (one: CaseResult) => number): Value {
  return results => {
    const one = find(results, id)
    return one === undefined ? undefined : pick(one)
  }
}

function ratio(one: Value, other: Value): Value {
  return results => {
    const [above, below] = [one(results), other(results)]
    return above === undefined || below === undefined ? undefined : above / below
  }
}

const wall = (id: string): Value => cost(id, one => one.wallMs)
const peak = (id: string): Value => cost(id, one => one.peakBytes)
const times = (value: number): string => `${value.toFixed(2)} ×`

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function ofTexts(corpus: CorpusId, pick: (texts: CorpusTexts) => number): Value {
  return ({ texts = [] }) => {
    const one = texts.find(other => other.corpus === corpus)
    return one === undefined ? undefined : pick(one)
  }
}

/** Wall clock times, but where memory is named. Measured for 10,000 articles, and 100,000 on the big site. */
const demands: readonly Demand[] = [
  {
    label: 'cold build against Hugo',
    value: ratio(wall('diglot/cold'), wall('hugo/cold')),
    show: times,
    bar: 0.6,
    stretch: 0.4,
  },
  {
    label: 'cold build against Eleventy',
    value: ratio(wall('diglot/cold'), wall('eleventy/cold')),
    show: times,
    bar: 0.2,
    stretch: 0.12,
  },
  {
    label: 'cold build against Astro',
    value: ratio(wall('diglot/cold'), wall('astro/cold')),
    show: times,
    bar: 0.2,
    stretch: 0.12,
  },
  {
    label: 'peak memory of a cold build against Hugo',
    value: ratio(peak('diglot/cold'), peak('hugo/cold')),
    show: times,
    bar: 0.4,
    stretch: 0.25,
  },
  {
    label: 'nothing changed, against Hugo cold',
    value: ratio(wall('diglot/unchanged'), wall('hugo/cold')),
    show: times,
    bar: 0.1,
    stretch: 0.05,
  },
  {
    label: 'one body edited, against Hugo cold',
    value: ratio(wall('diglot/body-edit'), wall('hugo/cold')),
    show: times,
    bar: 0.12,
    stretch: 0.06,
  },
  {
    label: 'cold build of the archive against Hugo',
    value: ratio(wall('diglot/archive-cold'), wall('hugo/archive-cold')),
    show: times,
    bar: 0.7,
  },
  {
    label: 'cold build with a remark and a rehype plugin against Hugo',
    value: ratio(wall('diglot/plugins'), wall('hugo/cold')),
    show: times,
    bar: 1,
  },
  {
    label: 'cold build with a directive in every article against Hugo',
    value: ratio(wall('diglot/directives'), wall('hugo/cold')),
    show: times,
    bar: 0.8,
  },
  {
    label: 'texts of the archive that only remark reads',
    value: ofTexts('archive', ({ count, fast }) => 1 - fast / count),
    show: percent,
    bar: 0.05,
  },
  {
    label: 'parsing reference links, against the same ones inline',
    value: ratio(
      ofTexts('archive', one => one.cpuMs),
      ofTexts('archive-inline', one => one.cpuMs),
    ),
    show: times,
    bar: 1.3,
  },
  {
    label: 'ten times the articles, cold, in a heap of 1 GB, against the small site',
    value: ratio(wall('diglot/scale'), wall('diglot/cold')),
    show: times,
    bar: 11,
    applies: ({ articles, scale }) => scale === 10 * articles,
  },
  {
    label: 'peak memory of the big site',
    value: cost('diglot/scale', one => one.peakBytes / 1e6),
    show: value => `${Math.round(value)} MB`,
    stretch: 800,
  },
  {
    label: '`diglot --version` against `node -e 0`',
    value: ratio(wall('diglot/version'), wall('node/start')),
    show: times,
    bar: 1.6,
    stretch: 1.3,
  },
  {
    label: 'sample site, cold, the whole process',
    value: cost('diglot/sample', one => one.wallMs / 1000),
    show: value => `${value.toFixed(2)} s`,
    bar: 0.8,
    stretch: 0.4,
  },
]
