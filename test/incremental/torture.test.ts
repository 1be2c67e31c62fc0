import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newsroom } from '../support/newsroom.ts'
import { cacheFiles, damages, flip, spoil } from './damages.ts'
import { limits, source } from './edition.ts'
import { seeded } from './random.ts'
import { editEverything, few, shrink } from './small.ts'

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
          expect((await room.build()).refused).toBe(false)
          // Now with a use for everything that is remembered: each page is rendered of what was parsed before.
          spoil(room, name, damage, random)
          editEverything(room)
          expect((await room.build()).refused).toBe(false)
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
      expect((await room.build()).refused).toBe(false)
      editEverything(room)
      expect((await room.build()).refused).toBe(false)
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
