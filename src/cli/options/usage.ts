/** Wrong usage: told in a sentence, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
