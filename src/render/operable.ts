import type { Queries } from '../model/queries.ts'
import { escapeHtml } from '../text/safe.ts'
import { stringOf } from './page/vocabulary.ts'

/**
 * Safe HTML as a page shows it to everybody: listings and tables, which may be wider than a screen, can be reached and scrolled
 * by keyboard, and boxes of tasks say what they are. A table is put into an element that scrolls, since one that scrolls
 * itself is no table to some readers' programs.
 */
export function operable(html: string, edition: string, ask: Queries): string {
  const named = (key: string): string => ` aria-label="${escapeHtml(stringOf(ask, edition, key, {}))}"`
  // A group, and not a region: a text with many tables is not to have as many landmarks.
  const focusable = (key: string): string => ` tabindex="0" role="group"${named(key)}`
  let found = html
  if (found.includes('<pre')) {
    const begun = `<pre${focusable('text.listing')}`
    found = found.replace(/<pre(?=[ >])/g, () => begun)
  }
  if (found.includes('<table')) {
    const around = `<div class="scroll"${focusable('text.table')}>`
    found = found.replace(/<table[ >]/g, begun => around + begun).replaceAll('</table>', '</table></div>')
  }
  if (found.includes('<input')) {
    const [done, open] = [named('text.done'), named('text.open')]
    found = found.replace(
      /<input type="checkbox"( checked)?/g,
      (box, checked) => box + (checked ? done : open),
    )
  }
  return found
}
