import type { Case, Facts } from './case.ts'
import { type Cost, measure } from './measure.ts'
import { type CaseResult, caseResult } from './results.ts'

/** Told of every run as it ends, for whoever waits. */
export type Told = (round: number, label: string, cost: Cost) => void

/**
 * Measures every case once, then every case once more, and so on: whatever else the machine does in the meantime
 * falls upon all alike.
 */
export async function measureInRounds(
  cases: readonly Case[],
  rounds: number,
  told: Told,
): Promise<readonly CaseResult[]> {
  const costs = new Map<string, Cost[]>(cases.map(({ id }) => [id, []]))
  const facts = new Map<string, Facts>()
  for (const one of cases) one.setUp?.()
  for (let round = 1; round <= rounds; round++) {
    for (const one of cases) {
      one.prepare?.()
      const measured = await measure(one.command)
      facts.set(
        one.id,
        checked(one, () => one.check(measured)),
      )
      const { wallMs, cpuMs, peakBytes } = measured
      const cost = { wallMs: Math.round(wallMs * 10) / 10, cpuMs, peakBytes }
      costs.get(one.id)?.push(cost)
      told(round, one.label, cost)
    }
  }
  return cases.map(one => caseResult(one, costs.get(one.id) ?? [], facts.get(one.id) ?? {}))
}

function checked({ id }: Case, check: () => Facts): Facts {
  try {
    return check()
  } catch (cause) {
    throw new Error(`${id} did not do its work: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
