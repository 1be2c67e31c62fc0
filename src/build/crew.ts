import { Worker } from 'node:worker_threads'
import type { Answer, Task } from './tasks.ts'

/** A thread that does one task at a time. Throws `HandLost` if it dies of it. */
export type Hand = <T extends Task>(task: T) => Promise<Answer<T>>

/** Threads that help with large builds. */
export interface Crew {
  readonly hands: readonly Hand[]
  close(): Promise<void>
}

/** A thread has died, of too little memory or a bug of ours; `item` is the number of what it was at. */
export class HandLost extends Error {
  readonly item: number

  constructor(item: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.item = item
  }
}

/** Starts threads; each loads what its tasks need when the first one comes. */
export function openCrew(count: number): Crew {
  const workers = Array.from({ length: count }, openHand)
  return {
    hands: workers.map(worker => worker.hand),
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()))
    },
  }
}

function openHand(): { readonly worker: Worker; readonly hand: Hand } {
  // Shared memory, so that the item is known also when the thread can say nothing any more.
  const at = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { at } })
  let waiting = { resolve: (_: unknown): void => {}, reject: (_: unknown): void => {} }
  const lost = (cause: unknown): void => waiting.reject(new HandLost(Atomics.load(at, 0), cause))
  worker.on('message', answer => waiting.resolve(answer))
  worker.on('error', lost)
  worker.on('exit', code => lost(`the thread ended with code ${code}`))
  const hand: Hand = task =>
    new Promise((resolve, reject) => {
      // The thread answers each kind of task in its own way.
      waiting = { resolve: answer => resolve(answer as Answer<typeof task>), reject }
      worker.postMessage(task)
    })
  return { worker, hand }
}
