import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { diglot: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    // Loaded before anything that it watches.
    setupFiles: ['test/support/parsing.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
