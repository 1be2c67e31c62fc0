/** Changes on their way to whoever works on them: gathered while they come, handed over one batch at a time. */
export interface Batches {
  add(change: string): void
  /** Resolves when nothing waits and nothing is being worked on. */
  idle(): Promise<void>
  /** Drops what waits, and resolves when the batch in work is done. */
  close(): Promise<void>
}

/** A single save is worked on almost at once; a storm (a checkout) when it has been quiet for a moment. */
const few = 5
const soon = 10
const quiet = 100
/** A storm that does not end is looked at all the same. */
const patience = 3000

/** `work` never runs twice at once. `since` is when the first change of the batch was noticed (`performance.now()`). */
export function createBatches(work: (changes: ReadonlySet<string>, since: number) => Promise<void>): Batches {
  let waiting = new Set<string>()
  let since = 0
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | null = null
  let idlers: (() => void)[] = []
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
        if (waiting.size > 0) schedule()
        else {
          for (const resolve of idlers) resolve()
          idlers = []
        }
      })
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
        : new Promise(resolve => idlers.push(resolve)),
    async close() {
      closed = true
      clearTimeout(timer)
      waiting.clear()
      for (const resolve of idlers) resolve()
      idlers = []
      await working
    },
  }
}
