import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './tasks.ts'

/** A thread of a build: does what it is asked, and says which item it is at. */
const { at } = workerData as { readonly at: Int32Array }
const isAt = (item: number): void => {
  Atomics.store(at, 0, item)
}

// Whatever fails here ends the thread, and the build says at which item.
parentPort?.on('message', async (task: Task) => {
  const { answer, moved } = await perform(task)
  parentPort?.postMessage(answer, moved)
})

/** What a task needs is loaded when it comes. `moved` is memory that changes hands without being copied. */
async function perform(task: Task): Promise<{ answer: unknown; moved: ArrayBuffer[] }> {
  if (task.task === 'parse') {
    const answer = (await import('./parse-files.ts')).parseFiles(task, isAt)
    return { answer, moved: [answer.bodies.buffer] }
  }
  const { openRoutes, openSite, renderPages } = await import('./render-pages.ts')
  if (task.task === 'render') return { answer: renderPages(task, isAt), moved: [] }
  if (task.task === 'site') openSite(task)
  else openRoutes(task)
  return { answer: null, moved: [] }
}
