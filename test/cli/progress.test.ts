import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { progressLine } from '../../src/cli/report/progress.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function line(isTTY = true) {
  const written: string[] = []
  const out = { isTTY, write: (text: string) => written.push(text) > 0 }
  return { progress: progressLine({ format: 'pretty', quiet: false }, out), written }
}

const erase = '\r\u001B[K'

test('long work has a line that is drawn over itself and erased at its end', () => {
  const { progress, written } = line()
  for (let done = 1; done <= 8; done++) {
    progress.show('parse', done, 8)
    vi.advanceTimersByTime(150)
  }
  progress.clear()
  expect(written).toEqual([...[5, 6, 7, 8].map(done => `${erase}Reading ${done} of 8`), erase])
})

test('short work has none, also hours after a process began', () => {
  const { progress, written } = line()
  progress.show('parse', 1, 1)
  progress.clear()
  vi.advanceTimersByTime(3_600_000)
  progress.show('parse', 1, 2)
  progress.show('parse', 2, 2)
  progress.clear()
  expect(written).toEqual([])
})

test('where nobody looks there is none', () => {
  const { progress, written } = line(false)
  progress.show('parse', 1, 2)
  vi.advanceTimersByTime(1000)
  progress.show('parse', 2, 2)
  expect(written).toEqual([])
})
