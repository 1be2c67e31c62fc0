import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { VFile } from 'vfile'
import type { DirectiveHole } from '../../model/article.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Directive, DirectiveForm } from '../../model/plugin.ts'
import { didYouMean } from '../../text/nearest.ts'
import { findingsOf } from '../tree/holes.ts'
import { placeFinder, positionOf } from '../tree/place.ts'
import { walk } from '../tree/walk.ts'
import { checkAddresses, readAttributes } from './attributes.ts'
import { type Directives, formsOf } from './meant.ts'
import { otherName, shownAs } from './names.ts'
import { type Parts, partsOf } from './parts.ts'
import { most, strayLines } from './stray-lines.ts'

export type DirectiveNode = ContainerDirective | LeafDirective | TextDirective

/** A directive with what is known of it, for complaints. */
export interface Written {
  readonly node: DirectiveNode
  readonly form: DirectiveForm
  readonly parts: Parts
  /** Where it begins in the text. */
  readonly start: number
  readonly tell: Tell
}

/** Complains of a part of a directive, by offsets in it. */
export type Tell = (
  code:
    | 'directive/unknown'
    | 'directive/syntax'
    | 'directive/fence'
    | 'directive/form'
    | 'directive/attribute',
  message: string,
  part: { readonly start: number; readonly end: number },
  hint?: string,
) => void

/** Checks directives and makes holes of them. Stands before all that looks for what was left over. */
export function directiveHoles(directives: Directives) {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const { diagnostics } = findingsOf(file)
    const before = diagnostics.length
    const placeOf = placeFinder(source)
    walk<Nodes>(tree, node => {
      if (!isDirective(node)) return
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? start
      const written = source.slice(start, end)
      const tell: Tell = (code, message, part, hint) => {
        const place = { file: '', ...placeOf(start + part.start, start + part.end) }
        diagnostics.push(diagnostic(code, message, place, hint === undefined ? {} : { hint }))
      }
      makeHole(
        { node, form: formOf(node), parts: partsOf(written), start, tell },
        written,
        source,
        directives,
        file,
      )
    })
    diagnostics.push(...strayLines(tree, source, directives))
    const own = diagnostics.splice(before)
    own.sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0))
    diagnostics.push(...own.slice(0, most))
  }
}

export function isDirective(node: Nodes): node is DirectiveNode {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective'
}

export function formOf({ type }: DirectiveNode): DirectiveForm {
  return type === 'containerDirective' ? 'container' : type === 'leafDirective' ? 'leaf' : 'text'
}

function makeHole(written: Written, text: string, source: string, directives: Directives, file: VFile): void {
  const { node, form, parts, start, tell } = written
  const head = { start: 0, end: text.split('\n', 1)[0]?.length ?? 0 }
  noteSyntax(written, text)
  if (form === 'container' && !isClosed(text, parts.colons)) {
    tell('directive/fence', `":::${parts.name}" does not end`, head, unclosedHint(parts.colons))
  }
  const directive = Object.hasOwn(directives, parts.name) ? directives[parts.name] : undefined
  if (directive === undefined) {
    const known = Object.keys(directives)
    const near = didYouMean(parts.name, known, one => `"${shownAs(one, directives[one], form)}"`)
    const name = { start: parts.colons, end: parts.colons + parts.name.length }
    tell(
      'directive/unknown',
      `there is no directive "${parts.name}"`,
      name,
      near ?? otherName(parts.name, directives),
    )
    return
  }
  if (!formsOf(directive).includes(form)) {
    const hint = `write ${formsOf(directive)
      .map(one => shownAs(parts.name, directive, one))
      .join(' or ')}`
    tell('directive/form', `"${parts.name}" is not written ${formNames[form]}`, head, hint)
  }
  checkLabel(written, directive, head)
  const read = readAttributes(written, directive)
  if (form === 'text' && parts.braces === undefined && source.charAt(start + text.length) === '{') {
    const end = text.length + (/^[^}\n]*\}?/.exec(source.slice(start + text.length))?.[0].length ?? 1)
    tell(
      'directive/syntax',
      `the braces of "${parts.name}" cannot be read`,
      { start: text.length, end },
      bracesHint,
    )
  }
  const findings = findingsOf(file)
  const { attributes, addresses } = checkAddresses(read, directive, positionOf(node), findings.diagnostics)
  const hole: DirectiveHole = {
    ...{ kind: 'directive', name: parts.name, form, attributes, addresses, label: [], content: [] },
    ...positionOf(node),
  }
  findings.holes.push(hole)
  node.data = { ...node.data, hProperties: { dataDirective: String(findings.holes.length - 1) } }
}

const bracesHint = 'write {key=value} or {key="some words"}, with quotes of ASCII'

const formNames: Readonly<Record<DirectiveForm, string>> = {
  container: 'around blocks',
  leaf: 'alone on a line',
  text: 'in a sentence',
}

function unclosedHint(colons: number): string {
  return `end it with a line of ${colons} colons; what stands around other containers needs more colons than they have`
}

function checkLabel(
  { form, parts, tell, node }: Written,
  directive: Directive,
  head: { start: number; end: number },
): void {
  const { label, name } = parts
  if (directive.label === 'none' && label !== undefined) {
    tell(
      'directive/form',
      `"${name}" takes no label`,
      { start: label.start - 1, end: label.end + 1 },
      'leave the brackets out',
    )
  }
  if (directive.label === 'required' && (label === undefined || label.text.trim() === '')) {
    const hint = `write ${shownAs(name, directive, form)}`
    tell(
      'directive/form',
      `"${name}" has no label`,
      node.type === 'textDirective' ? { start: 0, end: head.end } : head,
      hint,
    )
  }
}

/** Whether the last line of a container ends it. */
function isClosed(text: string, colons: number): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1)
  const [, found = ''] = text.includes('\n') ? (/^[\s>]*(:+)[ \t]*$/.exec(last) ?? []) : []
  return found.length >= colons
}

/** Marks what readers do not see; and the paragraph in front of a container, which is its label. */
function noteSyntax({ node, form, parts, start }: Written, text: string): void {
  const { label, name, colons } = parts
  const head = form === 'text' ? text.length : (text.split('\n', 1)[0]?.length ?? 0)
  const syntax: [number, number][] =
    label === undefined
      ? [[start, start + head]]
      : [
          [start, start + label.start],
          [start + label.end, start + head],
        ]
  if (form === 'container' && isClosed(text, colons))
    syntax.push([start + text.lastIndexOf('\n') + 1, start + text.length])
  if (name !== '') node.data = { ...node.data, syntax }
}

/** The label of a container, and what stands in it. */
export function splitContainer({ children }: ContainerDirective): {
  readonly label: readonly PhrasingContent[]
  readonly content: ContainerDirective['children']
} {
  const [first] = children
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  return isLabel
    ? { label: (first as Paragraph).children, content: children.slice(1) }
    : { label: [], content: children }
}
