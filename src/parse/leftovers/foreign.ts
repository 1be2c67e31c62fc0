import type { Judgement } from './leftover.ts'

/** What is told of what only other systems read. */
export function foreign(what: string, hint?: string): Judgement {
  const plain = 'write what it stands for in Markdown; if it is meant as text, put it into backticks'
  return { message: `${what} means nothing here, and readers see it as it is written`, hint: hint ?? plain }
}
