import { expect, test } from 'vitest'
import { canMeasure, type Measured, measure } from '../../bench/measure.ts'

// Memory and CPU time are read from Linux's /proc.
const onLinux = test.skipIf(!canMeasure())

const run = (code: string): Promise<Measured> =>
  measure({ file: process.execPath, args: ['-e', code], cwd: import.meta.dirname })

const megabytes = ({ peakBytes }: Measured): number => peakBytes / 1e6
/** Holds 200 MB, every page of it written to, until it ends. */
const hungry = 'const held = Buffer.alloc(200e6, 1); setTimeout(() => held.length, 100)'

onLinux('what a command allocates is seen', async () => {
  const small = await run('setTimeout(() => {}, 100)')
  const big = await run(hungry)
  expect(megabytes(big) - megabytes(small)).toBeGreaterThan(180)
  expect(megabytes(big) - megabytes(small)).toBeLessThan(230)
})

onLinux('what its children hold at the same time is added up', async () => {
  const two = await run(`
    const { spawn } = require('node:child_process')
    for (const _ of [1, 2]) spawn(process.execPath, ['-e', ${JSON.stringify(`${hungry}; setTimeout(() => {}, 1000)`)}])
  `)
  expect(megabytes(two)).toBeGreaterThan(400)
})

onLinux('CPU time is what was worked, by children too, and not what was waited', async () => {
  const work =
    'const used = () => { const { user, system } = process.cpuUsage(); return user + system }; while (used() < 400e3);'
  const child = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(work)}])`
  const [busy, parent, idle] = [await run(work), await run(child), await run('setTimeout(() => {}, 800)')]
  for (const one of [busy, parent]) {
    expect(one.cpuMs).toBeGreaterThan(390)
    expect(one.wallMs).toBeGreaterThanOrEqual(390)
  }
  expect(idle.wallMs).toBeGreaterThan(800)
  expect(idle.cpuMs).toBeLessThan(400)
})

onLinux('a command that fails is an error with what it said', async () => {
  await expect(run('console.error("no such luck"); process.exit(3)')).rejects.toThrow(
    /ended with 3:\nno such luck/,
  )
  await expect(run('process.kill(process.pid, "SIGKILL")')).rejects.toThrow(/SIGKILL/)
})

onLinux('a command that is not there is an error', async () => {
  await expect(measure({ file: '/nowhere/at-all', args: [], cwd: '/' })).rejects.toThrow(/ENOENT/)
})
