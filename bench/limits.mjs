// Node 20 cannot run TypeScript by itself, and the benchmark is no part of what is compiled and shipped.
import { createJiti } from 'jiti'

const { main } = await createJiti(import.meta.url, { fsCache: false }).import('./limits.ts')
process.exitCode = await main(process.argv.slice(2))
