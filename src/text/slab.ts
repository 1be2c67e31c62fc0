/** Room for so many bytes in memory that many share: memory for each alone costs more than filling it. */
export function roomFor(bytes: number): Buffer {
  if (bytes > slabSize / 4) return Buffer.allocUnsafeSlow(bytes)
  if (used + bytes > slab.length) {
    slab = Buffer.allocUnsafeSlow(slabSize)
    used = 0
  }
  used += bytes
  return slab.subarray(used - bytes, used)
}

let slab = Buffer.alloc(0)
let used = 0

const slabSize = 1_000_000
