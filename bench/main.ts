import { join } from 'node:path'
import { bench } from './bench.ts'
import { root } from './diglot.ts'
import { keepResults } from './keep.ts'
import { canMeasure } from './measure.ts'
import { readOptions } from './options.ts'
import { tables } from './table.ts'

/** `npm run bench`: measures, prints the tables, and with `--write` keeps them. */
export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(options)
    process.exitCode = 2
    return
  }
  if (!canMeasure()) {
    console.error('memory and CPU time are read from /proc, which this system has not: use Linux')
    process.exitCode = 2
    return
  }
  const results = await bench(options, line => console.error(line))
  console.log(`\n${tables(results)}`)
  if (options.write) keepResults(results, join(root, 'bench'))
}
