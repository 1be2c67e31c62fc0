import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { compareOutput } from '../store/compare-output.ts'
import type { BuildOptions } from './job.ts'
import { build } from './newsroom.ts'

/**
 * Builds a site once more, with nothing remembered, and compares every byte with an output folder. A difference is a
 * bug of ours, or somebody has changed the folder; each is told by path, and nothing is written.
 */
export async function verifyOutput(options: BuildOptions, outFolder: string): Promise<Diagnostic[]> {
  const { output, differing } = compareOutput(outFolder)
  await build({ ...options, cache: null, open: async () => ({ output }) })
  return differing().map(path =>
    diagnostic('output/unverified', 'this file is not what a clean build gives', {
      file: `${options.out}/${path}`,
    }),
  )
}
