/**
 * Deals chunks of work out to this thread and others; each takes the next one when it is done with its own. `took`
 * hears of each result as it comes. The first failure is thrown when all have stopped.
 */
export async function dealOut<C, R>(
  chunks: readonly C[],
  here: (chunk: C) => R | Promise<R>,
  others: readonly ((chunk: C) => Promise<R>)[],
  took: (result: R, chunk: C) => void,
): Promise<void> {
  let next = 0
  const work = async (one: (chunk: C) => R | Promise<R>): Promise<void> => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++])
      took(await one(chunk), chunk)
  }
  const inTurn = async (chunk: C): Promise<R> => {
    // Between two chunks of its own this thread hears what the others have to say.
    await new Promise(resolve => setImmediate(resolve))
    return here(chunk)
  }
  const done = await Promise.allSettled([...others, inTurn].map(work))
  for (const one of done) if (one.status === 'rejected') throw one.reason
}

/** Items in groups of `size`, the last one with what is left. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
