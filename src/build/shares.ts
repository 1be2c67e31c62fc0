import { pause } from './pause.ts'

/** Work that several threads share: a counter from which each takes the numbers of the next few items. */
export type Shares = Int32Array

export function openShares(): Shares {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Takes shares of `of` items until none are left. Nobody waits for another: whoever is faster takes more. */
export function* takeShares(shares: Shares, of: number): Generator<{ first: number; end: number }> {
  for (let first = next(shares); first < of; first = next(shares)) {
    yield { first, end: Math.min(first + atOnce, of) }
  }
}

/** The same in the thread that the others report to: it hears them between two shares of its own. */
export async function shareOut(
  shares: Shares,
  of: number,
  here: (first: number, end: number) => void | Promise<void>,
  others: readonly Promise<void>[],
): Promise<void> {
  const own = async (): Promise<void> => {
    for (const { first, end } of takeShares(shares, of)) {
      await pause()
      await here(first, end)
    }
  }
  const all = [own(), ...others]
  // Where one has failed, the others need not go on.
  for (const one of all) one.catch(() => Atomics.store(shares, 0, of))
  for (const ended of await Promise.allSettled(all)) if (ended.status === 'rejected') throw ended.reason
}

function next(shares: Shares): number {
  return Atomics.add(shares, 0, atOnce)
}

/** Few enough that all threads end together, so many that taking and telling cost nothing. */
const atOnce = 32
