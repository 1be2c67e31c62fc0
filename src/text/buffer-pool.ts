/** Room for so many bytes in memory that many share: memory for each alone costs more than filling it. */
export function allocateShared(bytes: number): Buffer {
  if (bytes > poolSize / 4) return Buffer.allocUnsafeSlow(bytes)
  if (used + bytes > pool.length) {
    pool = Buffer.allocUnsafeSlow(poolSize)
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}

let pool = Buffer.alloc(0)
let used = 0

const poolSize = 1_000_000
