import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { findingsOf } from '../tree/holes.ts'
import { walk } from '../tree/walk.ts'

/** From now on addresses that are judged are noted, so that those that plugins make are told from them. */
export function noteAddresses() {
  return (_: Root, file: VFile) => {
    findingsOf(file).addresses = new Set()
  }
}

/** Notes which words that are told of are text, before plugins make something of them. */
export function noteWords() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    if (findings.told === undefined || findings.told.length === 0) return
    const text = textOf(tree)
    findings.told = findings.told.filter(({ words }) => text.includes(words))
  }
}

/** What plugins have made something of is no leftover. */
export function forgetUsedWords() {
  return (tree: Root, file: VFile) => {
    const { told = [], diagnostics } = findingsOf(file)
    if (told.length === 0) return
    const text = textOf(tree)
    for (const { diagnostic, words } of told) {
      if (!text.includes(words)) diagnostics.splice(diagnostics.indexOf(diagnostic), 1)
    }
  }
}

function textOf(tree: Root): string {
  const texts: string[] = []
  walk<Nodes>(tree, node => {
    if (node.type === 'text') texts.push(node.value)
  })
  return texts.join('')
}

/** What plugins have made stands, for whoever complains of it, where that stands which it is in. */
export function placeNodes() {
  return (tree: Root) => {
    const visit = (node: Nodes, position: Nodes['position']): void => {
      node.position ??= position
      if ('children' in node) for (const child of node.children) visit(child, node.position)
    }
    visit(tree, undefined)
  }
}
