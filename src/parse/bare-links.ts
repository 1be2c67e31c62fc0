import type { Link, Nodes, Parent, PhrasingContent, Root, Text } from 'mdast'
import type { Data, Processor } from 'unified'
import { walk } from './walk.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, readonly unknown[]>
type State = ReturnType<Construct['tokenize']>
type Code = Parameters<State>[0]
type Effects = Parameters<Construct['tokenize']>[0]
type Part = Parameters<Effects['attempt']>[0]

/**
 * Chinese sets no space after an address, so a bare one ends before the first punctuation or symbol that is not
 * ASCII: in `见https://a.com/x。后面` GFM's link would swallow the rest of the line. Stands after remark-gfm.
 */
export function bareLinks(this: Processor) {
  const data = this.data()
  data.micromarkExtensions = data.micromarkExtensions?.map(shortenAddresses) ?? []
  return cutLateLinks
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
      const leave = (next: State): State => {
        return () => {
          inside = false
          return next(truth)
        }
      }
      const guard = (state: State): State => {
        return code => {
          truth = code
          const next = state(endsAddress(code) ? null : code)
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

/** Characters arrive as UTF-16 units: the three surrogates that open the planes of emoji and symbols end it too. */
function endsAddress(code: Code): boolean {
  if (code === null || code < 0x80) return false
  if (code >= 0xd83c && code <= 0xd83e) return true
  return (code < 0xd800 || code > 0xdfff) && addressEnd.test(String.fromCharCode(code))
}

const addressEnd = /[^\P{P}\x21-\x7E]|[^\P{S}\x21-\x7E]|\u3000/u

/** mdast-util-gfm finds some more in finished text; those links have no position, and are cut here. */
function cutLateLinks(tree: Root) {
  walk<Nodes>(tree, node => {
    if (!('children' in node) || !node.children.some(isLate)) return
    const parent: Parent = node
    parent.children = parent.children.flatMap(
      (child): Parent['children'] => (isLate(child) && cut(child)) || [child],
    )
  })
}

function isLate(node: Nodes): node is Link {
  return node.type === 'link' && !node.position
}

function cut(link: Link): PhrasingContent[] | undefined {
  const [label] = link.children
  if (label?.type !== 'text') return undefined
  if (link.url.startsWith('xmpp:')) return [label]
  const end = label.value.search(addressEnd)
  if (end < 0) return undefined
  const dropped = label.value.length - end
  const rest: Text = { type: 'text', value: label.value.slice(end) }
  const kept: Text = { type: 'text', value: label.value.slice(0, end) }
  return [{ ...link, url: link.url.slice(0, -dropped), children: [kept] }, rest]
}
