import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Position } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { findingsOf } from './holes.ts'
import { positionOf } from './place.ts'
import { walk } from './walk.ts'

const comment = /<!--(?:>|->|.*?-->)/gs

/** Raw HTML is left out of what is published; editors learn where, so that no word is lost in silence. */
export function rawHtml() {
  return (tree: Root, file: VFile) => {
    walk<Nodes>(tree, node => {
      if (node.type === 'html')
        findingsOf(file).diagnostics.push(...lossesIn(node.value, () => positionOf(node)))
    })
  }
}

/** What an editor should know of a piece of HTML that is left out: one diagnostic, or none. */
export function lossesIn(html: string, place: () => Position): Diagnostic[] {
  const left = html.replace(comment, '').trim()
  // Closing tags go with the opening tag that was complained about.
  if (left === '' || /^(?:<\/[a-z][^<>]*>\s*)+$/i.test(left)) return []
  const [name] = left.match(/^<[!?/]?[a-z][a-z0-9-]*/i) ?? []
  const message = left.startsWith('<!--')
    ? 'this comment does not end, and the rest of the text is lost in it'
    : `the HTML "${name ?? left.slice(0, 20)}${name ? '>' : ''}" is left out`
  return [diagnostic('markdown/html', message, { file: '', ...place() })]
}
