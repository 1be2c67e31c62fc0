/**
 * Offsets in a text as UTF-16 and in its bytes, which begin at an offset themselves. Counted from what was asked for last,
 * which is near.
 */
export class Offsets {
  private readonly text: string
  private readonly bytes: Buffer
  private units = 0
  private place: number

  constructor(text: string, bytes: Buffer, first: number) {
    this.text = text
    this.bytes = bytes
    this.place = first
  }

  inBytes(units: number): number {
    const gap = this.text.slice(Math.min(units, this.units), Math.max(units, this.units))
    this.place += Buffer.byteLength(gap) * Math.sign(units - this.units)
    this.units = units
    return this.place
  }

  inUnits(place: number): number {
    const gap = this.bytes.toString('utf8', Math.min(place, this.place), Math.max(place, this.place))
    this.units += gap.length * Math.sign(place - this.place)
    this.place = place
    return this.units
  }
}
