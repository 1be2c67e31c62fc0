/** Changes that wait to be worked on: gathered while they come, handed over one batch at a time. */
export interface Batches {
  add(change: string): void
  /**
   * Resolves when nothing waits and nothing is being worked on; at the latest when all that had come before is done,
   * for changes may never cease.
   */
  idle(): Promise<void>
  /** Drops what waits, and resolves when the batch in work is done. */
  close(): Promise<void>
}

/** A single save is worked on almost at once; a storm (a checkout) when it has been quiet for a moment. */
const few = 5
const soon = 10
const quiet = 100
/** A storm that does not end is worked on after so long. */
const patience = 3000

/** `work` never runs twice at once. `since` is when the first change of the batch was noticed (`performance.now()`). */
export function createBatches(work: (changes: ReadonlySet<string>, since: number) => Promise<void>): Batches {
  let waiting = new Set<string>()
  let since = 0
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | null = null
  let idlers: { readonly resolve: () => void; rounds: number }[] = []
  let closed = false

  function schedule(): void {
    if (working !== null || waiting.size === 0) return
    clearTimeout(timer)
    const left = since + patience - performance.now()
    timer = setTimeout(start, waiting.size > few ? Math.max(0, Math.min(quiet, left)) : soon)
  }

  function start(): void {
    const batch = waiting
    const noticed = since
    waiting = new Set()
    working = work(batch, noticed)
      .catch(() => undefined)
      .then(() => {
        working = null
        for (const one of idlers) one.rounds--
        release(one => waiting.size === 0 || one.rounds <= 0)
        schedule()
      })
  }

  function release(isDone: (one: (typeof idlers)[number]) => boolean): void {
    const done = idlers.filter(isDone)
    idlers = idlers.filter(one => !done.includes(one))
    for (const { resolve } of done) resolve()
  }

  return {
    add(change) {
      if (closed) return
      if (waiting.size === 0) since = performance.now()
      waiting.add(change)
      schedule()
    },
    idle: () =>
      working === null && waiting.size === 0
        ? Promise.resolve()
        : new Promise(resolve => idlers.push({ resolve, rounds: working === null ? 1 : 2 })),
    async close() {
      closed = true
      clearTimeout(timer)
      waiting.clear()
      release(() => true)
      await working
    },
  }
}
