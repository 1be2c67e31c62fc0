import type { IconFacts } from '../../model/queries.ts'

/**
 * The icons that a site has at the top of `static/`, under the names that browsers and people know. Said where they are,
 * since a browser by itself looks for one at the top of the host, which a site below a sub-directory does not have.
 */
export function iconsOf(statics: Iterable<string>, base: string): IconFacts[] {
  const names = new Set(statics)
  const found = known.filter(({ name }) => names.has(name))
  // Browsers take the last one that they can read: what is sharp at any size comes last.
  return found.map(({ name, rel, type }) => ({ rel, type, href: base + name }))
}

const known = [
  { name: 'apple-touch-icon.png', rel: 'apple-touch-icon', type: 'image/png' },
  { name: 'favicon.ico', rel: 'icon', type: 'image/x-icon' },
  { name: 'favicon.png', rel: 'icon', type: 'image/png' },
  { name: 'favicon.svg', rel: 'icon', type: 'image/svg+xml' },
] as const
