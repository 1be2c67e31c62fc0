import { expect, test } from 'vitest'
import { PluginError } from '../../../src/model/extensions.ts'
import { guarded, withinBudget } from '../../../src/store/plugins/guard.ts'

const filter = (call: (...args: unknown[]) => unknown) =>
  guarded({ plugin: 'p', part: 'filter "f"', file: 'plugins/p.ts', site: '/site' }, call)

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

test('a function that does not end is ended, and named; the next one runs as before', () => {
  const endless = filter(() => {
    for (;;);
  })
  const outer = filter(() => endless())
  const error = thrownBy(() => withinBudget(() => outer(), 200))
  expect(error).toBeInstanceOf(PluginError)
  expect(error).toMatchObject({ code: 'plugin/budget', plugin: 'p', at: { file: 'plugins/p.ts' } })
  expect(String(error)).toContain('the filter "f" of plugin "p" does not end within 0.2 seconds')
  expect(withinBudget(() => filter(() => 1)(), 200)).toBe(1)
})

test('what is no fault of a plugin is thrown as it is', () => {
  const bug = new Error('a bug')
  const own = (): never => {
    throw bug
  }
  expect(thrownBy(() => withinBudget(own, 200))).toBe(bug)
})
