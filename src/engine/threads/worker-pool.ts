import { Worker } from 'node:worker_threads'
import type { Part, Task } from './tasks.ts'

/**
 * A thread that does one task at a time and tells of it in parts, each as soon as it is there. Throws `HandLost` if it
 * dies of it, and what `onPart` throws.
 */
export type PoolWorker = <T extends Task>(task: T, onPart?: (part: Part<T>) => void) => Promise<void>

/** Threads that help with large builds. */
export interface WorkerPool {
  readonly workers: readonly PoolWorker[]
  close(): Promise<void>
}

/** What a thread says: a part of a task, or that it has done it. */
export type Message = { readonly part: unknown } | { readonly done: true }

/**
 * A thread has died, of too little memory or a bug of ours; `item` is the number of what it was at, if it had begun with
 * anything.
 */
export class WorkerLost extends Error {
  readonly item: number | undefined

  constructor(item: number | undefined, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.item = item
  }
}

/** A thread that dies before it has begun with anything takes nothing with it: the others do what it would have done. */
export function unlessBegun(error: unknown): undefined {
  if (error instanceof WorkerLost && error.item === undefined) return undefined
  throw error
}

/** Starts threads; each loads what its tasks need when the first one comes. */
export function openWorkerPool(count: number): WorkerPool {
  const started = Array.from({ length: count }, startWorker)
  return {
    workers: started.map(({ run }) => run),
    async close() {
      await Promise.all(started.map(({ worker }) => worker.terminate()))
    },
  }
}

const idle = { onPart: (_: unknown): void => {}, resolve: (): void => {}, reject: (_: unknown): void => {} }

/** No item has this number. */
const nothing = -1

function startWorker(): { readonly worker: Worker; readonly run: PoolWorker } {
  // Shared memory, so that the item is known also when the thread can say nothing any more.
  const at = new Int32Array(new SharedArrayBuffer(4)).fill(nothing)
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { at } })
  let waiting = idle
  // A thread may die while nobody waits for it.
  let dead: WorkerLost | undefined
  const hear = (message: Message): void => {
    try {
      if ('part' in message) waiting.onPart(message.part)
      else waiting.resolve()
    } catch (error) {
      waiting.reject(error)
    }
  }
  const lost = (cause: unknown): void => {
    const item = Atomics.load(at, 0)
    dead ??= new WorkerLost(item === nothing ? undefined : item, cause)
    waiting.reject(dead)
  }
  worker.on('message', hear)
  worker.on('error', lost)
  worker.on('exit', code => lost(`the thread ended with code ${code}`))
  const run: PoolWorker = (task, onPart = () => {}) => {
    if (dead !== undefined) return Promise.reject(dead)
    return new Promise((resolve, reject) => {
      // The thread tells of each kind of task in its own way.
      waiting = { onPart: part => onPart(part as Part<typeof task>), resolve, reject }
      Atomics.store(at, 0, nothing)
      worker.postMessage(task)
    })
  }
  return { worker, run }
}
