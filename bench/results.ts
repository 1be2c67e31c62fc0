import type { Facts } from './case.ts'
import type { CorpusId } from './corpus.ts'
import type { Cost } from './measure.ts'

/** All that a run of the benchmark found; `bench/results/latest.json` is one. */
export interface Results {
  readonly machine: Machine
  readonly articles: number
  /** Articles of the big site; 0 where it was not built. */
  readonly scale: number
  readonly seed: number
  readonly rounds: number
  readonly cases: readonly CaseResult[]
  /** Peers that are not here, and how to get them. */
  readonly missing: readonly string[]
  /** What `diglot build --timings` said of a cold build, where there is that flag. */
  readonly timings?: string
  /** What parsing does with the texts of each corpus. */
  readonly texts?: readonly CorpusTexts[]
}

export interface CorpusTexts {
  readonly corpus: CorpusId
  readonly count: number
  /** How many of them the fast way reads; the others are remark's. */
  readonly fast: number
  /** CPU time of parsing one of them, on the average. */
  readonly cpuMs: number
}

export interface Machine {
  /** ISO day. */
  readonly day: string
  readonly processor: string
  readonly cores: number
  readonly memoryBytes: number
  readonly system: string
  readonly node: string
  /** Short digest of the commit, with a `+` where files differ from it. */
  readonly commit: string
  /** Where corpus and output were. */
  readonly disk: 'memory' | 'disk'
}

export interface CaseResult extends Cost, Facts {
  /** The costs are medians of the runs; the facts are those of the last one. */
  readonly id: string
  readonly label: string
  readonly runs: readonly Cost[]
}

/** Sums up the runs of one case. */
export function caseResult(
  { id, label }: { readonly id: string; readonly label: string },
  runs: readonly Cost[],
  facts: Facts,
): CaseResult {
  const middle = (pick: (run: Cost) => number): number => median(runs.map(pick))
  return {
    id,
    label,
    wallMs: middle(run => run.wallMs),
    cpuMs: middle(run => run.cpuMs),
    peakBytes: middle(run => run.peakBytes),
    ...facts,
    runs,
  }
}

/** The middle one, or the mean of the two in the middle; throws where there is none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('no numbers, no median')
  return (lower + upper) / 2
}

export function find(results: Results, id: string): CaseResult | undefined {
  return results.cases.find(one => one.id === id)
}
