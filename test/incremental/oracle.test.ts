import { expect, test } from 'vitest'
import { type Built, newsroom } from '../support/newsroom.ts'
import { files, limits } from './edition.ts'
import { edits, sourcesOf } from './edits.ts'
import { seeded } from './random.ts'

/** `STEPS=500 SEED=7 npx vitest run test/incremental/oracle.test.ts` takes a longer walk, or another one. */
const steps = Number(process.env.STEPS ?? 40)
const seed = Number(process.env.SEED ?? 20210111)

/** What is edited more often in a newsroom is edited more often here. */
const kinds = [...Object.keys(edits), 'body', 'body', 'title', 'add', 'add', 'add', 'tags', 'one letter']

test(
  `${steps} random edits, and after each the output is that of a clean build`,
  async () => {
    const random = seeded(seed)
    const moment = { now: '2021-07-01T00:00:00Z', drafts: false }
    const room = newsroom(files(), limits)
    const done: string[] = []
    let published = 0
    const build = async (): Promise<Built> => {
      try {
        const built = await room.build({ ...moment, atOnce: random.int(2) === 0 })
        expect(built.refused).toBe(false)
        return built
      } catch (cause) {
        const history = done.slice(-12).join('\n  ')
        throw new Error(`seed ${seed}, after step ${done.length}:\n  ${history}`, { cause })
      }
    }
    await build()
    let takeBack = room.remember()
    // Time is edited too, and a site that was sound may not be so on another day.
    let sound = { ...moment }
    for (let step = 1; step <= steps; step++) {
      // Now and then several edits lie between two builds, as after a pull.
      for (let count = random.pick([1, 1, 1, 1, 2, 5]); count > 0; count--) {
        const kind = random.pick(kinds)
        done.push(`${step}. ${kind}: ${edits[kind]?.(room, random, moment)}`)
      }
      const built = await build()
      if (built.ok) {
        published++
        takeBack = room.remember()
        sound = { ...moment }
        const said: unknown = JSON.parse(room.read('.cache/changes.json'))
        expect(said, `seed ${seed}, changes.json after ${done.at(-1)}`).toEqual(built.changes)
        continue
      }
      // A broken site stays broken: sometimes for the next steps, mostly it is taken back to where it was sound.
      if (random.int(8) === 0) continue
      takeBack()
      Object.assign(moment, sound)
      done.push(`${step}. taken back`)
      if ((await build()).ok) published++
    }
    expect(sourcesOf(room).length).toBeGreaterThan(0)
    // Most builds must publish, or nothing has been tried.
    expect(published).toBeGreaterThan(steps / 2)
  },
  60_000 + steps * 2_000,
)
