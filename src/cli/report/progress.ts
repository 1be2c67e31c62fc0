import type { Step } from '../../engine/job/job.ts'
import type { Format } from './report.ts'

/** A line of progress that is drawn over itself. */
export interface Progress {
  show(step: Step, done: number, of: number): void
  clear(): void
}

const words: Readonly<Record<Step, string>> = { parse: 'Reading', render: 'Rendering' }

/** Progress on standard error where that is a terminal and people read; silent elsewhere, and on short work. */
export function progressLine(
  { format, quiet }: { format: Format; quiet: boolean },
  out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
): Progress {
  if (!out.isTTY || format !== 'pretty' || quiet) return { show() {}, clear() {} }
  let started: number | undefined
  let drawn = 0
  return {
    show(step, done, of) {
      const now = performance.now()
      // Each piece of work is long or short by itself, in a process that lives on.
      started ??= now
      if (now - started < 500 || (now - drawn < 100 && done < of)) return
      drawn = now
      out.write(`\r\u001B[K${words[step]} ${done} of ${of}`)
    },
    clear() {
      if (drawn !== 0) out.write('\r\u001B[K')
      drawn = 0
      started = undefined
    },
  }
}
