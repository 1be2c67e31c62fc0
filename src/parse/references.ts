import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Hole, Position } from '../model/article.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { type Findings, findingsOf, referenceMarker } from './holes.ts'
import { positionOf } from './place.ts'
import { walk } from './walk.ts'

type Reference = Link | LinkReference | Image | ImageReference

/** What `refer` wants to know of a link or picture. */
interface Referring {
  readonly type: Reference['type']
  readonly alt: string | null | undefined
  readonly place: () => Position
}

/** Makes holes of links and pictures of this site, and complains of those that must not be published. */
export function references() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    const definitions = definitionsOf(tree)
    walk<Nodes>(tree, node => {
      if (node.type === 'link' || node.type === 'image') mark(node, node, node.url, findings)
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        const definition = definitions.get(node.identifier.toUpperCase())
        if (definition) mark(node, definition.node, definition.url, findings)
      }
    })
  }
}

/** With the address as it is written, which `mark` may change. */
interface Defined {
  readonly node: Definition
  readonly url: string
}

/** By identifier; of two, the first counts, as CommonMark says. */
function definitionsOf(tree: Root): ReadonlyMap<string, Defined> {
  const definitions = new Map<string, Defined>()
  walk<Nodes>(tree, node => {
    if (node.type !== 'definition') return
    const key = node.identifier.toUpperCase()
    if (!definitions.has(key)) definitions.set(key, { node, url: node.url })
  })
  return definitions
}

function mark(
  node: Reference,
  resource: Link | Image | Definition,
  target: string,
  findings: Findings,
): void {
  const attribute = node.type === 'image' || node.type === 'imageReference' ? 'src' : 'href'
  const alt = 'alt' in node ? node.alt : undefined
  const referring: Referring = { type: node.type, alt, place: () => positionOf(node) }
  const { hole, address } = refer(referring, target, findings)
  if (address !== undefined) resource.url = address
  else setAttribute(node, attribute, hole && referenceMarker(findings.holes.length - 1))
}

/**
 * The address that a link or picture may carry, or the hole in its place, or neither where it must not be
 * published; holes and complaints are added to the findings.
 */
export function refer(
  node: Referring,
  target: string,
  { holes, diagnostics }: Findings,
): { readonly hole?: Hole & { readonly kind: 'link' | 'image' }; readonly address?: string } {
  const isImage = node.type === 'image' || node.type === 'imageReference'
  const reach = isImage && /^(?:mailto|tel):/i.test(target) ? 'unsafe' : reachOf(target)

  if (isImage && !node.alt?.trim()) {
    diagnostics.push(
      diagnostic('image/alt', `the picture "${shown(target)}" has no description`, {
        file: '',
        ...node.place(),
      }),
    )
  }
  if (reach === 'site') {
    const hole = { kind: isImage ? 'image' : 'link', target, ...node.place() } as const
    holes.push(hole)
    return { hole }
  }
  if (reach === 'unsafe') {
    const message = `the address "${shown(target)}" is not safe to publish`
    diagnostics.push(diagnostic('link/unsafe', message, { file: '', ...node.place() }))
    return {}
  }
  if (isImage) {
    const message = `the picture "${shown(target)}" is on another site`
    diagnostics.push(diagnostic('image/remote', message, { file: '', ...node.place() }))
  }
  // Sanitising knows schemes in lower case only.
  const isLower = target.startsWith('https:')
  return { address: isLower ? target : target.replace(/^[a-z]+:/i, scheme => scheme.toLowerCase()) }
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
