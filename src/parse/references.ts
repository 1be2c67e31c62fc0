import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { diagnostic } from '../model/diagnostic.ts'
import { type Findings, findingsOf, referenceMarker } from './holes.ts'
import { placeOf, positionOf } from './place.ts'
import { walk } from './walk.ts'

type Reference = Link | LinkReference | Image | ImageReference

/** Makes holes of links and pictures of this site, and complains of those that must not be published. */
export function references() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    const definitions = definitionsOf(tree)
    walk<Nodes>(tree, node => {
      if (node.type === 'link' || node.type === 'image') refer(node, node, findings)
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        refer(node, definitions.get(node.identifier.toUpperCase()), findings)
      }
    })
  }
}

/** By identifier; of two, the first counts, as CommonMark says. */
function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  walk<Nodes>(tree, node => {
    if (node.type !== 'definition') return
    const key = node.identifier.toUpperCase()
    if (!definitions.has(key)) definitions.set(key, node)
  })
  return definitions
}

function refer(node: Reference, resource: Link | Image | Definition | undefined, findings: Findings): void {
  if (!resource) return
  const isImage = node.type === 'image' || node.type === 'imageReference'
  const attribute = isImage ? 'src' : 'href'
  const target = resource.url
  const reach = isImage && /^(?:mailto|tel):/i.test(target) ? 'unsafe' : reachOf(target)
  const { holes, diagnostics } = findings

  if (isImage && !node.alt?.trim()) {
    diagnostics.push(
      diagnostic('image/alt', `the picture "${shown(target)}" has no description`, placeOf(node)),
    )
  }
  if (reach === 'site') {
    setAttribute(node, attribute, referenceMarker(holes.length))
    holes.push({ kind: isImage ? 'image' : 'link', target, ...positionOf(node) })
  } else if (reach === 'unsafe') {
    setAttribute(node, attribute, undefined)
    const message = `the address "${shown(target)}" is not safe to publish`
    diagnostics.push(diagnostic('link/unsafe', message, placeOf(node)))
  } else {
    // Sanitising knows schemes in lower case only.
    resource.url = target.replace(/^[a-z]+:/i, scheme => scheme.toLowerCase())
    if (isImage) {
      const message = `the picture "${shown(target)}" is on another site`
      diagnostics.push(diagnostic('image/remote', message, placeOf(node)))
    }
  }
}

/**
 * Whether an address leads into this site, to another, or nowhere a reader should be sent. Browsers drop tabs
 * and newlines from addresses and spaces and controls from their beginning, and read `\` as `/`: so do we.
 */
export function reachOf(address: string): 'site' | 'away' | 'unsafe' {
  const seen = address.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '')
  if (/^(?:https?:)?\/\/[^/\\]/i.test(seen) || /^(?:mailto|tel):/i.test(seen)) {
    return seen === address ? 'away' : 'unsafe'
  }
  return /^[a-z][a-z0-9+.-]*:/i.test(seen) || /^[/\\]{2}/.test(seen) ? 'unsafe' : 'site'
}

/** remark-rehype lets these stand in place of the attribute it makes; `undefined` takes it away. */
function setAttribute(node: Reference, name: 'href' | 'src', value: string | undefined): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, [name]: value } }
}

function shown(target: string): string {
  const visible = target.replace(/[\0-\x1F]/g, '')
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible
}
