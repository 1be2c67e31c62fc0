/**
 * Lists of small numbers as bytes (LEB128: seven bits a byte, the highest says that more follow): what 14,000 pages
 * asked is a third as long as in JSON, and each list is read when somebody looks at it.
 */
export function encodeNumbers(numbers: ArrayLike<number>): Uint8Array {
  // A number has 32 bits, which are five bytes at most.
  if (5 * numbers.length > room.length) room = new Uint8Array(10 * numbers.length)
  let end = 0
  for (let index = 0; index < numbers.length; index++) {
    let rest = numbers[index] ?? 0
    while (rest > 127) {
      room[end++] = (rest & 127) | 128
      rest >>>= 7
    }
    room[end++] = rest
  }
  return room.slice(0, end)
}

/** One for all lists. */
let room = new Uint8Array(10_000)

export function decodeNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let number = 0
  let shift = 0
  for (const byte of bytes) {
    number |= (byte & 127) << shift
    shift += 7
    if (byte < 128) {
      numbers.push(number)
      number = 0
      shift = 0
    }
  }
  return numbers
}

/** Whether a list has any of these numbers; few of 14,000 lists have, and those are worth decoding. */
export function hasAny(bytes: Uint8Array, wanted: { has(number: number): boolean }): boolean {
  let number = 0
  let shift = 0
  for (const byte of bytes) {
    number |= (byte & 127) << shift
    shift += 7
    if (byte > 127) continue
    if (wanted.has(number)) return true
    number = 0
    shift = 0
  }
  return false
}
