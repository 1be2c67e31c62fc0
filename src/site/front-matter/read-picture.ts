import type { FrontEntry } from '../../model/article.ts'
import { nearest } from '../../text/nearest.ts'
import type { Pictured } from './fields.ts'
import { type Complain, isBlank, isRecord, kind, name, text } from './read-texts.ts'

const keys = ['src', 'alt', 'caption', 'credit'] as const

/** What other systems call them. */
const otherNames: Readonly<Record<string, (typeof keys)[number]>> = {
  ...{ url: 'src', path: 'src', file: 'src', href: 'src', image: 'src', filename: 'src' },
  ...{ description: 'alt', text: 'alt', title: 'caption', legend: 'caption' },
  ...{ author: 'credit', photographer: 'credit', copyright: 'credit', source: 'credit', by: 'credit' },
}

/** A lead picture: the name of a file, or a map of that and what is said of it. */
export function readPicture(entry: FrontEntry, complain: Complain): Pictured | undefined {
  if (Array.isArray(entry.value)) {
    const message = `"${entry.key}" must be the name of a file or a map of ${keys.join(', ')}, not ${kind(entry.value)}`
    return complain('front-matter/type', message)
  }
  if (!isRecord(entry.value)) {
    const src = name(entry, complain)
    return src && { src }
  }
  const found: { -readonly [K in keyof Pictured]: Pictured[K] } = {}
  for (const one of entriesIn(entry)) {
    const key = keys.find(known => known === one.key)
    const at = one.valueAt
    const tell: Complain = (code, message, place = at, hint) => complain(code, message, place, hint)
    const named = { ...one, key: `${entry.key}.${one.key}` }
    if (key === undefined) complain('front-matter/unknown-key', ...misnamed(entry.key, one))
    else if (isBlank(one.value)) continue
    else if (key === 'src') found.src = name(named, tell)
    else found[key] = text(named, tell)
  }
  return found
}

/** A map whose places are not known, since an alias or the config's `fields` led to it, has its own. */
function entriesIn({ value, within, keyAt, valueAt }: FrontEntry): readonly FrontEntry[] {
  if (within !== undefined) return within
  return Object.entries(isRecord(value) ? value : {}).map(([key, one]) => ({
    key,
    value: one,
    keyAt,
    valueAt,
  }))
}

function misnamed(map: string, { key, keyAt }: FrontEntry) {
  const word = key.toLowerCase()
  const near = otherNames[word] ?? nearest(word, keys)
  const hint = near === undefined ? `a picture has ${keys.join(', ')}` : `did you mean \`${near}\`?`
  return [`"${key}" is not a key of "${map}"`, keyAt, hint] as const
}
