import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsroom } from '../support/newsroom.ts'
import type { Random } from './random.ts'

/** Whatever is in these files, the next build is a clean one: no lie is believed and nothing throws. */
export const cacheFiles = [
  'sources.json',
  'articles.pack',
  'bodies.pack',
  'answers.pack',
  'traces.pack',
  'last-build.json',
  'outputs.json',
  'outputs.copy.json',
] as const

export type Damage = (bytes: Buffer, random: Random) => Buffer | null

/** Ways in which a file goes bad; null deletes it. */
export const damages: Readonly<Record<string, Damage>> = {
  'is deleted': () => null,
  'is empty': () => Buffer.alloc(0),
  'is cut off': (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  'ends in zeros': (bytes, random) => Buffer.from(bytes).fill(0, random.int(bytes.length)),
  'has a byte flipped': flip,
  'has a letter changed, so that it is still text': (bytes, random) =>
    replaced(bytes, /[a-z]{4}/g, random, word => `${word.slice(0, 3)}${word.endsWith('q') ? 'x' : 'q'}`),
  'has a digit changed': (bytes, random) =>
    replaced(bytes, /[0-9]/g, random, digit => String((Number(digit) + 1) % 10)),
  'has every letter changed': bytes => Buffer.from(bytes.map(byte => (byte > 32 ? byte ^ 1 : byte))),
  'has two lines swapped': (bytes, random) => swapped(bytes, random, '\n'),
  'has two entries swapped': (bytes, random) => swapped(bytes, random, '],['),
  'has every line twice': bytes => {
    const lines = bytes.toString('latin1').split('\n')
    return Buffer.from([...lines, ...lines.slice(1)].join('\n'), 'latin1')
  },
  'is of another version': bytes =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/[0-9a-f]{64}/, 'f'.repeat(64))
        .replace(/"version":\d+/, '"version":999'),
      'latin1',
    ),
  'is JSON of something else': () => Buffer.from('{"version":1,"folders":[[1,2]],"pages":null}'),
}

export function spoil(room: Newsroom, name: string, damage: Damage, random: Random): void {
  const file = join(room.cache, name)
  // It stays away where nobody needed it since it was deleted.
  if (!existsSync(file)) return
  const bytes = damage(readFileSync(file), random)
  if (bytes === null) rmSync(file)
  else writeFileSync(file, bytes)
}

export function flip(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes)
  const at = random.int(copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8))
  return copy
}

/** One match of a pattern replaced, so that what parses still parses. */
function replaced(bytes: Buffer, pattern: RegExp, random: Random, change: (match: string) => string): Buffer {
  const text = bytes.toString('latin1')
  const places = [...text.matchAll(pattern)]
  if (places.length === 0) return bytes
  const { 0: match, index } = random.pick(places)
  return Buffer.from(text.slice(0, index) + change(match) + text.slice(index + match.length), 'latin1')
}

/** Two of the parts between separators change places; the outermost stay, as they hold brackets. */
export function swapped(bytes: Buffer, random: Random, separator: string): Buffer {
  const parts = bytes.toString('latin1').split(separator)
  if (parts.length < 4) return Buffer.from(parts.reverse().join(separator), 'latin1')
  const one = 1 + random.int(parts.length - 2)
  const two = 1 + random.int(parts.length - 2)
  const [first = '', second = ''] = [parts[one], parts[two]]
  parts[one] = second
  parts[two] = first
  return Buffer.from(parts.join(separator), 'latin1')
}
