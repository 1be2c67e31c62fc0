import { pause } from '../job/pause.ts'

/**
 * Work that several threads share, in batches. Each thread has a part of its own, so that what lies together is done by one of
 * them; one that is done with its part helps others from the end of theirs. Two numbers for each part: how many of its batches
 * are taken, and how many of these from its end.
 */
export type WorkQueue = Int32Array

export function openWorkQueue(threads: number): WorkQueue {
  return new Int32Array(new SharedArrayBuffer(2 * 4 * threads))
}

/** Takes batches of `of` items until none are left, those of the thread's own part first. Nobody waits for another. */
export function* takeBatches(
  queue: WorkQueue,
  of: number,
  thread: number,
): Generator<{ first: number; end: number }> {
  const parts = queue.length / 2
  for (let turn = 0; turn < parts; turn++) {
    const part = (thread + turn) % parts
    const start = Math.floor((of * part) / parts)
    const end = Math.floor((of * (part + 1)) / parts)
    const count = Math.ceil((end - start) / atOnce)
    for (let own = 0; Atomics.add(queue, 2 * part, 1) < count; own++) {
      const batch = turn === 0 ? own : count - 1 - Atomics.add(queue, 2 * part + 1, 1)
      const first = start + batch * atOnce
      yield { first, end: Math.min(first + atOnce, end) }
    }
  }
}

/** Takes batches in the first thread, which the others report to: it hears them between two batches of its own. */
export async function drainQueue(
  queue: WorkQueue,
  of: number,
  here: (first: number, end: number) => void | Promise<void>,
  others: readonly Promise<void>[],
): Promise<void> {
  const own = async (): Promise<void> => {
    for (const { first, end } of takeBatches(queue, of, 0)) {
      await pause()
      await here(first, end)
    }
  }
  const all = [own(), ...others]
  // Where one has failed, the others need not go on.
  for (const one of all) one.catch(() => takeAll(queue, of))
  for (const ended of await Promise.allSettled(all)) if (ended.status === 'rejected') throw ended.reason
}

function takeAll(queue: WorkQueue, of: number): void {
  for (let part = 0; part < queue.length; part += 2) Atomics.store(queue, part, of)
}

/** Few enough that all threads end together, so many that taking and telling cost nothing. */
const atOnce = 32
