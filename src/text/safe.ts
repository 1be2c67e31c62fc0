/** Text for HTML content and quoted attributes. Few texts have anything to escape, and to ask costs less than to replace. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, found => entities[found] ?? found) : text
}

/**
 * Text for XML content and quoted attributes: escaped, well-formed, and without what XML 1.0 cannot carry
 * (https://www.w3.org/TR/xml/#charsets).
 */
export function escapeXml(text: string): string {
  const written = escapeHtml(text)
  if (!/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/.test(written)) return written
  return wellFormed(written).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
}

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the element. */
export function scriptJson(value: unknown): string {
  let json = JSON.stringify(value)
  // One after the other: few texts have any, and a search for one letter is much faster than one for several.
  for (const [letter, written] of unsafeInScripts) {
    if (json.includes(letter)) json = json.replaceAll(letter, written)
  }
  return json
}

const unsafeInScripts = ['<', '>', '&', '\u2028', '\u2029'].map(
  letter => [letter, `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`] as const,
)

/** The URL if it is an absolute http or https one, else null; parsed as browsers do (WHATWG URL). */
export function webUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}

/** Why a relative path may not be used below a folder, or null if it may. Checked after decoding, before joining. */
export function unsafePath(path: string): string | null {
  if (plain.test(path)) return null
  if (path === '') return 'it is empty'
  if (/[\u0000-\u001F\u007F]/.test(path)) return 'it has a control character'
  if (path.includes('\\')) return 'it has a backslash'
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it is absolute'
  const parts = path.split('/')
  if (parts.includes('..') || parts.includes('.')) return 'it has a "." or ".." part'
  if (parts.includes('')) return 'it has an empty part'
  return null
}

/** Most paths, as one look tells. */
const plain = /^[\w\u4E00-\u9FFF]+(?:[-./][\w\u4E00-\u9FFF]+)*$/

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
