/**
 * Writes `>` in text as `&gt;`, which the serialiser leaves as it is: browsers do not mind, checkers of HTML do.
 * Attribute values are quoted with `"` by the serialiser, so a tag ends where this says.
 */
export function encodeText(html: string): string {
  return html.replace(/<[^>"]*(?:"[^"]*"[^>"]*)*>|>/g, found => (found === '>' ? '&gt;' : found))
}
