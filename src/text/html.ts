import { canRun } from './addresses.ts'
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

/** Where in a piece of HTML a value stands. */
type Interpolation = 'text' | 'attribute'

/** How far a piece of HTML has been read. */
interface Scan {
  /** `raw` is within an element whose text is no HTML. */
  state: 'text' | 'tag' | 'value' | 'raw' | 'comment'
  element: string
  attribute: string
  quote: string
  /** Where in what is written the value of the attribute began, and whether there is something in it that came from outside. */
  begin: number
  isFilled: boolean
}

/** The pieces with what is written between them. Throws where a value stands in a place in which nothing could make it safe. */
function scanMarkup(
  pieces: readonly string[],
  write: (index: number, place: Interpolation) => string,
): string {
  const scan: Scan = { state: 'text', element: '', attribute: '', quote: '', begin: 0, isFilled: false }
  let written = ''
  for (const [index, piece] of pieces.entries()) {
    for (let at = 0; at < piece.length; ) {
      const end = steps[scan.state](piece, at, scan, written)
      written += piece.slice(at, end)
      at = end
    }
    if (index === pieces.length - 1) break
    if (scan.state === 'text' && /<\/?$/.test(piece)) throw refused('in the name of an element')
    written += write(index, placeOf(scan))
  }
  if (scan.state !== 'text') throw new SyntaxError(`html: it ends within <${scan.element}>`)
  return written
}

function placeOf(scan: Scan): Interpolation {
  const { state, element, attribute } = scan
  if (state === 'text') return 'text'
  if (state === 'value') {
    if (/^(?:on.*|srcdoc)$/.test(attribute)) throw refused(`in ${attribute}="…", which is code`)
    scan.isFilled = true
    return 'attribute'
  }
  if (state === 'tag')
    throw refused(`in the tag <${element}>: write attributes by name, with quotes: title="…"`)
  throw refused(state === 'raw' ? `in <${element}>, which is code` : 'in a comment')
}

/** For each state, reads on to the end of something and says where that is. */
const steps: Record<Scan['state'], (piece: string, at: number, scan: Scan, written: string) => number> = {
  text(piece, at, scan) {
    const [tag = '', name] = match(/<(?:!--|\/?([a-z][^\s/>]*))/gi, piece, at)
    if (tag === '') return piece.length
    scan.element = name === undefined ? '!--' : name.toLowerCase()
    scan.state = name === undefined ? 'comment' : 'tag'
    return piece.indexOf(tag, at) + tag.length
  },
  tag(piece, at, scan, written) {
    const [all = '', name = '', quote] = match(
      /([^\s"'<>/=]+)(?:\s*=\s*(?:(["'])|[^\s"'<>=`]+))?|[^>]/gy,
      piece,
      at,
    )
    if (all === '') {
      const isBegin = !piece.slice(0, at + 1).endsWith(`/>`)
      scan.state = isBegin && code.has(scan.element) && !/<\/[^<]*$/.test(written) ? 'raw' : 'text'
      return at + 1
    }
    if (quote === undefined) return at + all.length
    scan.state = 'value'
    scan.attribute = name.toLowerCase()
    scan.quote = quote
    scan.begin = written.length + all.length
    scan.isFilled = false
    return at + all.length
  },
  value(piece, at, scan, written) {
    const end = piece.indexOf(scan.quote, at)
    if (end < 0) return piece.length
    if (scan.isFilled) judge(scan, written.slice(scan.begin) + piece.slice(at, end))
    scan.state = 'tag'
    return end + 1
  },
  raw(piece, at, scan) {
    const [tag = ''] = match(new RegExp(`</${scan.element}(?=[\\s/>])`, 'gi'), piece, at)
    if (tag === '') return piece.length
    scan.state = 'tag'
    return piece.indexOf(tag, at) + tag.length
  },
  comment(piece, at, scan) {
    const end = piece.indexOf('-->', at)
    if (end < 0) return piece.length
    scan.state = 'text'
    return end + 3
  },
}

const code: ReadonlySet<string> = new Set([
  'script',
  'style',
  'iframe',
  'noscript',
  'noembed',
  'noframes',
  'xmp',
])

function match(pattern: RegExp, piece: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(piece) ?? []
}

/** Pictures may be written into an address, but for those a reader is sent to. */
function judge({ element, attribute }: Scan, value: string): void {
  if (!addresses.has(attribute)) return
  const address = value.replace(/&(?:amp|lt|gt|quot|#39);/g, one => references[one] ?? one)
  const isPicture = pictures.has(`${element} ${attribute}`) && /^data:image\/[a-z+.-]+[;,]/i.test(address)
  if (!isPicture && canRun(address))
    throw refused(`in ${attribute}="${address.slice(0, 40)}", which could run something`)
}

const addresses: ReadonlySet<string> = new Set(
  'href src action formaction data cite poster ping xlink:href background manifest'.split(' '),
)
const pictures: ReadonlySet<string> = new Set(['img src', 'source src', 'video poster', 'image href'])

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function refused(where: string): Error {
  return new SyntaxError(`html: no value may stand ${where}`)
}
