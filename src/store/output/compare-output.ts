import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { walk } from '../files/walk.ts'
import type { OutputFolder } from './output-folder.ts'

export interface Comparison {
  /** Takes a build's outputs and compares them with what is there; nothing is written. */
  readonly output: OutputFolder
  /** Output paths that differ, are missing, or are there and should not be; known after the build. */
  differing(): readonly string[]
  /** How many outputs there are that are the same. */
  equal(): number
}

/** An output that compares: `build --verify` lets a clean build run into it. */
export function compareOutput(folder: string): Comparison {
  const staged = new Set<string>()
  const differing = new Set<string>()
  const changes = { added: [], changed: [], removed: [] }
  const nothing = { written: 0, removed: 0, changes, standing: '', failed: null }
  return {
    output: {
      standing: () => null,
      foreign: () => null,
      keep: () => false,
      keepRest: () => {},
      departures: () => [],
      staging: { folder: '', whole: false },
      arrive: () => null,
      async stage(path, content) {
        staged.add(path)
        const there = await readFile(join(folder, path)).catch(() => undefined)
        const wanted =
          typeof content === 'string' || content instanceof Uint8Array
            ? Buffer.from(content)
            : await readFile(content.copyOf)
        if (there === undefined || !there.equals(wanted)) differing.add(path)
        return null
      },
      async commit() {
        const { files } = await walk(folder, 'out', true)
        for (const { below } of files) if (!staged.has(below)) differing.add(below)
        return { ...nothing, unchanged: staged.size - differing.size }
      },
      async discard() {},
    },
    differing: () => [...differing].sort(),
    equal: () => [...staged].filter(path => !differing.has(path)).length,
  }
}
