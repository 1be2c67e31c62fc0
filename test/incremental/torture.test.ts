import { cpSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newsroom, themedNewsroom } from '../support/newsroom.ts'
import { cacheFiles, damages, flip, spoil } from './damages.ts'
import { limits, source } from './edition.ts'
import { paper } from './paper.ts'
import { pluginConfig, pluginFiles } from './plugged.ts'
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

describe('a damaged cache of a site with plugins', () => {
  for (const [seed, name] of ['articles.pack', 'answers.pack', 'traces.pack', 'last-build.json'].entries()) {
    test(name, async () => {
      const room = themedNewsroom({ ...paper(10), ...pluginFiles }, { ...limits, ...pluginConfig })
      const random = seeded(seed)
      await room.build()
      for (const [turn, [how, damage]] of Object.entries(damages).entries()) {
        try {
          spoil(room, name, damage, random)
          // What a plugin says is another thing, and then also what it makes of texts.
          if (turn % 2 === 0) room.write('plugins/sign.ts', `export const sign = '${turn}'\n`)
          else
            room.write('plugins/last.mjs', String(pluginFiles['plugins/last.mjs']).replace('1', String(turn)))
          expect((await room.build()).refused).toBe(false)
        } catch (cause) {
          throw new Error(`${name} ${how}, and the next build is not a clean one`, { cause })
        }
      }
    }, 240_000)
  }

  test('a plugin is what its bytes are, whatever its times say', async () => {
    const room = themedNewsroom({ ...paper(10), ...pluginFiles }, { ...limits, ...pluginConfig })
    await room.build()
    const path = join(room.folder, 'plugins/sign.ts')
    const { atime, mtime } = statSync(path)
    for (const touched of ['plugins/sign.ts', 'plugins/weather.ts', 'plugins/first.mjs'])
      utimesSync(join(room.folder, touched), new Date(), new Date())
    const same = await room.build()
    expect([same.rendered, same.parses]).toEqual([[], 0])
    room.edit('plugins/sign.ts', '°1', '°2')
    utimesSync(path, atime, mtime)
    const { rendered } = await room.build()
    expect(rendered).toContain('en/llms.txt')
    // Another day changes nothing by itself.
    expect((await room.build({ now: '2021-07-02T00:00:00Z' })).rendered).toEqual([])
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
