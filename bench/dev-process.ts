import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeWorkplace } from './machine.ts'

/** The dev server in a process of its own. Times are milliseconds since 1970, with fractions. */
export interface DevProcess {
  readonly origin: string
  /** Resolves when an article is up to date again: when its change was noticed, and when the browsers had been told. */
  updated(path: string): Promise<{ readonly noticed: number; readonly told: number }>
  /** After all that can be freed was freed. */
  memory(): Promise<{ readonly rss: number; readonly heapUsed: number }>
  end(): void
}

type Said =
  | { readonly kind: 'ready'; readonly origin: string }
  | { readonly kind: 'updated'; readonly changes: readonly string[]; noticed: number; told: number }
  | { readonly kind: 'memory'; readonly rss: number; readonly heapUsed: number }
  | { readonly kind: 'polling'; readonly reason: string }

/** Starts it with a cache of its own; resolves when it watches all files. */
export async function startDevProcess(site: string): Promise<DevProcess> {
  const cache = makeWorkplace().folder
  const script = join(import.meta.dirname, 'dev-process.mjs')
  const child = fork(script, [site, cache], { execArgv: ['--expose-gc'] })
  child.once('exit', () => rmSync(cache, { recursive: true, force: true }))
  const heard = <K extends Said['kind']>(kind: K, isIt: (said: Extract<Said, { kind: K }>) => boolean) =>
    new Promise<Extract<Said, { kind: K }>>((resolve, reject) => {
      const stop = (): void => {
        child.off('message', listen)
        child.off('exit', fail)
      }
      const fail = (): void => reject(new Error('the dev server ended'))
      const listen = (said: Said): void => {
        if (said.kind === 'polling') console.error(`the system cannot watch so many files: ${said.reason}`)
        const wanted = said.kind === kind ? (said as Extract<Said, { kind: K }>) : null
        if (wanted === null || !isIt(wanted)) return
        stop()
        resolve(wanted)
      }
      child.on('message', listen)
      child.on('exit', fail)
    })
  const { origin } = await heard('ready', () => true)
  return {
    origin,
    updated: path => heard('updated', ({ changes }) => changes.includes(path)),
    memory() {
      child.send('memory')
      return heard('memory', () => true)
    },
    end: () => child.disconnect(),
  }
}
