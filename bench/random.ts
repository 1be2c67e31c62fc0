export interface Random {
  /** A whole number from 0 to `below` − 1. */
  below(count: number): number
  /** True once in `times` on the average. */
  once(times: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
  /** `count` different ones, in their order in `from`. */
  some<T>(count: number, from: readonly T[]): T[]
}

/** Numbers that are the same for the same seeds, on every machine: mulberry32 over a hash of the seeds. */
export function random(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9
  for (const seed of seeds) state = scramble(state ^ Math.imul(seed + 1, 0x85ebca6b))
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0
    return Math.floor((scramble(state) / 0x1_0000_0000) * count)
  }
  return {
    below,
    once: times => below(times) === 0,
    pick: from => from[below(from.length)] ?? from[0],
    some: (count, from) => {
      const left = from.map((_, index) => index)
      while (left.length > count) left.splice(below(left.length), 1)
      return from.filter((_, index) => left.includes(index))
    },
  }
}

function scramble(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 15), bits | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return (mixed ^ (mixed >>> 14)) >>> 0
}
