import type { DirectiveHole, Json, Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Directive } from '../../model/plugin.ts'
import { checkDeclarations, declaredReader } from '../../model/schema/declared.ts'
import type { Findings } from '../tree/holes.ts'
import { refer } from '../tree/references.ts'
import type { Written } from './directives.ts'
import { attributesIn, type Part, type WrittenAttribute } from './parts.ts'

type Reader = ReturnType<typeof declaredReader>

/** The values of a directive's braces, checked and converted; everything that is wrong with them is told. */
export function readAttributes(written: Written, directive: Directive): Readonly<Record<string, Json>> {
  const { parts, tell } = written
  const { braces, name } = parts
  const whole = wholeOf(braces, directive)
  const attributes = braces === undefined || whole !== undefined ? [] : attributesIn(braces)
  const raw: Record<string, string> = whole ?? {}
  for (const [index, attribute] of attributes.entries()) {
    if (attributes.findIndex(one => one.name === attribute.name) < index) {
      tell('directive/attribute', `"${attribute.name}" is given twice`, attribute, 'keep one of the two')
    }
    raw[attribute.name] = written.node.attributes?.[attribute.name] ?? ''
    if (/^[“”‘’「『]/.test(raw[attribute.name] ?? '')) {
      tell(
        'directive/attribute',
        `${attribute.text} has quotes that are not of ASCII`,
        attribute,
        `write ${attribute.name}="…"`,
      )
    }
  }
  const { values, complaints } = readerOf(directive)(raw)
  const head = { start: 0, end: parts.colons + name.length }
  for (const { path, message, hint, isUnknownKey } of complaints) {
    const at = attributes.find(one => one.name === path[0])
    if (isUnknownKey && at) tell('directive/attribute', ...unknown(at, name, hint))
    else {
      const part = at ?? (whole !== undefined ? braces : undefined) ?? head
      tell(
        'directive/attribute',
        `${message}, in "${name}"`,
        part,
        hint ?? howToGive(path[0], raw, directive),
      )
    }
  }
  return values
}

/** An attribute that is not there has to be written; which values are right is told with each that is wrong. */
function howToGive(
  name: string | number | undefined,
  raw: Readonly<Record<string, string>>,
  { whole }: Directive,
): string | undefined {
  if (name === undefined || Object.hasOwn(raw, name)) return undefined
  return name === whole ? `write it into the braces: {…}` : `write it into the braces: {${name}="…"}`
}

function wholeOf(braces: Part | undefined, { whole }: Directive): Record<string, string> | undefined {
  if (whole === undefined || braces === undefined || /^\s*[\w-]+\s*=/.test(braces.text)) return undefined
  return braces.text.trim() === '' ? {} : { [whole]: braces.text.trim() }
}

function unknown(
  at: WrittenAttribute,
  name: string,
  hint: string | undefined,
): [message: string, part: WrittenAttribute, hint: string | undefined] {
  const isLook = /^[#.]/.test(at.text)
  const how = isLook ? 'leave it out: how texts look is for the theme' : hint
  return [
    `"${isLook ? at.text : at.name}" means nothing to "${name}"`,
    at,
    how?.endsWith('are ') ? 'leave it out' : how,
  ]
}

/** What a directive declares is read once. Dates in braces are UTC's unless they say where they are: parsing knows no config. */
const readers = new WeakMap<Directive, Reader>()

function readerOf(directive: Directive): Reader {
  const known = readers.get(directive)
  if (known) return known
  const { declarations, complaints } = checkDeclarations(directive.attributes ?? {})
  if (declarations === null) throw new Error(`attributes are declared wrongly: ${complaints[0]?.message}`)
  const reader = declaredReader(declarations, 'texts', 'UTC')
  readers.set(directive, reader)
  return reader
}

/** Looks at the attributes that are addresses; those that must not be published are left out. */
export function checkAddresses(
  attributes: Readonly<Record<string, Json>>,
  { addresses: declared = {} }: Directive,
  place: Position,
  diagnostics: Diagnostic[],
): Pick<DirectiveHole, 'attributes' | 'addresses'> {
  const kept: Record<string, Json> = { ...attributes }
  const addresses: DirectiveHole['addresses'][number][] = []
  for (const [name, what] of Object.entries(declared)) {
    const target = attributes[name]
    if (typeof target !== 'string') continue
    const found: Findings = { holes: [], diagnostics: [] }
    const alt = typeof attributes.alt === 'string' ? attributes.alt : undefined
    const type = what === 'picture' ? 'image' : 'link'
    const { hole, address } = refer(
      { type, alt, place: () => place, altHint: 'write alt="…" into the braces' },
      target,
      found,
    )
    diagnostics.push(...found.diagnostics.map(one => (one.code === 'link/unsafe' ? unsafe(one, name) : one)))
    if (hole !== undefined) addresses.push({ kind: hole.kind, target: hole.target })
    else if (address === undefined) delete kept[name]
  }
  return { attributes: kept, addresses }
}

function unsafe({ message, hint, ...place }: Diagnostic, name: string): Diagnostic {
  return diagnostic('link/unsafe', `${message}, in "${name}"`, place, hint === undefined ? {} : { hint })
}
