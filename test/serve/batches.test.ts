import { describe, expect, test } from 'vitest'
import { createBatches } from '../../src/serve/batches.ts'

/** Batches that are worked on until they are let go. */
function rig() {
  const seen: string[][] = []
  const letGo: (() => void)[] = []
  let started: (() => void)[] = []
  let running = 0
  let most = 0
  const batches = createBatches(async changes => {
    seen.push([...changes])
    most = Math.max(most, ++running)
    for (const tell of started) tell()
    started = []
    await new Promise<void>(resolve => letGo.push(resolve))
    running--
  })
  return {
    batches,
    seen,
    most: () => most,
    start: () => new Promise<void>(resolve => started.push(resolve)),
    finish: () => letGo.shift()?.(),
  }
}

describe('changes on their way', () => {
  test('what comes together is one batch, each path once', async () => {
    const { batches, seen, start, finish } = rig()
    for (const path of ['a', 'b', 'a']) batches.add(path)
    await start()
    finish()
    await batches.idle()
    expect(seen).toEqual([['a', 'b']])
  })

  test('what comes while one batch is worked on is the next one; never are two worked on at once', async () => {
    const { batches, seen, most, start, finish } = rig()
    batches.add('a')
    await start()
    for (const path of ['b', 'c']) batches.add(path)
    const second = start()
    finish()
    await second
    finish()
    await batches.idle()
    expect([seen, most()]).toEqual([[['a'], ['b', 'c']], 1])
  })

  test('a storm is waited out: its end is in the same batch as its beginning', async () => {
    const { batches, seen, start, finish } = rig()
    const begun = start()
    for (let index = 0; index < 40; index++) {
      batches.add(`file ${index}`)
      if (index % 10 === 9) await new Promise(resolve => setTimeout(resolve, 20))
    }
    await begun
    finish()
    await batches.idle()
    expect(seen.map(batch => batch.length)).toEqual([40])
  })

  test('work that fails does not end it', async () => {
    let runs = 0
    const batches = createBatches(async () => {
      runs++
      throw new Error('no')
    })
    batches.add('a')
    await batches.idle()
    batches.add('b')
    await batches.idle()
    expect(runs).toBe(2)
  })

  test('who waits is not kept waiting by changes that never cease', async () => {
    const { batches, start, finish } = rig()
    batches.add('a')
    await start()
    batches.add('b')
    const idle = batches.idle()
    const second = start()
    finish()
    await second
    batches.add('c')
    finish()
    await idle
    await batches.close().catch(() => undefined)
  })

  test('closing drops what waits and lets who waits go', async () => {
    const { batches, seen } = rig()
    batches.add('a')
    const idle = batches.idle()
    await batches.close()
    await idle
    batches.add('b')
    expect(seen).toEqual([])
  })
})
