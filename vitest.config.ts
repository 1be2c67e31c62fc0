import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Gets the results as JSON, for whoever counts them. */
const results = process.env.VITEST_RESULTS

/** Tests of functions may share what they load, for loading it takes longer than they do; not so where modules are replaced. */
const functions = ['model', 'outputs', 'parse', 'render', 'site', 'store', 'text']
const sharing = functions.flatMap(folder =>
  readdirSync(join('test', folder), { recursive: true, encoding: 'utf8' })
    .map(name => `test/${folder}/${name}`)
    .filter(path => path.endsWith('.test.ts') && !readFileSync(path, 'utf8').includes('vi.mock(')),
)

export default defineConfig(({ mode }) => ({
  resolve: { alias: { diglot: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    globalSetup: ['test/support/own-temp.ts', 'test/support/compiled.ts'],
    // Loaded before anything that it watches.
    setupFiles: ['test/support/parsing.ts'],
    // Tests wait for processes and browsers as often as for the processor, so two cores have work for two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    ...(results === undefined ? {} : { reporters: ['default', 'json'], outputFile: results }),
    projects: [
      { extends: true, mode, test: { name: 'sharing', isolate: false, include: sharing } },
      { extends: true, mode, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: sharing } },
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}))
