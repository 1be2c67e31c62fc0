import type { Json, Parsed } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic, type Place } from '../../model/diagnostic.ts'
import { inFile } from '../../model/places.ts'
import { parseMoment } from '../../text/moment.ts'
import { didYouMean } from '../../text/nearest.ts'
import type { Fields } from '../front-matter/fields.ts'
import { readFields } from '../front-matter/read-fields.ts'
import { keysOf } from '../front-matter/site-keys.ts'
import { unseenInPath } from '../front-matter/unseen.ts'
import { type Spot, spotOf } from '../paths/address.ts'

/** One source file with what its path and its own front matter say; its pair is not looked at yet. */
export interface Piece {
  /** Source path. */
  readonly id: string
  readonly spot: Spot
  readonly key: string
  readonly fields: Fields
  readonly present: ReadonlySet<string>
  readonly extra: Readonly<Record<string, Json>>
  readonly parsed: Parsed
  /** Where facts were taken from a paired piece, that piece: their names and places are of its file. */
  readonly from: { readonly [fact: string]: Piece | undefined }
}

/** Places one parsed file: edition, section and key by path, facts by front matter. Null if it has no edition. */
export function placePiece(
  id: string,
  parsed: Parsed,
  config: ResolvedConfig,
): { piece: Piece | null; diagnostics: Diagnostic[] } {
  const spot = spotOf(id)
  if (spot === null) return { piece: null, diagnostics: [strayFile(id, config)] }
  if (!config.editions.some(edition => edition.id === spot.edition)) {
    return { piece: null, diagnostics: [unknownEdition(id, spot.edition, config)] }
  }
  const read = readFields(parsed.front, id, config)
  const diagnostics = [...unseenInPath(id), ...inFile(parsed.diagnostics, id), ...read.diagnostics]
  const fromName = spot.day === undefined ? undefined : parseMoment(spot.day, config.timeZone)
  if (typeof fromName === 'string') {
    diagnostics.push(
      diagnostic('front-matter/date', `${fromName} (in the file name)`, { file: id, line: 1, column: 1 }),
    )
  }
  if (spot.kind === 'page' && read.fields.withdrawn !== undefined) diagnostics.push(withdrawnPage(id, parsed))
  const dated = read.fields.date === undefined && !read.present.has('date') && typeof fromName === 'object'
  const fields: Fields = dated ? { ...read.fields, date: fromName } : read.fields
  const key = fields.key?.name ?? keyOf(spot)
  const piece = { id, spot, key, fields, present: read.present, extra: read.extra, parsed, from: {} }
  return { piece, diagnostics }
}

/** The path below the edition, the date of the file's name included. */
function keyOf({ parts, day }: Spot): string {
  if (day === undefined) return parts.join('/')
  return [...parts.slice(0, -1), `${day}-${parts.at(-1)}`].join('/')
}

/** Where the front matter of a piece says something; the beginning of the file where it does not, or its name says it. */
export function placeOf({ id, parsed }: Piece, field: string, config: ResolvedConfig): Place {
  const entry = parsed.front.find(({ key }) => (config.fields[key] ?? key) === field)
  return { file: id, ...(entry?.valueAt ?? { line: 1, column: 1 }) }
}

/**
 * What a piece must have once its pair has been asked. Files whose front matter is unreadable were complained of.
 * `doubtful` are the pieces that it may be a version of, where nothing tells of which.
 */
export function missingFacts(
  piece: Piece,
  config: ResolvedConfig,
  doubtful: readonly Piece[] = [],
): Diagnostic[] {
  const { parsed } = piece
  const isUnreadable = parsed.diagnostics.some(
    one => one.code === 'front-matter/syntax' || (one.severity === 'error' && parsed.front.length === 0),
  )
  if (isUnreadable) return []
  const at = { file: piece.id, line: 1, column: 1 }
  const found: Diagnostic[] = []
  if (piece.fields.title === undefined && !piece.present.has('title')) {
    found.push(
      diagnostic('front-matter/required', '"title" is missing', at, { hint: 'add a line `title: …`' }),
    )
  }
  if (piece.spot.kind === 'article' && piece.fields.date === undefined && !piece.present.has('date')) {
    const related = doubtful.map(({ id }) => ({ message: 'this may be one', file: id, line: 1, column: 1 }))
    const [why, hint] =
      doubtful.length > 0
        ? [
            'and it may be a version of several articles',
            'begin the name of the file with the date of one, or add it',
          ]
        : [
            'and no paired article has one',
            'add a line `date: 2021-01-11 13:31`, here or in the other edition',
          ]
    found.push(diagnostic('front-matter/required', `"date" is missing, ${why}`, at, { hint, related }))
  }
  return [...found, ...requiredFields(piece, config)]
}

/** What the config says that every article must have. */
function requiredFields({ id, spot, fields, present }: Piece, config: ResolvedConfig): Diagnostic[] {
  if (spot.kind !== 'article') return []
  const missing = keysOf(config).required.filter(key => fields[key] === undefined && !present.has(key))
  return missing.map(key => {
    const hint = `add a line \`${key}: …\`; \`fields\` in the site's config says that every article has one`
    return diagnostic(
      'front-matter/required',
      `"${key}" is missing`,
      { file: id, line: 1, column: 1 },
      { hint },
    )
  })
}

function withdrawnPage(id: string, { front }: Parsed): Diagnostic {
  const at = front.find(entry => entry.key === 'withdrawn')?.keyAt ?? { line: 1, column: 1 }
  const message = '"withdrawn" is for articles, and this is a standing page'
  return diagnostic(
    'front-matter/type',
    message,
    { file: id, ...at },
    { hint: 'delete the page, or write `draft: true`' },
  )
}

function strayFile(id: string, config: ResolvedConfig): Diagnostic {
  const editions = config.editions.map(edition => `content/${edition.id}/`).join(' or ')
  return diagnostic(
    'content/stray-file',
    `"${id}" stands in no edition`,
    { file: id, line: 1, column: 1 },
    {
      hint: `move it below ${editions}`,
    },
  )
}

function unknownEdition(id: string, folder: string, config: ResolvedConfig): Diagnostic {
  const editions = config.editions.map(edition => edition.id)
  const hint =
    didYouMean(folder, editions, near => `content/${near}/`) ??
    `editions are ${editions.join(', ')}; a new one is added in site.config.ts`
  return diagnostic(
    'content/unknown-edition',
    `"${folder}" is no edition of this site`,
    { file: id, line: 1, column: 1 },
    { hint },
  )
}
