import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { cleanBuild, compareTrees } from '../support/clean-build.ts'
import { root, runCli } from '../support/cli.ts'
import { type Newsroom, type NewsroomFiles, newsroom } from '../support/newsroom.ts'
import { files, limits, source } from './edition.ts'
import { sourcesOf } from './edits.ts'
import { type Random, seeded } from './random.ts'

/** Whatever is in these files, the next build is a clean one: no lie is believed and nothing throws. */
const cacheFiles = [
  'sources.json',
  'articles.pack',
  'bodies.pack',
  'answers.pack',
  'traces.json',
  'last-build.json',
  'outputs.json',
] as const

type Damage = (bytes: Buffer, random: Random) => Buffer | null

/** Ways in which a file goes bad; null deletes it. */
const damages: Readonly<Record<string, Damage>> = {
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

describe('a damaged cache costs time and nothing else', () => {
  for (const [seed, name] of cacheFiles.entries()) {
    test(name, async () => {
      const room = newsroom(few(), limits)
      const random = seeded(seed)
      await room.build()
      for (const [how, damage] of Object.entries(damages)) {
        expect(existsSync(join(room.cache, name)), `there is a file that ${how}`).toBe(true)
        try {
          spoil(room, name, damage, random)
          await buildAnyway(room, name)
          // Now with a use for everything that is remembered: each page is rendered of what was parsed before.
          spoil(room, name, damage, random)
          editEverything(room)
          await buildAnyway(room, name)
        } catch (cause) {
          throw new Error(`${name} ${how}, and the next build is not a clean one`, { cause })
        }
      }
    })
  }

  test('nobody reads changes.json, which is for others', async () => {
    const room = newsroom(few(), limits)
    await room.build()
    room.write('.cache/changes.json', 'scribble')
    expect((await room.build()).rendered).toEqual([])
    expect(JSON.parse(room.read('.cache/changes.json'))).toEqual({ added: [], changed: [], removed: [] })
  })

  test('all of it is gone, and so is the output', async () => {
    const room = newsroom(few(), limits)
    const { outputs } = await room.build()
    room.remove('.cache')
    room.remove('dist')
    expect((await room.build()).written).toBe(outputs)
  })

  test('what was damaged is not passed on when the packs are written anew', async () => {
    const room = newsroom(few(), limits)
    await room.build()
    spoil(room, 'bodies.pack', damages['has every letter changed'] ?? flip, seeded(1))
    await shrink(room)
    editEverything(room)
    await room.build()
  })
})

describe('files of the cache that come from different builds', () => {
  for (const name of cacheFiles) {
    test(`${name} is that of the build before`, async () => {
      const room = newsroom(few(), limits)
      await room.build()
      const older = readFileSync(join(room.cache, name))
      room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
      room.remove(source('en', 5))
      await room.build()
      writeFileSync(join(room.cache, name), older)
      await buildAnyway(room, name)
      editEverything(room)
      await buildAnyway(room, name)
    })
  }

  test('the whole cache is that of the build before', async () => {
    const room = newsroom(few(), limits)
    await room.build()
    cpSync(room.cache, join(room.folder, 'aside'), { recursive: true })
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    await room.build()
    room.remove('.cache')
    room.move('aside', '.cache')
    await room.build()
  })

  test('the output is that of the build before', async () => {
    const room = newsroom(few(), limits)
    await room.build()
    cpSync(join(room.folder, 'dist'), join(room.folder, 'dist2'), {
      recursive: true,
      preserveTimestamps: true,
    })
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    await room.build()
    room.remove('dist')
    room.move('dist2', 'dist')
    await room.build()
  })

  test('the packs were being written anew when the machine stopped', async () => {
    const room = newsroom(few(), limits)
    await room.build()
    const facts = readFileSync(join(room.cache, 'articles.pack'))
    await shrink(room)
    writeFileSync(join(room.cache, 'articles.pack'), facts)
    editEverything(room)
    await room.build()
  })
})

describe('the machine stops while pages are moved into place', () => {
  for (const moved of [0, 1, 7, 20, 40]) {
    test(`after ${moved} files, and the next build makes up for it`, async () => {
      const room = newsroom(few(), limits)
      await room.build()
      editEverything(room)
      room.remove(source('en', 5))
      room.write('content/en/news/new.md', '---\ntitle: New\ndate: 2021-03-01\n---\nNew.\n')
      expect(await room.interrupted(moved)).toBe(true)
      await room.build()
      expect((await room.build()).rendered).toEqual([])
    })

    test(`after ${moved} files, and then the edit is taken back`, async () => {
      const room = newsroom(few(), limits)
      await room.build()
      const takeBack = room.remember()
      editEverything(room)
      room.remove(source('en', 5))
      expect(await room.interrupted(moved)).toBe(true)
      takeBack()
      await room.build()
    })
  }
})

describe('a build is killed', () => {
  const now = '2021-07-01T00:00:00Z'
  const theme = join(root, 'templates')

  test('at any moment, and the next one is clean', async () => {
    const random = seeded(9)
    const room = newsroom(few(), limits)
    const started = performance.now()
    expect(runCli(['build', room.folder, '--now', now])).toMatchObject({ status: 0 })
    const whole = performance.now() - started
    for (let round = 0; round < 5; round++) {
      editEverything(room)
      room.edit(source('en', 6), 'title: ', `title: ${round} `)
      // The first half of the time is Node.js starting; what follows is where harm may be done.
      const after = whole * (0.4 + (0.6 * random.int(100)) / 100)
      await killed(['build', room.folder, '--now', now], after)
      const { status, stderr } = runCli(['build', room.folder, '--now', now])
      const at = `killed after ${Math.round(after)} of ${Math.round(whole)} ms: ${stderr}`
      expect(status, at).toBe(0)
      const { output } = await cleanBuild(room.folder, { now, drafts: false, write: true, theme })
      compareTrees(room.output(), output)
    }
  })
})

/** A part of the site, so that there is time for many builds of it. */
function few(): NewsroomFiles {
  const isSmall = (path: string): boolean => {
    const [, edition, n] = /^content\/(en|zh)\/\w+\/[a-z]+(\d+)\.md$/.exec(path) ?? []
    return n === undefined || path === source('en', 11) || Number(n) <= (edition === 'en' ? 6 : 3)
  }
  return Object.fromEntries(Object.entries(files()).filter(([path]) => isSmall(path)))
}

/** Every page of an edition is another after this. */
function editEverything(room: Newsroom): void {
  const layout = 'templates/layouts/base.njk'
  const before = room.read(layout)
  room.write(layout, before.includes('<main>') ? before.replace('<main>', '') : `${before}<main>`)
}

/** Builds with few of the articles left: packs are written anew once more than half of what is in them is dead. */
async function shrink(room: Newsroom): Promise<void> {
  const size = (): number => statSync(join(room.cache, 'articles.pack')).size
  const before = size()
  for (const path of sourcesOf(room).slice(0, -4)) if (!path.includes('/pages/')) room.remove(path)
  await room.build()
  expect(size(), 'size of the pack').toBeLessThan(before / 2)
}

/**
 * Builds, and compares with a clean build. If the list of what was written cannot be read, nobody knows whose files
 * are in the output, so nothing is touched until somebody clears it away.
 */
async function buildAnyway(room: Newsroom, name: string): Promise<void> {
  const { refused } = await room.build()
  if (!refused) return
  expect(name).toBe('outputs.json')
  room.remove('dist')
  expect((await room.build()).refused).toBe(false)
}

function spoil(room: Newsroom, name: string, damage: Damage, random: Random): void {
  const file = join(room.cache, name)
  // It stays away where nobody needed it since it was deleted.
  if (!existsSync(file)) return
  const bytes = damage(readFileSync(file), random)
  if (bytes === null) rmSync(file)
  else writeFileSync(file, bytes)
}

function flip(bytes: Buffer, random: Random): Buffer {
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
function swapped(bytes: Buffer, random: Random, separator: string): Buffer {
  const parts = bytes.toString('latin1').split(separator)
  if (parts.length < 4) return Buffer.from(parts.reverse().join(separator), 'latin1')
  const one = 1 + random.int(parts.length - 2)
  const two = 1 + random.int(parts.length - 2)
  const [first = '', second = ''] = [parts[one], parts[two]]
  parts[one] = second
  parts[two] = first
  return Buffer.from(parts.join(separator), 'latin1')
}

/** Runs the CLI and kills it after some milliseconds, if it is not done by then. */
async function killed(args: readonly string[], milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin', 'diglot.js'), ...args], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  await Promise.race([exited, setTimeout(milliseconds)])
  child.kill('SIGKILL')
  await exited
}
