import { type Interpolation, scanMarkup } from './html-places.ts'
import { escapeHtml } from './safe.ts'

/** A symbol that data cannot have, and that is the same wherever this module is loaded. */
const brand: unique symbol = Symbol.for('diglot.safe-html') as never

/** HTML that is known to be safe: made by `html`, or what Diglot has made of Markdown. */
export interface SafeHtml {
  readonly [brand]: true
  readonly safe: string
}

/**
 * HTML as its author writes it, with values in it that are not trusted: text is escaped, HTML made by `html` stands as it is,
 * lists are joined, and null, undefined and false are nothing. In an attribute a value stands in quotes, and HTML is its words
 * there. Throws for values where nothing could make them safe, for addresses that run something, and for objects, which have
 * no text.
 */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): SafeHtml {
  return trusted(scanMarkup(strings, (index, place) => written(values[index], place)))
}

/**
 * HTML that is safe for another reason than that `html` made it: a part of what was, or what a library has made. Nobody looks
 * at it again, so nothing that others have written may be in it.
 */
export function trusted(safe: string): SafeHtml {
  return Object.freeze({ [brand]: true as const, safe })
}

export function isSafeHtml(value: unknown): value is SafeHtml {
  return typeof value === 'object' && value !== null && brand in value
}

function written(value: unknown, place: Interpolation): string {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(one => written(one, place)).join('')
  if (isSafeHtml(value)) return place === 'text' ? value.safe : wordsOf(value.safe)
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`html: ${kindOf(value)} has no text; write what of it is to be shown`)
  }
  return escapeHtml(String(value))
}

/** HTML as the value of an attribute. */
function wordsOf(safe: string): string {
  return safe
    .replace(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g, '')
    .replace(/[<>"']/g, escapeHtml)
    .trim()
}

function kindOf(value: object | symbol): string {
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'symbol') return 'a symbol'
  return value instanceof Promise ? 'a promise' : `an object (${Object.keys(value).slice(0, 5).join(', ')})`
}
