/**
 * Freezes a value with all that is in it, and gives it back. Plain objects and lists alone: bytes cannot be frozen, and what has a
 * class of its own looks after itself.
 */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (!Array.isArray(value)) {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) return value
  }
  Object.freeze(value)
  // What a getter would give is made when somebody asks.
  for (const { value: inner } of Object.values(Object.getOwnPropertyDescriptors(value))) deepFrozen(inner)
  return value
}
