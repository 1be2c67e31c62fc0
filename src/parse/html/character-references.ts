/** A reference to a character by its number. */
export const numericReference = /&#(?:x([\da-f]+)|(\d+));?/gi

/** A reference as it is, or one to U+FFFD where the character may not stand in a text: what Markdown makes of those. */
export function permitted(reference: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0x10ffff || forbidden.test(String.fromCodePoint(code)) ? '&#xFFFD;' : reference
}

/** Text that has been decoded, with U+FFFD for characters that may not stand in one. */
export function withoutForbidden(text: string): string {
  return forbidden.test(text) ? text.replace(new RegExp(forbidden, 'gu'), '\uFFFD') : text
}

/** Control characters but those of white space, halves of pairs, and what is no character. */
const forbidden = /[\0-\x08\x0B\x0E-\x1F\x7F\uFDD0-\uFDEF]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u
