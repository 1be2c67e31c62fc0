/**
 * Cuts a text where the UTF-8 of another, of as many UTF-16 units, begins and ends: so satteri counts what it read.
 * Whoever asks for one piece after the other, as they stand in the text, gets all of them in one walk.
 */
export function cutter(text: string, read: string, bytes: number): (start: number, end: number) => string {
  if (bytes === read.length) return (start, end) => text.slice(start, end)
  let byte = 0
  let unit = 0
  return (start, end) => {
    const from = unitAt(read, start, byte, unit)
    unit = unitAt(read, end, start, from)
    byte = end
    return text.slice(from, unit)
  }
}

/** The unit where a byte stands, seen from another byte and its unit. */
function unitAt(text: string, wanted: number, from: number, unit: number): number {
  let byte = from
  let at = unit
  while (byte < wanted) byte += bytesOf(text.charCodeAt(at++))
  while (byte > wanted) byte -= bytesOf(text.charCodeAt(--at))
  return at
}

/** Each half of a pair counts for half of its four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
}
