/** Runs at most `limit` tasks at a time, so that a site of 10,000 files does not open 10,000 files at once. */
export function limitConcurrency(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async task => {
    // A finished task hands its place over, so `running` only grows when nobody waits.
    if (running < limit) running++
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

/**
 * The results of `task` for each item, in the order of the items, with at most 32 at a time. Throws what the first
 * failed one threw, when all have ended: nothing goes on behind the caller's back.
 */
export async function mapInPool<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const run = limitConcurrency(32)
  const results = await Promise.allSettled(items.map(item => run(() => task(item))))
  return results.map(result => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
