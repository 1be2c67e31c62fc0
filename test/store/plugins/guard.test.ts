import { expect, test } from 'vitest'
import { PluginError } from '../../../src/model/extensions.ts'
import { guarded, placeIn, withinBudget } from '../../../src/store/plugins/guard.ts'

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

test.each([
  ["a library's own place is none of the plugin's", 'plugins/p.ts', 'plugins/q.ts', 7],
  ['a plugin in a package has its own', 'node_modules/@a/p/index.js', 'node_modules/@a/p/lib/x.js', 9],
  [
    'a package in the store of pnpm too',
    'node_modules/.pnpm/p@1/node_modules/p/index.js',
    'node_modules/.pnpm/p@1/node_modules/p/x.js',
    8,
  ],
  [
    'a plugin that no place is of is named itself',
    'node_modules/r/index.js',
    'node_modules/r/index.js',
    undefined,
  ],
])('%s', (_, file, expected, line) => {
  const error = new Error('no')
  error.stack = `Error: no
    at refused (/site/node_modules/diglot/lib/text/html.js:166:12)
    at load (/site/node_modules/jiti/dist/jiti.cjs:1:99)
    at render (/site/plugins/q.ts:7:1)
    at x (/site/node_modules/.pnpm/p@1/node_modules/p/x.js:8:1)
    at x (/site/node_modules/@a/p/lib/x.js:9:1)`
  expect(placeIn(error, { site: '/site', file })).toEqual({
    file: expected,
    ...(line === undefined ? {} : { line }),
  })
})
