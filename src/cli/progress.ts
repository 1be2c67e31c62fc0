import type { Step } from '../build/job.ts'
import type { Format } from './report.ts'

/** A line of progress that is drawn over itself. */
export interface Progress {
  show(step: Step, done: number, of: number): void
  clear(): void
}

const words: Readonly<Record<Step, string>> = { parse: 'Reading', render: 'Rendering' }

/** Progress on standard error where that is a terminal and people read; silent elsewhere, and on short work. */
export function progressLine({ format, quiet }: { format: Format; quiet: boolean }): Progress {
  const { stderr } = process
  if (!stderr.isTTY || format !== 'pretty' || quiet) return { show() {}, clear() {} }
  const started = performance.now()
  let drawn = 0
  return {
    show(step, done, of) {
      const now = performance.now()
      if (now - started < 500 || (now - drawn < 100 && done < of)) return
      drawn = now
      stderr.write(`\r\u001B[K${words[step]} ${done} of ${of}`)
    },
    clear() {
      if (drawn !== 0) stderr.write('\r\u001B[K')
      drawn = 0
    },
  }
}
