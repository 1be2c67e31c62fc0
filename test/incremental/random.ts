/** A small generator of numbers (mulberry32): the same seed gives the same ones everywhere. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number
  pick<T>(from: readonly T[]): T
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick(from) {
      const [one] = from.slice(int(from.length))
      if (one === undefined) throw new Error('there is nothing to pick from')
      return one
    },
  }
}

/** Draws from a shuffled deck, and shuffles it again when it is used up: every card has its turn. */
export function deck<T>(cards: readonly T[], random: Random): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = [...cards]
    const card = random.pick(left)
    left.splice(left.indexOf(card), 1)
    return card
  }
}
