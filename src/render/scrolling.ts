import type { Questions } from '../model/questions.ts'
import { escapeHtml } from '../text/safe.ts'
import { stringOf } from './vocabulary.ts'

/**
 * Safe HTML whose listings and tables, which may be wider than a screen, can be reached and scrolled by keyboard. A table is
 * put into an element that scrolls, since one that scrolls itself is no table to some readers' programs.
 */
export function withScrolling(html: string, edition: string, ask: Questions): string {
  let found = html
  if (found.includes('<pre')) {
    const begun = `<pre${focusable('text.listing', edition, ask)}`
    found = found.replace(/<pre(?=[ >])/g, () => begun)
  }
  if (found.includes('<table')) {
    const around = `<div class="scroll"${focusable('text.table', edition, ask)}>`
    found = found.replace(/<table[ >]/g, begun => around + begun).replaceAll('</table>', '</table></div>')
  }
  return found
}

/** Of a group, and not a region: a text with many tables is not to have as many landmarks. */
function focusable(key: string, edition: string, ask: Questions): string {
  return ` tabindex="0" role="group" aria-label="${escapeHtml(stringOf(ask, edition, key, {}))}"`
}
