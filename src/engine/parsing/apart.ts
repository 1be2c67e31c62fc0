import { once } from 'node:events'
import { serialize } from 'node:v8'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

/*
 * A process that parses one file, from its input to its output, for parse-apart.ts. The parser leaves its thread no
 * moment to look at what has been used up, so another one does.
 */
const [, , source = '', work, memory] = process.argv
if (isMainThread) {
  await parseInput(new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) }))
  process.exit()
} else {
  parentPort?.once('message', watch)
}

async function parseInput(watcher: Worker): Promise<void> {
  const { parseArticle } = await import('../../parse/article.ts')
  const { begun } = await import('./parse-apart.ts')
  const { openSource } = await import('../job/parse-settings.ts')
  const { settings } = await openSource(JSON.parse(source))
  const parts: Uint8Array[] = []
  for await (const part of process.stdin) parts.push(part)
  await say(Buffer.from(begun))
  watcher.postMessage('begin')
  await once(watcher, 'message')
  await say(serialize(parseArticle(Buffer.concat(parts), settings)))
}

function say(bytes: Uint8Array): Promise<unknown> {
  return new Promise(resolve => process.stdout.write(bytes, resolve))
}

/** Ends the process as soon as it has used up its budget. Time is that of work: a busy machine is not the text's fault. */
function watch(): void {
  const before = process.cpuUsage()
  const look = (): void => {
    const { user, system } = process.cpuUsage(before)
    const isSpent =
      (user + system) / 1000 >= Number(work) || process.memoryUsage.rss() / 1e6 >= Number(memory)
    if (isSpent) process.kill(process.pid, 'SIGKILL')
  }
  look()
  setInterval(look, 20)
  parentPort?.postMessage('watching')
}
