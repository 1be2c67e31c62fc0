/** A character that nobody sees, though it can change what others say or tell two equal words apart. */
export interface Unseen {
  /** Where it stands, in UTF-16 units. */
  readonly at: number
  readonly length: number
  /** `U+202E` and the like. */
  readonly name: string
}

/**
 * Marks of direction, characters without width, tags, and selectors where there is nothing to select. Not what people
 * need: joiners of emoji and in scripts that have them, flags, the forms of Chinese characters, full-width spaces.
 */
export function unseenIn(text: string): Unseen[] {
  if (!mayHide(text)) return []
  const flags = [...text.matchAll(flag)].map(({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
  }))
  const found: Unseen[] = []
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (flags.some(({ start, end }) => index > start && index < end)) continue
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    found.push({ at: index, length: character.length, name: `U+${code}` })
  }
  return found
}

/** Whether there may be any in a text, which is quickly said of nearly all. */
export function mayHide(text: string): boolean {
  return suspicious.test(text)
}

const suspicious =
  /[\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uDB40]|[\uFE00-\uFE0F]{2}/

const joining =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mand}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]'

const unseen = new RegExp(
  [
    '[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]',
    // Joiners, but between emoji and in scripts where letters change their form.
    `(?<!${joining})\\u200C`,
    `(?<!${joining})(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\uFE0F?)\\u200D`,
    '(?<=\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier})\\u200D(?!\\p{Extended_Pictographic})',
    '(?<!\\p{scx=Mong})\\u180E',
    // Fillers, but in old Korean syllables.
    '(?<![\\u1100-\\u115E\\u1161-\\u11FF])[\\u115F\\u1160](?![\\u1100-\\u115E\\u1161-\\u11FF])',
    '[\\u{E0000}-\\u{E007F}]',
    '(?<!\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]',
    '(?<=[\\uFE00-\\uFE0F])[\\uFE00-\\uFE0F]',
  ].join('|'),
  'gu',
)

/** That of England is the letters `gbeng` in tags behind a black flag. */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,10}\u{E007F}/gu
