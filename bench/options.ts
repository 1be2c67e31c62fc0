import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type PeerId, peerIds } from './peers.ts'

export const groups = ['build', 'peers', 'plugins', 'archive', 'texts', 'start', 'sample', 'scale'] as const
export type Group = (typeof groups)[number]

export interface Options {
  readonly articles: number
  readonly rounds: number
  readonly seed: number
  readonly peers: readonly PeerId[]
  /** The binary of Hugo, or a name that the system knows. */
  readonly hugo: string
  readonly only: readonly Group[]
  /** Articles of the big site; 0 for none. */
  readonly scale: number
  /** Whether to keep the results in `bench/`. */
  readonly write: boolean
}

/** Fewer, and the feeds of the sections would hold half of all articles. */
const fewest = 500

export const usage = `npm run bench -- [options]
  --articles N     articles of both editions together (10000; at least ${fewest})
  --runs N         rounds; the table shows medians (5)
  --peers LIST     ${peerIds.join(',')} (all that are installed)
  --hugo PATH      which Hugo, also from the environment (HUGO; hugo)
  --only LIST      ${groups.join(',')} (all)
  --scale N        also a cold build of N articles in a heap of 1 GB, e.g. 100000
  --seed N         of the corpus (1)
  --write          renew bench/results/ and the table in bench/README.md`

/** Reads the command line; a text says what is wrong with it. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        articles: { type: 'string', default: '10000' },
        runs: { type: 'string', default: '5' },
        peers: { type: 'string', default: peerIds.join(',') },
        hugo: { type: 'string', default: process.env.HUGO || 'hugo' },
        only: { type: 'string', default: groups.join(',') },
        scale: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        write: { type: 'boolean', default: false },
      },
    })
    const scale = count('scale', values.scale, 0)
    return {
      articles: even('articles', count('articles', values.articles, fewest)),
      rounds: count('runs', values.runs, 1),
      seed: count('seed', values.seed, 0),
      peers: listed('peers', values.peers, peerIds),
      // It is run in another folder.
      hugo: values.hugo.includes('/') ? resolve(values.hugo) : values.hugo,
      only: listed('only', values.only, groups),
      scale: even('scale', scale),
      write: values.write,
    }
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

function count(name: string, text: string, least: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least) {
    throw new Error(`--${name} wants a whole number from ${least}, not “${text}”`)
  }
  return Number(text)
}

/** Articles come in pairs. */
function even(name: string, number: number): number {
  if (number % 2 !== 0) throw new Error(`--${name} wants an even number, not ${number}`)
  return number
}

function listed<T extends string>(name: string, text: string, known: readonly T[]): readonly T[] {
  return text
    .split(',')
    .filter(one => one !== '')
    .map(one => {
      const found = known.find(other => other === one)
      if (found === undefined) throw new Error(`--${name} knows ${known.join(', ')}, not “${one}”`)
      return found
    })
}
