/** Something wrong in a value that somebody wrote, found by its key path so that whoever read the file can point at it. */
export interface Complaint {
  /** e.g. `['editions', 'en', 'title']`. */
  readonly path: readonly string[]
  readonly message: string
  readonly hint?: string
  /** Set where the key itself should not be there: it is to be pointed at, not its value. */
  readonly isUnknownKey?: true
  /** Key paths of what else belongs to it. */
  readonly related?: readonly { readonly path: readonly string[]; readonly message: string }[]
}

/** What a rule finds wrong with a value: a sentence, what to write, and where below the value it is. */
export interface Told {
  /** `it` at its beginning stands for the name of the value, which rules do not know. */
  readonly message: string
  readonly hint?: string | undefined
  readonly path?: readonly string[]
}

/** The value that a rule speaks of, at the beginning of its sentence. */
export const it = '\u0000'

/** A value as messages show it. */
export function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : typeName(value)
}

export function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`
}

/** `"editions.en.title"`, as messages call it. */
export function nameOf(path: readonly string[]): string {
  return path.length === 0 ? 'it' : `"${path.join('.')}"`
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
