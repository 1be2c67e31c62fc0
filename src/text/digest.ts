import { hash } from 'node:crypto'

/** SHA-256 in hexadecimal, branded so that the digest of one thing cannot be passed for that of another. */
export type Digest<Of extends string> = string & { readonly __digest?: Of }

/** Digest of text (as UTF-8) or bytes. */
export function digest<Of extends string>(data: string | Uint8Array): Digest<Of> {
  return hash('sha256', data, 'hex')
}

/** JSON with sorted keys: equal values have equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(one => canonicalJson(one ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}
