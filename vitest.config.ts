import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Gets the results as JSON, for whoever counts them. */
const results = process.env.VITEST_RESULTS

export default defineConfig({
  resolve: { alias: { diglot: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/own-temp.ts', 'test/support/compiled.ts'],
    // Loaded before anything that it watches.
    setupFiles: ['test/support/parsing.ts'],
    // Tests wait for processes and browsers as often as for the processor, so two cores have work for two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    ...(results === undefined ? {} : { reporters: ['default', 'json'], outputFile: results }),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
