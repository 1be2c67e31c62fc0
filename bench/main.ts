import { join } from 'node:path'
import { bench } from './bench.ts'
import { root } from './diglot.ts'
import { keepResults } from './keep.ts'
import { canMeasure } from './measure.ts'
import { readOptions, usage } from './options.ts'
import { tables } from './table.ts'

/**
 * `npm run bench`: measures, prints the tables, and with `--write` keeps them. Gives the exit code: 0, 1 where
 * something did not do its work, 2 for wrong usage.
 */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${usage}`)
    return 2
  }
  if (!canMeasure()) {
    console.error('memory and CPU time are read from /proc, which this system has not: use Linux')
    return 2
  }
  try {
    const results = await bench(options, line => console.error(line))
    console.log(`\n${tables(results)}`)
    if (options.write) keepResults(results, join(root, 'bench'))
    return 0
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause)
    return 1
  }
}
