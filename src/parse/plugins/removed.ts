import type { Element, Nodes, Root } from 'hast'
import type { VFile } from 'vfile'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { findingsOf } from '../tree/holes.ts'
import { walk } from '../tree/walk.ts'

/** Two steps around sanitising, which is silent: what of the plugins' HTML it takes out is told, once for each thing. */
export function watchRemoval(plugins: readonly string[]) {
  const trees = new WeakMap<VFile, Root>()
  const before = () => (tree: Root, file: VFile) => {
    trees.set(file, tree)
  }
  const behind = () => (tree: Root, file: VFile) => {
    const whole = trees.get(file)
    // Sanitising makes a tree of its own. Nearly always all is there.
    if (whole === undefined || sizeOf(whole) === sizeOf(tree)) return
    findingsOf(file).diagnostics.push(...removedFrom(whole, tree, plugins))
  }
  return { before, behind }
}

function sizeOf(tree: Root): number {
  let size = 0
  walk<Nodes>(tree, node => {
    if (node.type === 'raw') size++
    if (node.type !== 'element') return
    size++
    for (const [, value] of propertiesOf(node)) size += Array.isArray(value) ? 1 + value.length : 1
  })
  return size
}

/** Sanitising adds to boxes what they must have. */
function propertiesOf({ tagName, properties }: Element): [string, unknown][] {
  return Object.entries(properties).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== null &&
      value !== false &&
      !(tagName === 'input' && (name === 'disabled' || name === 'type')),
  )
}

function removedFrom(whole: Root, left: Root, plugins: readonly string[]): Diagnostic[] {
  const counts = countsOf(left)
  const lost = new Map<string, Thing>()
  for (const [key, thing] of countsOf(whole)) {
    const isLost = thing.count > (counts.get(key)?.count ?? 0)
    // With an element its attributes are lost, and with an attribute its values.
    if (isLost && (thing.within === '' || !lost.has(thing.within))) lost.set(key, thing)
    else if (isLost) lost.set(key, { ...thing, said: '' })
  }
  const [first = ''] = plugins
  const makers =
    plugins.length === 1
      ? `plugin "${first}" makes`
      : `one of the plugins ${plugins.map(name => `"${name}"`).join(', ')} makes`
  return [...lost.values()]
    .filter(({ said }) => said !== '')
    .map(({ said }) => diagnostic('plugin/unsafe', `${makers} ${said}, which is not published`, { file: '' }))
}

interface Thing {
  readonly said: string
  /** Key of what it is a part of. */
  readonly within: string
  readonly count: number
}

function countsOf(tree: Root): Map<string, Thing> {
  const counts = new Map<string, Thing>()
  const count = (within: string, name: string, said: string): string => {
    const key = `${within}\0${name}`
    counts.set(key, { said, within, count: (counts.get(key)?.count ?? 0) + 1 })
    return key
  }
  walk<Nodes>(tree, node => {
    if (node.type === 'raw') count('', 'raw', 'HTML as text')
    if (node.type !== 'element') return
    const element = count('', node.tagName, `<${node.tagName}>`)
    for (const [name, value] of propertiesOf(node)) {
      const attribute = count(element, name, `the attribute "${name}" of <${node.tagName}>`)
      if (!Array.isArray(value)) continue
      for (const one of value)
        count(attribute, String(one), `the value "${one}" of "${name}" of <${node.tagName}>`)
    }
  })
  return counts
}
