import type { Phase } from '../../engine/job/job.ts'

/** Notes how long each part of a build takes. */
export interface Stopwatch {
  /** A part begins, and the one before it ends. */
  phase(begun: Phase): void
  /** A line for each part, in milliseconds and in parts of the whole; ends the last part. */
  table(): string
}

/** `started` is when the command began, in milliseconds since the process began: all before that is starting up. */
export function stopwatch(started: number): Stopwatch {
  const laps = [
    { name: 'start', from: 0 },
    { name: 'command', from: started },
  ]
  return {
    phase(begun) {
      laps.push({ name: begun, from: performance.now() })
    },
    table() {
      const end = performance.now()
      const rows = [...laps, { name: 'total', from: 0 }].map(({ name, from }, index) => {
        const length = (laps[index + 1]?.from ?? end) - from
        return `${name.padEnd(9)} ${length.toFixed(0).padStart(7)} ms ${((100 * length) / end).toFixed(0).padStart(4)} %\n`
      })
      return rows.join('')
    },
  }
}
