import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import type { Parsed } from '../../model/article.ts'
import type { ParsingSource } from '../job/parse-settings.ts'

/** What a process may use before it is ended. */
export interface Budget {
  /** Milliseconds of work on the text. */
  readonly work: number
  /** Megabytes. */
  readonly memory: number
}

/** Several times what texts just below the limits of parse/limits/limits.ts need. */
const ample: Budget = { work: 3000, memory: 500 }

/** What the process says before it begins with the text: where it did not come so far, that is no fault of the text. */
export const begun = 'begun\n'

/**
 * Parses a file in a process of its own, which is ended when its budget is used up. Null where it ended without a result,
 * be it by that, by a crash of native code or for want of memory. `here` parses where no process is to be had.
 */
export function parseApart(
  bytes: Uint8Array,
  source: ParsingSource,
  here: () => Parsed,
  { work, memory }: Budget = ample,
): Parsed | null {
  const program = fileURLToPath(new URL('./apart.js', import.meta.url))
  const heap = `--max-old-space-size=${Math.max(50, Math.round(0.7 * memory))}`
  const { stdout } = spawnSync(
    process.execPath,
    [heap, program, JSON.stringify(source), String(work), String(memory)],
    {
      input: bytes,
      stdio: ['pipe', 'pipe', 'ignore'],
      // Should it not even be able to end itself.
      timeout: 120_000,
      killSignal: 'SIGKILL',
      maxBuffer: 100_000_000,
      windowsHide: true,
    },
  )
  if (stdout?.toString('latin1', 0, begun.length) !== begun) return here()
  try {
    return deserialize(stdout.subarray(begun.length))
  } catch {
    return null
  }
}
