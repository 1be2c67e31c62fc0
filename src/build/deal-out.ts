/**
 * Deals chunks of work out to this thread and others; each takes the next one when it is done with its own. The first
 * failure is thrown when all have stopped.
 */
export async function dealOut<C>(
  chunks: readonly C[],
  here: (chunk: C) => void | Promise<void>,
  others: readonly ((chunk: C) => Promise<void>)[],
): Promise<void> {
  let next = 0
  const work = async (one: (chunk: C) => Promise<void>): Promise<void> => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) await one(chunk)
  }
  const inTurn = async (chunk: C): Promise<void> => {
    // Between two chunks of its own this thread hears what the others have to say.
    await new Promise(resolve => setImmediate(resolve))
    await here(chunk)
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
