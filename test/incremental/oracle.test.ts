import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareTrees } from '../support/clean-build.ts'
import { runCli } from '../support/cli.ts'
import { type Built, type Newsroom, themedNewsroom } from '../support/newsroom.ts'
import { limits } from './edition.ts'
import { type Desk, sourcesOf } from './edits/desk.ts'
import { edits } from './edits/index.ts'
import { paper } from './paper.ts'
import { pluginConfig, pluginFiles } from './plugged.ts'
import { deck, seeded } from './random.ts'
import { size } from './size.ts'

/** `STEPS=500 SEED=7 npx vitest run test/incremental/oracle.test.ts` takes a longer walk, or another one; with `ARTICLES=50` a smaller site. */
const steps = size('STEPS', 30, 500)
const seed = Number(process.env.SEED ?? 20210111)
const articles = size('ARTICLES', 170, 170)

/** Every so often the clean build is that of another process, which has nothing in common with this one. */
const byCli = 25

/** What is edited more often in a newsroom is edited more often here. */
const often = [
  'body',
  'body',
  'title',
  'tags',
  'one letter',
  'add',
  'add',
  'add',
  'add',
  'restore',
  'restore',
]

test(
  `${steps} random edits, and after each the output is that of a clean build`,
  async () => {
    const random = seeded(seed)
    const draw = deck([...Object.keys(edits), ...often], random)
    const room = themedNewsroom({ ...paper(articles), ...pluginFiles }, { ...limits, ...pluginConfig })
    const moment = { now: '2021-07-01T00:00:00Z', drafts: false }
    const desk: Desk = { room, random, moment, bin: new Map(), branches: [], damaged: false }
    const done: string[] = []
    const build = async (): Promise<Built> => {
      // Now and then somebody only checks the site, or builds it twice.
      const checks = random.int(12) === 0
      if (checks) await room.build({ ...moment, write: false })
      const built = await room.build({ ...moment, atOnce: random.int(2) === 0 })
      expect(built.refused).toBe(false)
      if (built.ok) {
        // It tells what is other than the last build left it; what others did to the output since is not its business.
        const said: unknown = JSON.parse(room.read('.cache/changes.json'))
        if (!desk.damaged) expect(said, 'changes.json').toEqual(built.changes)
        desk.damaged = false
        if (random.int(12) === 0) expect((await room.build(moment)).rendered).toEqual([])
      }
      return built
    }

    let published = 0
    let step = 0
    try {
      await build()
      let takeBack = room.remember()
      // Time is edited too, and a site that was sound may not be so on another day.
      let sound = { ...moment }
      for (step = 1; step <= steps; step++) {
        // Now and then several edits lie between two builds, as after a pull.
        for (let count = random.pick([1, 1, 1, 1, 2, 2, 5]); count > 0; count--) {
          const kind = draw()
          done.push(`${step}. ${kind}: ${edits[kind]?.(desk)}`)
        }
        const built = await build()
        if (built.ok) {
          published++
          takeBack = room.remember()
          sound = { ...moment }
          if (step % 10 === 0) desk.branches.splice(0, desk.branches.length > 2 ? 1 : 0, takeBack)
          if (step % byCli === 0) compareWithCli(room, moment)
          continue
        }
        // A broken site stays broken: sometimes for the next steps, mostly it is taken back to where it was sound.
        if (random.int(8) === 0) continue
        takeBack()
        Object.assign(moment, sound)
        done.push(`${step}. taken back`)
        if ((await build()).ok) published++
      }
    } catch (cause) {
      throw new Error(`seed ${seed}, after step ${step}:\n  ${done.slice(-12).join('\n  ')}`, { cause })
    }
    expect(sourcesOf(room).length, 'articles at the end').toBeGreaterThanOrEqual(articles * 0.85)
    // Most builds must publish, or nothing has been tried.
    expect(published).toBeGreaterThan(steps / 2)
  },
  120_000 + steps * 3_000,
)

/** The room's output is what the command line makes of a copy of its site, without a cache. */
function compareWithCli(room: Newsroom, { now, drafts }: Desk['moment']): void {
  const copy = room.clone({ cache: false, output: false })
  const options = ['--no-cache', '--now', now, ...(drafts ? ['--drafts'] : [])]
  const { status, stdout, stderr } = runCli(['build', copy.folder, ...options])
  expect(status, stdout + stderr).toBe(0)
  compareTrees(room.output(), copy.output())
  rmSync(copy.folder, { recursive: true })
}
