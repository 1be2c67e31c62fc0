import { expect, test } from 'vitest'
import { renderPage } from '../../src/engine/job/render.ts'
import type { Article } from '../../src/model/article.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { applySeverity, orderDiagnostics } from '../../src/model/judge-diagnostics.ts'
import { renderBody } from '../../src/render/body.ts'
import { openQueryLog } from '../../src/site/query-log.ts'
import { newsroom } from '../support/newsroom.ts'
import { type Rig, sitesOf } from '../support/site.ts'
import { picture } from './edition.ts'
import { timedSite } from './random-times.ts'
import { size } from './size.ts'

/** `SEEDS=2000 npx vitest run test/incremental/time.test.ts` looks at more sites, `SEED=7 SEEDS=1` at one of them. */
const seeds = size('SEEDS', 40, 2000)
const first = Number(process.env.SEED ?? 1)

test(
  `time passing never hurts ${seeds} random sites`,
  () => {
    const counted = { sound: 0, changed: 0, mended: 0, warned: 0 }
    for (let seed = first; seed < first + seeds; seed++) {
      const { files, options, moments } = timedSite(seed)
      try {
        const at = sitesOf(files, options)
        passTime(
          moments.map(now => look(at(now), now)),
          counted,
        )
      } catch (cause) {
        const listed = Object.entries(files).map(([path, text]) => `${path}\n${text}`)
        throw new Error(`seed ${seed}\n${JSON.stringify(options)}\n${listed.join('\n')}`, { cause })
      }
    }
    // Without these nothing has been tried.
    if (seeds >= 40) {
      expect(counted.sound).toBeGreaterThan(seeds / 4)
      expect(counted.changed).toBeGreaterThan(seeds)
      expect(counted.warned).toBeGreaterThan(seeds / 4)
      expect(counted.mended).toBeGreaterThan(0)
    }
  },
  60_000 + seeds * 500,
)

test('builds that remember tell what is told of these sites in memory', async () => {
  let told = 0
  for (let seed = 11, left = 2; left > 0; seed++) {
    const { files, options, moments } = timedSite(seed)
    const at = sitesOf(files, options)
    const days = moments.filter((_, index) => index % 2 === 0)
    if (look(at(days[0] ?? 0), 0).errors.length > 0 || days.length < 6) continue
    left--
    const room = newsroom(
      { ...files, 'static/p.png': picture(4, 3) },
      options.config as Parameters<typeof newsroom>[1],
    )
    for (const day of days) {
      const now = new Date(day).toISOString()
      const built = await room.build({ now, drafts: options.drafts ?? false })
      const { found } = look(at(day), day)
      expect(built.diagnostics, `seed ${seed} at ${now}`).toEqual(found)
      expect(built.ok).toBe(true)
      told += found.length
    }
  }
  expect(told).toBeGreaterThan(0)
}, 120_000)

/** A site at one moment, as a build reports it. */
interface Look {
  readonly now: number
  readonly rig: Rig
  readonly found: readonly Diagnostic[]
  readonly errors: readonly Diagnostic[]
}

function look(rig: Rig, now: number): Look {
  const ofBodies: Diagnostic[] = []
  for (const { id, withdrawn } of rig.site.articles.values()) {
    if (withdrawn === undefined) renderBody(id, rig.ask, one => ofBodies.push(one))
  }
  const found = orderDiagnostics([...rig.diagnostics, ...applySeverity(ofBodies, rig.site.config.severity)])
  return { now, rig, found, errors: found.filter(one => one.severity === 'error') }
}

function passTime(looks: readonly Look[], counted: Record<string, number>): void {
  let sound: Look | null = null
  for (const [index, seen] of looks.entries()) {
    const before = looks[index - 1]
    const when = new Date(seen.now).toISOString()
    if (sound !== null) {
      expect(seen.errors, `errors at ${when}, and none at ${new Date(sound.now).toISOString()}`).toEqual([])
    }
    if (before !== undefined) expectNoSurprise(before, seen, when)
    if (seen.errors.length > 0) continue
    if (sound === null) count(counted, index === 0 ? 'sound' : 'mended')
    if (before?.errors.length === 0) {
      expectKept(before, seen, when)
      if (before.rig.site.articles.size !== seen.rig.site.articles.size) count(counted, 'changed')
    }
    if (seen.found.some(one => one.code === 'link/not-now' || one.code === 'pair/lacking')) {
      count(counted, 'warned')
    }
    expectTrueTimes(seen)
    sound = seen
  }
}

function count(counted: Record<string, number>, what: string): void {
  counted[what] = (counted[what] ?? 0) + 1
}

/** A build is repeated only when a site says that time changes it. */
function expectNoSurprise(before: Look, seen: Look, when: string): void {
  const { until } = before.rig.site
  if (before.errors.length > 0 || (until !== null && until <= seen.now)) return
  expect(seen.found, `told at ${when}`).toEqual(before.found)
  expect([...seen.rig.site.articles.values()], when).toEqual([...before.rig.site.articles.values()])
}

function factsOf({ terms, section, image }: Article): Record<string, string | readonly string[] | undefined> {
  return { ...terms, section, image }
}

/** What is live keeps its address, and whatever it has; it gains only what was told to be lacking. */
function expectKept(before: Look, seen: Look, when: string): void {
  for (const [id, was] of before.rig.site.articles) {
    const is = seen.rig.site.articles.get(id)
    if (is === undefined) continue
    expect(is.path, `address of ${id} at ${when}`).toBe(was.path)
    const isTold = before.found.some(one => one.code === 'pair/lacking' && one.file === id)
    const had = factsOf(was)
    const has = factsOf(is)
    for (const [fact, value = []] of Object.entries(had)) {
      if (value.length > 0) expect(has[fact], `${fact} of ${id} at ${when}`).toEqual(value)
      else if (!isTold) expect(has[fact] ?? [], `${fact} of ${id} at ${when}, untold before`).toEqual([])
    }
  }
}

function expectTrueTimes({ rig, now }: Look): void {
  for (const page of rig.pages) {
    const isRead = page.kind === 'sitemap' || page.path.endsWith('atom.xml')
    if (!isRead) continue
    const { content } = renderPage(page, openQueryLog(rig.ask))
    for (const [moment] of String(content).matchAll(/\d{4}-\d{2}-\d{2}T[\d:]{8}(?:[+-][\d:]{5}|Z)/g)) {
      expect(Date.parse(moment), `${page.path}: ${moment}`).toBeLessThanOrEqual(now)
    }
  }
}
