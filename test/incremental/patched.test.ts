import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../support/newsroom.ts'
import { placesOf } from '../support/site.ts'
import { damages, spoil } from './damages.ts'
import { articles, limits, source } from './edition.ts'
import { seeded } from './random.ts'
import { few } from './small.ts'

const before = 'More of 6.'
const first = 'Much more of 6.'
const second = 'Even more of 6.'

function kept(room: Newsroom, name: string): Buffer | null {
  const file = join(room.cache, name)
  return existsSync(file) ? readFileSync(file) : null
}

function putBack(room: Newsroom, name: string, bytes: Buffer | null): void {
  if (bytes === null) rmSync(join(room.cache, name), { force: true })
  else writeFileSync(join(room.cache, name), bytes)
}

/** A site of which one text has been edited since all of it was built. */
async function edited(): Promise<Newsroom> {
  const room = newsroom(few(), limits)
  await room.build()
  room.edit(source('en', 6), before, first)
  await room.build()
  return room
}

test('edits of texts leave the traces alone and amend them, one after the other', async () => {
  const room = newsroom(few(), limits)
  await room.build()
  const traces = kept(room, 'traces.pack')
  room.edit(source('en', 6), before, first)
  const one = await room.build()
  room.edit(source('en', 5), 'More of 5.', 'Much more of 5.')
  await room.build()
  room.edit(source('en', 6), first, second)
  expect((await room.build()).rendered).toEqual(one.rendered)
  expect(one.rendered).toEqual(expect.arrayContaining(articles('en', 6)))
  expect(kept(room, 'traces.pack')).toEqual(traces)
  // What a whole build makes of it is as fresh.
  room.remove(source('zh', 3))
  expect((await room.build()).rendered).not.toContain(articles('en', 5)[0])
  expect(kept(room, 'traces.pack')).not.toEqual(traces)
  room.edit(source('en', 6), second, before)
  expect((await room.build()).rendered).toEqual(one.rendered)
})

test.each(Object.entries(damages))('the file %s: the next builds are right', async (_, damage) => {
  const room = await edited()
  for (const [from, to] of [
    [first, second],
    [second, first],
    // As it was when all was built: what the damaged file told is forgotten, what it told of is still there.
    [first, before],
  ] as const) {
    spoil(room, 'trace-patch.json', damage, seeded(1))
    room.edit(source('en', 6), from, to)
    await room.build()
  }
})

test.each(['traces.pack', 'trace-patch.json', 'last-build.json'])(
  '%s is that of a build before, and so is the text',
  async name => {
    const room = newsroom(few(), limits)
    await room.build()
    const whole = kept(room, name)
    room.edit(source('en', 6), before, first)
    await room.build()
    const older = kept(room, name)
    room.edit(source('en', 6), first, second)
    await room.build()
    putBack(room, name, older)
    room.edit(source('en', 6), second, first)
    await room.build()
    putBack(room, name, whole)
    room.edit(source('en', 6), first, before)
    await room.build()
  },
)

test.each([
  ['a heading', 'part', '## Part', '## Share'],
  ['an id of its own', 'part', '## Part {#part}', '## Part {#share}'],
  ['an id in HTML', 'part', '<p id="part">Said.</p>', '<p id="share">Said.</p>'],
  ['a footnote', 'd_fn-1', 'Said.[^a]\n\n[^a]: So.', 'Said.'],
])('%s that another page leads to goes: that page is looked at', async (_, id, was, is) => {
  const [from, to] = ['content/en/news/from.md', 'content/en/news/to.md']
  const head = (title: string): string => `---\ntitle: ${title}\ndate: 2021-01-11\n---\n`
  const room = newsroom(
    {
      [from]: `${head('From')}[To](to.md#${id}).\n`,
      [to]: `${head('To')}The first words.\n\n${was}\n\nMore.\n`,
    },
    limits,
  )
  const first = await room.build()
  expect(first.diagnostics).toEqual([])
  room.edit(to, 'More.', 'Much more.')
  expect((await room.build()).rendered).not.toContain('en/news/from/index.html')
  room.edit(to, was, is)
  expect(placesOf((await room.build()).diagnostics)).toEqual([`link/broken-anchor ${from}:5:1`])
})
