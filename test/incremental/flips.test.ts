import { describe, expect, test } from 'vitest'
import { newsroom } from '../support/newsroom.ts'
import { cacheFiles, type Damage, damages, flip, spoil, swapped } from './damages.ts'
import { limits } from './edition.ts'
import { seeded } from './random.ts'
import { size } from './size.ts'
import { editEverything, few } from './small.ts'

const flips = size('FLIPS', 8, 200)

/** In the beginning of a file stands what tells whether the rest can be believed. */
const flipAtFront: Damage = (bytes, random) =>
  Buffer.concat([flip(bytes.subarray(0, 100), random), bytes.subarray(100)])

const cut: Damage = (bytes, random) => bytes.subarray(0, random.int(bytes.length))

/** Ways to do harm, and every which time each is done. */
const ways: readonly (readonly [how: string, every: number, damage: Damage])[] = [
  ['has a byte flipped', 1, flip],
  ['has a byte flipped at its front', 4, flipAtFront],
  ['is cut off', 4, cut],
  ['has two lines swapped', 8, (bytes, random) => swapped(bytes, random, '\n')],
  ['has two entries swapped', 4, (bytes, random) => swapped(bytes, random, '],[')],
  ['has two values swapped', 4, (bytes, random) => swapped(bytes, random, ',')],
  ['is deleted', 50, damages['is deleted'] ?? (() => null)],
]

describe(`a byte of the cache is flipped in ${flips} places`, () => {
  for (const [number, name] of cacheFiles.entries()) {
    test(
      `${name}: the next build is right, does no more than a clean one, and mends it`,
      async () => {
        const seed = Number(process.env.SEED ?? 1) * 10 + number
        const random = seeded(seed)
        const room = newsroom(few(), limits)
        await room.build()
        for (let round = 0; round < flips; round++) {
          for (const [how, every, damage] of ways) {
            if (round % every !== 0) continue
            try {
              spoil(room, name, damage, random)
              // Half of the time with a use for everything that is remembered: each page is rendered.
              const edited = random.int(2) === 0 || how === 'is deleted'
              if (edited) editEverything(room)
              expect((await room.build()).refused).toBe(false)
              expect((await room.build()).rendered, 'then there is nothing left to do').toEqual([])
              if (!edited) continue
              editEverything(room)
              expect((await room.build()).parses, 'nor to parse').toBe(0)
            } catch (cause) {
              throw new Error(`seed ${seed}, round ${round}: ${name} ${how}`, { cause })
            }
          }
        }
      },
      60_000 + flips * 2_000,
    )
  }
})
