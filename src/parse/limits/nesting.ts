import type { Nodes, Root } from 'mdast'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { positionOf } from '../tree/place.ts'

/** Thrown for a text in which something stands within something else too many times. */
export class TooDeep extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

/**
 * All that is done with a tree recurses, and a thread has another stack than the process: a depth that is always the
 * same is refused before anything could depend on that.
 */
export function notTooDeep() {
  return (tree: Root) => {
    let level: readonly Nodes[] = [tree]
    for (let depth = 0; level.length > 0; depth++) {
      const [first] = level
      if (depth > depthLimit && first !== undefined) throw new TooDeep(tooDeep(first))
      const next: Nodes[] = []
      for (const node of level) {
        if ('children' in node) for (const child of node.children) next.push(child)
      }
      level = next
    }
  }
}

/** Twice what quotations and lists alone may have. */
const depthLimit = 200

function tooDeep(node: Nodes): Diagnostic {
  const message = `something stands within something else more than ${depthLimit} times here`
  const hint = 'remove emphasis, links, lists or quotations that stand within each other'
  return diagnostic('markdown/limits', message, { file: '', ...positionOf(node) }, { hint })
}
