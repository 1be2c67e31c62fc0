import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, Measured } from './measure.ts'

/** Something that is measured, in every round once. */
export interface Case {
  /** e.g. `diglot/cold`; the results have it under this name. */
  readonly id: string
  /** As the table calls it. */
  readonly label: string
  /** Once, before the first round. */
  readonly setUp?: () => void
  /** In every round, right before the measured command. */
  readonly prepare?: () => void
  readonly command: Command
  /** Looks at what the command did; throws where it did not do its work. */
  readonly check: (measured: Measured) => Facts
}

export interface Facts {
  /** Files in the output. */
  readonly outputs?: number
  /** Pages that were rendered, where the generator tells. */
  readonly rendered?: number
}

/** An article whose text must stand in the output; `page` is the file it must stand in. */
export interface Expected {
  readonly page: string
  readonly text: string
}

/** Counts the files of an output folder, and throws where it lacks any text that it must have. */
export function countOutputs(folder: string, expected: readonly Expected[]): number {
  for (const { page, text } of expected) {
    const file = join(folder, page)
    if (!existsSync(file)) throw new Error(`${file} was not written`)
    if (!readFileSync(file, 'utf8').includes(text)) throw new Error(`${file} lacks “${text}”`)
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).length
}

/** Throws unless a number is what it must be. */
export function mustBe(what: string, found: number | undefined, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${found} and not ${wanted}`)
}
