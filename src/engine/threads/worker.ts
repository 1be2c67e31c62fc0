import { parentPort, workerData } from 'node:worker_threads'
import { openSource, type ParsingSource } from '../job/parse-settings.ts'
import { pause } from '../job/pause.ts'
import { parseFiles } from './parse-files.ts'
import type { Part, Task } from './tasks.ts'
import type { Message } from './worker-pool.ts'

/** A thread of a build: does what it is asked, and says which item it is at. */
const { at } = workerData as { readonly at: Int32Array }
const isAt = (item: number): void => {
  Atomics.store(at, 0, item)
}

const say = (message: Message, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved)

// Whatever fails here ends the thread, and the build says at which item.
parentPort?.on('message', async (task: Task) => {
  await perform(task)
  say({ done: true })
})

let parsing: { readonly of: string; readonly opened: ReturnType<typeof openSource> } | null = null

/** What is parsed with and rendered with: one build, so that plugins are loaded once. */
function opened(source: ParsingSource): ReturnType<typeof openSource> {
  const of = JSON.stringify(source)
  if (parsing?.of !== of) parsing = { of, opened: openSource(source) }
  return parsing.opened
}

/** What renders is loaded when there is something to render; what parses, while the build looks at its sources. */
async function perform(task: Task): Promise<void> {
  if (task.task === 'parse') {
    // Bodies change hands without being copied.
    for (const part of parseFiles(task, (await opened(task.parsing)).settings, isAt)) {
      say({ part } satisfies Told<typeof task>, [part.bodies.buffer])
      await pause()
    }
    return
  }
  const { openRoutes, openSite, renderPages } = await import('./render-pages.ts')
  if (task.task === 'site') openSite(task, await opened(task.parsing))
  else if (task.task === 'routes') openRoutes(task)
  else for (const part of renderPages(task, isAt)) say({ part } satisfies Told<typeof task>)
}

interface Told<T extends Task> {
  readonly part: Part<T>
}
