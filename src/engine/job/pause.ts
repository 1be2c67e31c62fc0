import { setImmediate } from 'node:timers/promises'

/**
 * Lets whatever waits have its turn. Whoever parses many files must pause now and then: memory of the native parser is
 * given back only between two events, and would gather to 20 KB an article.
 */
export function pause(): Promise<void> {
  return setImmediate()
}
