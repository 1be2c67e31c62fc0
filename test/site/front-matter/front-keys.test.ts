import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { knownFields } from '../../../src/model/known-fields.ts'
import { root } from '../../support/cli.ts'
import { newsroom } from '../../support/newsroom.ts'
import { siteOf } from '../../support/site.ts'

/** What somebody adds who wants keys of his own: one line each, in one file. */
vi.mock('../../../src/model/front-keys.ts', async original => {
  const real = await original<typeof import('../../../src/model/front-keys.ts')>()
  const more = {
    standfirst: { is: 'text', shown: 'with the text' },
    reviewed: { is: 'moment', shown: 'always' },
    places: { is: 'names', shown: 'always' },
    rating: { is: 'number', shown: 'always' },
    sponsored: { is: 'flag', shown: 'always' },
  } as const
  return { ...real, frontKeys: { ...real.frontKeys, ...more } }
})

const added = ['standfirst', 'reviewed', 'places', 'rating', 'sponsored']

const front = `---
title: T
date: 2021-01-11
standfirst: In short.
reviewed: 2021-02-03
places: [Zhuzhou, 长沙]
rating: 4.5
sponsored: false
---
Text.
`

const line = (name: string): string =>
  `{{ ${name}.standfirst or "" }}|{{ ${name}.reviewed | date }}|{{ ${name}.places | join("+") }}|{{ ${name}.rating }}|{{ ${name}.sponsored }}|{{ ${name}.extra | dump | safe }}`

const templates = {
  'templates/pages/article.njk': line('article'),
  'templates/pages/standing.njk': line('standing'),
}

const shown = 'In short.|3 February 2021|Zhuzhou+长沙|4.5|false|{}'

test('a key that is declared reaches templates, by nothing but its declaration', () => {
  const rig = siteOf({ 'content/en/a.md': front, 'content/en/pages/b.md': front, ...templates })
  expect(rig.diagnostics).toEqual([])
  expect(rig.text('en/a/index.html')).toContain(shown)
  expect(rig.text('en/b/index.html')).toContain(shown)
})

test('also from the cache', async () => {
  const room = newsroom({ 'content/en/a.md': front, 'content/en/b.md': front, ...templates })
  await room.build()
  room.edit('content/en/a.md', 'Text.', 'Other text.')
  room.write('content/en/c.md', front)
  expect((await room.build()).ok).toBe(true)
  for (const name of ['a', 'b', 'c'])
    expect(room.output().get(`en/${name}/index.html`)).toContain(Buffer.from(shown).toString('latin1'))
})

test('what is not there is null, and what is badly written an error', () => {
  const bare = '---\ntitle: T\ndate: 2021-01-11\n---\nText.\n'
  const dump = '{{ [article.standfirst, article.reviewed, article.places, article.rating] | dump | safe }}'
  const rig = siteOf({ 'content/en/a.md': bare, 'templates/pages/article.njk': dump })
  expect(rig.text('en/a/index.html')).toContain('[null,null,null,null]')
  const wrong = siteOf({ 'content/en/a.md': front.replace('4.5', 'high').replace('2021-02-03', 'soon') })
  expect(wrong.diagnostics.map(one => one.message)).toEqual([
    '"soon" is not a date ("reviewed")',
    '"rating" must be a number, not a string',
  ])
})

test('what belongs to the text goes with it', () => {
  const withdrawn = front.replace('title: T', 'title: T\nwithdrawn: Sorry.')
  const rig = siteOf({ 'content/en/a.md': withdrawn, ...templates })
  expect(rig.text('en/a/index.html')).toContain(shown.replace('In short.', ''))
})

test('every key is in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const table = readme.slice(readme.indexOf('## Front matter'), readme.indexOf('## A site'))
  const own = knownFields.filter(key => !added.includes(key))
  expect(own.length).toBe(knownFields.length - added.length)
  expect(own.filter(key => !table.includes(`\`${key}\``))).toEqual([])
})
