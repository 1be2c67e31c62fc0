import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml'
import type { Position, Source } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { inFile } from '../model/places.ts'
import type { Taxonomy } from '../model/taxonomy.ts'
import { unseenIn } from '../text/unseen.ts'
import { decode, forbiddenIn } from './source/decode.ts'

/** A term as a registry file declares it. */
export interface RegisteredTerm {
  readonly id: string
  /** Edition → name. */
  readonly names: Readonly<Record<string, string>>
  readonly aliases: readonly string[]
  /** What is said of a person besides. */
  readonly profile?: RegisteredProfile
  readonly file: string
  readonly at: Position
}

/** Of each key what it says, in one edition or, where none is named, in all. */
export type RegisteredProfile = { readonly [key in ProfileKey]?: readonly ProfileText[] }

export interface ProfileText {
  /** Empty for all. */
  readonly edition: string
  readonly text: string
  readonly at: Position
}

export const profileKeys = ['role', 'bio', 'photo'] as const

type ProfileKey = (typeof profileKeys)[number]

export interface ParsedRegistry {
  /** Empty for a file of none. */
  readonly taxonomy: string
  readonly terms: readonly RegisteredTerm[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads `content/registry/<taxonomy>.yaml`: a map of id → { <edition>: name, aliases: [...] }. Whether the editions
 * exist is not known here; the site checks it.
 */
export function parseRegistry(
  source: Source,
  { id: taxonomy, profiles }: Pick<Taxonomy, 'id' | 'profiles'>,
): ParsedRegistry {
  const { text, diagnostics: ofText } = decode(source.bytes)
  if (text === undefined) {
    return { taxonomy, terms: [], diagnostics: inFile(ofText, source.path) }
  }
  const lines = new LineCounter()
  const diagnostics: Diagnostic[] = []
  const terms: RegisteredTerm[] = []
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const complain = (message: string, offset: number, hint?: string): void => {
    const more = hint === undefined ? {} : { hint }
    diagnostics.push(diagnostic('registry/invalid', message, { file: source.path, ...at(offset) }, more))
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
  })
  for (const { message, pos } of [...document.errors, ...document.warnings]) complain(message, pos[0])
  visit(document, {
    Scalar(_, { value, range }) {
      const forbidden = typeof value === 'string' ? forbiddenIn(value) : undefined
      if (forbidden === undefined) return
      const place = { file: source.path, ...at(range?.[0] ?? 0) }
      const message = `the character ${forbidden} is not allowed in text`
      diagnostics.push(diagnostic('source/control-character', message, place))
    },
  })
  for (const { at: offset, name } of unseenIn(text)) {
    const message = `the registry has the character ${name} in it, which nobody sees`
    diagnostics.push(diagnostic('name/invisible', message, { file: source.path, ...at(offset) }))
  }
  const root: ParsedNode | null = document.contents
  if (root === null) return { taxonomy, terms, diagnostics }
  if (!isMap(root)) {
    complain(
      'a registry is a map of ids',
      root.range[0],
      'write `air:` and below it, indented, `en: Air quality`',
    )
    return { taxonomy, terms, diagnostics }
  }
  for (const { key, value } of root.items) {
    const offset = key.range[0]
    const id = isScalar(key) ? String(key.value) : ''
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      complain(
        `"${id}" is no id`,
        offset,
        'an id has lower-case letters, digits and hyphens: it stands in addresses',
      )
      continue
    }
    const term = readTerm(value, profiles ? at : undefined, complain, offset, id)
    if (term) terms.push({ id, ...term, file: source.path, at: at(offset) })
  }
  return { taxonomy, terms, diagnostics }
}

/** `at` gives places to what is said of persons; other terms have names alone. */
function readTerm(
  value: ParsedNode | null,
  at: ((offset: number) => Position) | undefined,
  complain: (message: string, offset: number, hint?: string) => void,
  offset: number,
  id: string,
): Pick<RegisteredTerm, 'names' | 'aliases' | 'profile'> | undefined {
  if (!isMap(value)) {
    complain(
      `"${id}" has no names`,
      offset,
      'write a name for each edition below it, such as `en: Air quality`',
    )
    return undefined
  }
  const names: [string, string][] = []
  let aliases: string[] = []
  const profile: { [key in ProfileKey]?: ProfileText[] } = {}
  for (const { key, value: inner } of value.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (name === 'aliases' && isSeq(inner)) {
      aliases = inner.items.flatMap(item => (isScalar(item) ? [String(item.value).normalize('NFC')] : []))
    } else if (at !== undefined && isProfileKey(name)) {
      const said = readProfile(inner, at)
      if (said === undefined) {
        const hint = `write one text for all editions, or \`${name}: { zh: …, en: … }\``
        complain(
          `"${name}" of "${id}" must be a text, or a map with one for each edition`,
          key.range[0],
          hint,
        )
      } else profile[name] = said
    } else if (isScalar(inner) && typeof inner.value === 'string' && inner.value.trim() !== '') {
      names.push([name, inner.value.trim().normalize('NFC')])
    } else {
      complain(
        `"${name}" of "${id}" must be ${name === 'aliases' ? 'a list of texts' : 'a text'}`,
        key.range[0],
      )
    }
  }
  const hasProfile = Object.keys(profile).length > 0
  return { names: Object.fromEntries(names), aliases, ...(hasProfile ? { profile } : {}) }
}

function isProfileKey(name: string): name is ProfileKey {
  return profileKeys.some(key => key === name)
}

function readProfile(value: ParsedNode | null, at: (offset: number) => Position): ProfileText[] | undefined {
  const pairs = isMap(value) ? value.items : [{ key: null, value }]
  const texts = pairs.map(({ key, value: one }) => {
    if (!isScalar(one) || typeof one.value !== 'string' || one.value.trim() === '') return undefined
    const edition = isScalar(key) ? String(key.value) : ''
    return { edition, text: one.value.trim().normalize('NFC'), at: at(one.range[0]) }
  })
  return texts.every(text => text !== undefined) ? texts : undefined
}
