import type { ImageWords } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Pictured } from '../front-matter/fields.ts'
import type { Piece } from './place.ts'

/** Whether a version has words for a picture and leaves to its pair which that is. */
export function isWordsAlone({ fields: { image } }: Piece): boolean {
  return image !== undefined && image.src === undefined
}

/**
 * The picture of a pair, for a version in another language: its description and caption are in that of the pair, and only
 * who made it must be told all the same.
 */
export function pictureFrom(giver: Piece, { fields: { image: own } }: Piece): Pictured {
  const { src, credit } = giver.fields.image ?? {}
  return {
    ...(credit === undefined ? {} : { credit, creditEdition: giver.spot.edition }),
    ...own,
    ...(own?.credit === undefined ? {} : { creditEdition: undefined }),
    ...(src === undefined ? {} : { src }),
  }
}

/** What is said of a picture. */
export function wordsOf({ alt, caption, credit, creditEdition }: Pictured = {}): ImageWords | undefined {
  if (alt === undefined && caption === undefined && credit === undefined) return undefined
  return { alt, caption, credit, creditEdition }
}

/** Told where a version names a picture, or says something of it, but not what is to be seen there. */
export function withoutDescription(piece: Piece): Diagnostic[] {
  const { id, fields, parsed, present } = piece
  const { src, alt } = fields.image ?? {}
  if (src === undefined || alt !== undefined || !present.has('image')) return []
  // Its page shows none.
  if (fields.withdrawn !== undefined) return []
  const isOwn = piece.from.image === undefined
  const at =
    parsed.front.find(({ key }) => key === 'image')?.keyAt ?? (isOwn ? src.at : { line: 1, column: 1 })
  return [
    diagnostic(
      'image/alt',
      `the picture "${src.name}" has no description`,
      { file: id, ...at },
      {
        hint: `describe what it shows: \`image: { ${isOwn ? `src: ${src.name}, ` : ''}alt: A station on a roof }\``,
      },
    ),
  ]
}

/** Words are there, and neither the piece nor its pair says which picture they are of. */
export function withoutFile({ id, parsed }: Piece): Diagnostic {
  const at = parsed.front.find(({ key }) => key === 'image')?.keyAt ?? { line: 1, column: 1 }
  return diagnostic(
    'front-matter/required',
    '"image" does not say which picture it is',
    { file: id, ...at },
    { hint: 'write `src: picture.jpg` beside the other keys' },
  )
}
