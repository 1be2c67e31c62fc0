/**
 * Why an SVG picture could do more than show a picture, or undefined. Opened by its own address it is a document
 * of the site: a script in it acts as the newsroom.
 */
export function svgDanger(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes)
  if (text === undefined) return 'it is not UTF-8'
  // Browsers read character references first and skip control characters within a URL's scheme.
  const read = text.replace(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (_, hex?: string, decimal?: string) =>
    character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  )
  return rules.find(([, pattern]) => pattern.test(read))?.[0] ?? outside(read)
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function character(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\uFFFD'
}

/** Within a picture `#part`, embedded pixels and letters are all that a reference may be. */
function outside(text: string): string | undefined {
  const references = text.matchAll(/(?:[\s"'/:](?:href|src)\s*=\s*["']?|url\(\s*["']?)\s*([^\s"'>)]*)/gi)
  for (const [, target = ''] of references) {
    if (
      !/^(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif)|font\/\w+|application\/(?:x-)?font-\w+)[;,]|$)/i.test(
        target,
      )
    ) {
      return `it refers to "${target.slice(0, 60)}"`
    }
  }
  return undefined
}

const rules: readonly (readonly [string, RegExp])[] = [
  ['it defines entities', /<!ENTITY|<!DOCTYPE[^>]*\[/i],
  ['it declares an encoding other than UTF-8', /^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i],
  ['it has a script', /<(?:[\w.-]+:)?(?:script|handler|listener)\b/i],
  ['it has HTML in it', /<(?:[\w.-]+:)?(?:foreignObject|iframe|embed|object|html|body|meta|base|link)\b/i],
  ['it has an event handler', /[\s"'/]on[a-z]+\s*=/i],
  [
    'it has an animation of a link or an event handler',
    /attributeName\s*=\s*["']?\s*(?:[\w.-]+:)?(?:href|on)/i,
  ],
  [
    'it has a javascript: address',
    /j[\s\x00-\x1F]*a[\s\x00-\x1F]*v[\s\x00-\x1F]*a[\s\x00-\x1F]*s[\s\x00-\x1F]*c[\s\x00-\x1F]*r[\s\x00-\x1F]*i[\s\x00-\x1F]*p[\s\x00-\x1F]*t[\s\x00-\x1F]*:/i,
  ],
  ['it has a style sheet from elsewhere', /<\?xml-stylesheet|@import/i],
]
