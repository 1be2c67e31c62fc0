import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/engine/batch/newsroom.ts'
import { leadsAway } from '../../src/store/input/scan.ts'
import { openOutput } from '../../src/store/output/publish.ts'
import { articles, files, limits, source } from '../incremental/edition.ts'
import { type Newsroom, newsroom } from '../support/newsroom.ts'

/** A build in which somebody saves a file as soon as the first one is parsed. */
function buildWhile({ folder, cache }: Newsroom, save: () => void) {
  let isSaved = false
  return build({
    site: folder,
    theme: join(folder, 'templates'),
    now: () => Date.parse('2021-07-01T00:00:00Z'),
    drafts: false,
    cache,
    out: 'dist',
    open: () => openOutput(folder, 'dist', cache),
    jobs: 1,
    progress() {
      if (!isSaved) save()
      isSaved = true
    },
  })
}

test('an article is remembered under what was built of it, not under what the scan saw', async () => {
  const room = newsroom(files(), limits)
  await room.build()
  for (const n of [14, 16]) room.edit(source('en', n), 'title: ', 'title: D ')
  room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
  const scanned = room.remember()
  room.edit(source('en', 6), 'title: ', 'title: A ')
  const late = room.read(source('en', 6))
  scanned()
  const built = await buildWhile(room, () => room.write(source('en', 6), late))
  expect(built.ok).toBe(true)
  expect(room.output().get('en/news/en6/index.html')).toContain('A ')
  scanned()
  // The former text is back, and the scan of the build before has seen it.
  expect((await room.build()).rendered).toContain(articles('en', 6)[0])
})

test('a file that changes while it is copied stops the build, and the former output stands', async () => {
  const room = newsroom({ ...files(), 'static/note.txt': 'one' }, limits)
  await room.build()
  room.write('static/note.txt', 'two')
  room.edit(source('en', 6), 'title: ', 'title: B ')
  const built = await buildWhile(room, () => room.write('static/note.txt', 'three'))
  expect(built.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^output\/failed .*note\.txt.* has changed since/)]),
  )
  expect(room.output().get('note.txt')).toBe('one')
  await room.build()
  expect(room.output().get('note.txt')).toBe('three')
})

test('a template that sorts what it is given changes nothing that is remembered', async () => {
  const list = '{{ article.extra.topics.reverse() | join(",") }}{{ article.headings.reverse() | length }}'
  const room = newsroom(
    {
      ...files(),
      'content/en/news/listed.md':
        '---\ntitle: Listed\ndate: 2021-01-02\ntopics: [x, y, z]\n---\nText.\n\n## One\n',
    },
    limits,
  )
  room.edit(
    'templates/pages/article.njk',
    '{% endblock %}',
    `{% if article.extra.topics %}${list}{% endif %}{% endblock %}`,
  )
  await room.build()
  expect(room.output().get('en/news/listed/index.html')).toContain('z,y,x')
  room.edit('content/en/news/listed.md', 'Text.', 'Other text.')
  await room.build()
  expect(room.output().get('en/news/listed/index.html')).toContain('z,y,x')
})

test('a line separator in a title does not make an article forgotten', async () => {
  const room = newsroom(
    { ...files(), 'content/en/news/odd.md': '---\ntitle: "A\\L\\PB"\ndate: 2021-01-02\n---\nText.\n' },
    limits,
  )
  await room.build()
  room.edit(source('en', 6), 'title: ', 'title: C ')
  expect((await room.build()).parsed).toBe(1)
})

test('a link that has replaced a file leads away', () => {
  const room = newsroom({ ...files(), 'static/note.txt': 'one' }, limits)
  const file = join(room.folder, 'static/note.txt')
  expect(leadsAway(file, [room.folder])).toBe(false)
  writeFileSync(join(room.folder, '..', 'aside.txt'), 'secret')
  rmSync(file)
  symlinkSync(join(room.folder, '..', 'aside.txt'), file)
  expect(leadsAway(file, [room.folder])).toBe(true)
  rmSync(join(room.folder, '..', 'aside.txt'))
})
