import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cleanBuild, compareTrees } from '../support/clean-build.ts'
import { root, runCli } from '../support/cli.ts'
import { defaultTheme, themedNewsroom } from '../support/newsroom.ts'
import { inPaper, paper } from './paper.ts'
import { pluginConfig, pluginFiles } from './plugged.ts'
import { seeded } from './random.ts'
import { size } from './size.ts'

const kills = size('KILLS', 4, 50)
const now = '2021-07-01T00:00:00Z'

test(
  `a build is killed at ${kills} random moments, and the next one is right`,
  async () => {
    const random = seeded(Number(process.env.SEED ?? 9))
    const room = themedNewsroom({ ...paper(40), ...pluginFiles }, pluginConfig)
    const build = ['build', room.folder, '--now', now, '--format', 'json']
    const started = performance.now()
    expect(runCli(build)).toMatchObject({ status: 0 })
    const whole = performance.now() - started
    for (let round = 0; round < kills; round++) {
      // In some rounds what a plugin imports is another one too, and what has been parsed with it is of no use.
      if (round % 3 === 0) room.write('plugins/sign.ts', `export const sign = '${round}'\n`)
      // Now every page is another one, one article moves, and in some rounds there is no cache to begin with.
      room.write('templates/partials/footer.njk', `<footer>${round}</footer>\n`)
      room.move(
        round % 2 === 0 ? inPaper('en', 10) : 'content/en/moved.md',
        round % 2 === 0 ? 'content/en/moved.md' : inPaper('en', 10),
      )
      if (round % 10 === 7)
        for (const gone of ['.cache', 'dist']) if (existsSync(join(room.folder, gone))) room.remove(gone)
      // By time, from when Node.js has started; or when something has happened to the cache or the output.
      const byTime = round % 2 === 0
      const after = byTime ? whole * (0.3 + (0.7 * random.int(1000)) / 1000) : random.int(40)
      await killed(
        build,
        byTime ? { after } : { events: after, in: [room.folder, room.cache, join(room.folder, 'dist')] },
      )
      const at = `killed after ${byTime ? `${Math.round(after)} of ${Math.round(whole)} ms` : `${after} events`}`

      const { status, stdout, stderr } = runCli(build)
      expect(status, `${at}: ${stdout}${stderr}`).toBe(0)
      // Silently or with one clear line; and the summary.
      expect(
        stdout.trim().split('\n').length + stderr.split('\n').length - 1,
        stdout + stderr,
      ).toBeLessThanOrEqual(2)
      const { rendered } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
      const clean = await cleanBuild(room.folder, { now, drafts: false, write: true, theme: defaultTheme })
      compareTrees(room.output(), clean.output)
      expect(rendered, at).toBeLessThanOrEqual(clean.result.rendered)
    }
  },
  60_000 + kills * 5_000,
)

type Moment = { readonly after: number } | { readonly events: number; readonly in: readonly string[] }

/** Runs the CLI and kills it at a moment, if it is not done by then. */
async function killed(args: readonly string[], moment: Moment): Promise<void> {
  const stop = new AbortController()
  const child = spawn(process.execPath, [join(root, 'bin', 'diglot.js'), ...args], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  if ('after' in moment) await Promise.race([exited, setTimeout(moment.after)])
  else {
    let left = moment.events
    const happened = new Promise<void>(resolve => {
      for (const folder of moment.in.filter(one => existsSync(one)))
        watch(folder, { signal: stop.signal }, () => left-- <= 0 && resolve())
    })
    await Promise.race([exited, happened])
    stop.abort()
  }
  child.kill('SIGKILL')
  await exited
}
