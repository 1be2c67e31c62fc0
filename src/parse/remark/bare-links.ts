import type { Link, Nodes, Parent, PhrasingContent, Root, Text } from 'mdast'
import type { Data, Processor } from 'unified'
import type { VFile } from 'vfile'
import { addressLength, endsAddress } from '../emphasis/address-end.ts'
import { walk } from '../tree/walk.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, readonly unknown[]>
type State = ReturnType<Construct['tokenize']>
type Code = Parameters<State>[0]
type Effects = Parameters<Construct['tokenize']>[0]
type Part = Parameters<Effects['attempt']>[0]

/**
 * Chinese sets no space after an address, so a bare one ends where address-end.ts says: in `见https://a.com/x。后面` GFM's
 * link would swallow the rest of the line. Stands after remark-gfm; `cutLinks` sees the tree.
 */
export function bareLinks(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = data.micromarkExtensions?.map(shortenAddresses) ?? []
}

/** Most bare addresses are found while characters are read: there, the constructs are made to stop earlier. */
function shortenAddresses(extension: Extension): Extension {
  if (!extension.text) return extension
  const text = Object.entries(extension.text).map(([code, found]) => [code, shorten(found)])
  return { ...extension, text: Object.fromEntries(text) }
}

function shorten(found: Constructs): Constructs {
  if (Array.isArray(found)) return found.map(one => shortenOne(one))
  return found && shortenOne(found as Construct)
}

/**
 * The states of the construct are told that the text ends where the address should; whoever is called when
 * they are done, the tokenizer first of all, gets the character that truly stands there.
 */
function shortenOne(construct: Construct): Construct {
  if (construct.name !== 'wwwAutolink' && construct.name !== 'protocolAutolink') return construct
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let truth: Code = null
      let inside = true
      const track = addressTrack()
      const leave = (next: State): State => {
        return () => {
          inside = false
          return next(truth)
        }
      }
      const guard = (state: State): State => {
        return code => {
          truth = code
          const next = state(track(this.now().offset, code) ? null : code)
          return inside && next ? guard(next) : next
        }
      }
      const honest = honestEffects(effects, () => truth)
      return guard(construct.tokenize.call(this, honest, leave(ok), leave(nok)))
    },
  }
}

/** The construct tries parts of an address by constructs of their own, which report to the tokenizer too. */
function honestEffects(effects: Effects, truth: () => Code): Effects {
  const honest = (part: Part): Part =>
    'tokenize' in part && typeof part.tokenize === 'function'
      ? {
          ...part,
          tokenize(inner, ok, nok) {
            const { tokenize } = part as Construct
            return tokenize.call(
              this,
              honestEffects(inner, truth),
              () => ok(truth()),
              () => nok(truth()),
            )
          },
        }
      : part
  return {
    ...effects,
    attempt: (part, ok, nok) => effects.attempt(honest(part), ok, nok),
    check: (part, ok, nok) => effects.check(honest(part), ok, nok),
  }
}

/**
 * Whether the address ends before a character. Parsers look ahead and come back, so what was read before it is found
 * by its offset.
 */
function addressTrack(): (offset: number, code: Code) => boolean {
  let first: number | undefined
  let read = ''
  return (offset, code) => {
    first ??= offset
    if (code === null || code < 0x80) {
      if (code !== null && offset - first >= read.length) read += String.fromCharCode(Math.max(code, 0))
      return false
    }
    const before = read.slice(0, offset - first)
    read = before + String.fromCharCode(code)
    return endsAddress(before, read.slice(before.length))
  }
}

/**
 * mdast-util-gfm finds some more in finished text; those links have no position, and are cut here. So are signs that open
 * something, which GFM leaves at the end of an address that Chinese has ended.
 */
export function cutLinks() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    walk<Nodes>(tree, node => {
      if (!('children' in node) || !node.children.some(child => child.type === 'link')) return
      const parent: Parent = node
      parent.children = parent.children.flatMap(
        (child): Parent['children'] => (child.type === 'link' && cut(child, source)) || [child],
      )
    })
  }
}

function cut(link: Link, source: string): PhrasingContent[] | undefined {
  const [label] = link.children
  if (label?.type !== 'text') return undefined
  const isLate = link.position === undefined
  if (isLate && link.url.startsWith('xmpp:')) return [label]
  const end = isLate ? addressLength(label.value) : lengthBeforeOpening(link, label, source)
  const dropped = label.value.length - end
  if (dropped === 0) return undefined
  const rest: Text = { type: 'text', value: label.value.slice(end) }
  const kept: Text = { type: 'text', value: label.value.slice(0, end) }
  return [{ ...link, url: link.url.slice(0, -dropped), children: [kept] }, rest]
}

function lengthBeforeOpening(link: Link, label: Text, source: string): number {
  const { length } = label.value
  const [start, end] = [link.position?.start.offset, link.position?.end.offset]
  // Only a bare one is nothing but its label.
  if (start !== label.position?.start.offset || end === undefined || source.charCodeAt(end) < 0x80)
    return length
  const kept = label.value.search(/[!"'*,.:;?~]*[$(<>[^`{|}]+$/)
  return end < source.length && kept >= 0 ? kept : length
}
