import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'
import { normalizeUri } from 'micromark-util-sanitize-uri'
import type { VFile } from 'vfile'
import type { Hole, Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { canRun, isInert, schemeOf } from '../../text/addresses.ts'
import { meantAddress } from '../../text/meant-address.ts'
import { autolinkMarker, type Findings, findingsOf, referenceMarker } from './holes.ts'
import { positionOf } from './place.ts'
import { walk } from './walk.ts'

type Reference = Link | LinkReference | Image | ImageReference

/** What `refer` wants to know of a link or picture. */
interface Referring {
  readonly type: Reference['type']
  readonly alt: string | null | undefined
  readonly place: () => Position
  /** How a description is written, where it is not written as Markdown has it. */
  readonly altHint?: string
}

/** Makes holes of links and pictures of this site, and complains of those that must not be published. */
export function references() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    const definitions = definitionsOf(tree)
    walk<Nodes>(tree, node => {
      if (node.type === 'link' && isStrangeAutolink(node, file)) markAutolink(node, findings)
      else if (node.type === 'link' || node.type === 'image') mark(node, node, node.url, findings)
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

/** `<SOFA:Lib>` is an address to Markdown, and most often nothing of the kind to whoever typed it. */
function isStrangeAutolink(node: Link, file: VFile): boolean {
  const start = node.position?.start.offset
  return start !== undefined && String(file).charAt(start) === '<' && reachOf(node.url) === 'other'
}

/** Whether it becomes a link is the site's affair; its words are those that were typed. */
function markAutolink(node: Link, { holes }: Findings): void {
  holes.push({ kind: 'autolink', target: node.url, ...positionOf(node) })
  node.children = [{ type: 'text', value: `<${node.url}>` }]
  setAttribute(node, 'href', autolinkMarker(holes.length - 1))
}

/**
 * The address that a link or picture may carry, or the hole in its place, or neither where it must not be
 * published; holes and complaints are added to the findings. Whether a scheme that we do not know is allowed is the
 * site's affair, and whether an address of the web is its own, so these are holes.
 */
export function refer(
  node: Referring,
  target: string,
  { holes, diagnostics, addresses }: Findings,
): { readonly hole?: Hole & { readonly kind: 'link' | 'image' | 'web' }; readonly address?: string } {
  const isImage = node.type === 'image' || node.type === 'imageReference'
  const reach = isImage ? reachOfPicture(target) : reachOf(target)

  if (isImage && !node.alt?.trim()) {
    diagnostics.push(
      diagnostic(
        'image/alt',
        `the picture "${shown(target)}" has no description`,
        { file: '', ...node.place() },
        node.altHint === undefined ? {} : { hint: node.altHint },
      ),
    )
  }
  if (reach === 'site' || reach === 'other') {
    const hole = { kind: isImage ? 'image' : 'link', target, ...node.place() } as const
    holes.push(hole)
    return { hole }
  }
  if (reach === 'unsafe') {
    diagnostics.push(unsafe(target, isImage, node.place()))
    return {}
  }
  if (isImage) {
    const message = `the picture "${shown(target)}" is on another site`
    diagnostics.push(diagnostic('image/remote', message, { file: '', ...node.place() }))
  }
  // Sanitising knows schemes in lower case only.
  const isLower = target.startsWith('https:')
  const address = isLower ? target : target.replace(/^[a-z][a-z0-9+.-]*:/i, scheme => scheme.toLowerCase())
  if (isImage || !/^(?:https?:)?\/\//.test(address)) {
    addresses?.add(encoded(address))
    return { address }
  }
  // Whether it is this site's own is for the site to say.
  const hole = { kind: 'web', target: encoded(address), ...node.place() } as const
  holes.push(hole)
  return { hole }
}

/** As it may stand in an attribute. */
export function encoded(address: string): string {
  return /^[!#$&-;=?-Z_a-z~]*$/.test(address) ? address : normalizeUri(address)
}

/**
 * Whether an address leads into this site, to another, by a scheme that not every site allows, or nowhere a reader
 * should be sent. Browsers drop tabs and newlines from addresses and spaces and controls from their beginning, and read
 * `\` as `/`: so do we.
 */
export function reachOf(address: string): 'site' | 'away' | 'other' | 'unsafe' {
  const seen = address.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '')
  if (/^(?:https?:)?\/\/[^/\\]/i.test(seen)) return seen === address ? 'away' : 'unsafe'
  if (canRun(seen)) return 'unsafe'
  const scheme = schemeOf(seen)
  if (scheme === undefined) return /^[/\\]{2}/.test(seen) ? 'unsafe' : 'site'
  // One letter is a drive of somebody's machine.
  if (seen !== address || scheme.length < 2 || /^https?$/.test(scheme)) return 'unsafe'
  return isInert(scheme) ? 'away' : 'other'
}

/** Pictures come from the web or from this site, and from nowhere else. */
function reachOfPicture(address: string): 'site' | 'away' | 'unsafe' {
  const reach = reachOf(address)
  if (reach === 'other') return 'unsafe'
  return reach === 'away' && !/^(?:https?:)?\/\//i.test(address) ? 'unsafe' : reach
}

function unsafe(target: string, isImage: boolean, place: Position): Diagnostic {
  const message = `the address "${shown(target)}" is not safe to publish`
  const hint = unsafeHint(target, isImage)
  return diagnostic('link/unsafe', message, { file: '', ...place }, hint === undefined ? {} : { hint })
}

function unsafeHint(target: string, isImage: boolean): string | undefined {
  const what = isImage ? 'picture' : 'file'
  const name = isImage ? '![…](pic.jpg)' : '[…](file.pdf)'
  if (/^\s*(?:file:|[a-z]:|\\\\)/i.test(target)) {
    return `only your machine has it: put the ${what} beside the article, and write its name alone: ${name}`
  }
  if (isImage && /^\s*(?:data|blob):/i.test(target)) {
    return `save the picture as a file beside the article, and write its name: ${name}`
  }
  const meant = meantAddress(target)
  return meant === undefined ? undefined : `did you mean "${shown(meant)}"?`
}

/** remark-rehype lets these stand in place of the attribute it makes; `undefined` takes it away. */
function setAttribute(node: Reference, name: 'href' | 'src', value: string | undefined): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, [name]: value } }
}

function shown(target: string): string {
  const visible = target.replace(/[\0-\x1F]/g, '')
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible
}
