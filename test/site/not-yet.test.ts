import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/model/config.ts'
import { parseArticle } from '../../src/parse/article.ts'
import { readFields } from '../../src/site/read-fields.ts'
import { article, configOf, placesOf, siteOf } from '../support/site.ts'

const id = 'content/zh/news/a.md'

function read(lines: string, config: Partial<SiteConfig> = {}) {
  const { front } = parseArticle(new TextEncoder().encode(`---\n${lines}\n---\n`))
  return readFields(front, 'a.md', configOf(config))
}

/** Complaints of what keeps a piece back, and whether it stays back. */
function held(lines: string, config: Partial<SiteConfig> = {}) {
  const { diagnostics, fields, present } = read(lines, config)
  const codes = diagnostics.filter(one => one.severity === 'error').map(one => one.code)
  return { codes, back: fields.draft === true || (present.has('draft') && fields.draft === undefined) }
}

describe('other systems’ words for "not yet"', () => {
  test.each([
    ...['published: false', 'published: no', 'published: "false"', 'published: 0', 'Published: False'],
    ...['publish: false', 'isPublished: false', 'is_public: false', 'public: false', 'visible: false'],
    ...['listed: false', 'permalink: false', 'published: draft', 'visibility: private', 'visibility: hidden'],
    ...['status: draft', 'status: Draft', 'status: private', 'status: pending', 'status: future'],
    ...[
      'post_status: auto-draft',
      'status: In Progress',
      'state: unpublished',
      'status: [draft]',
      'workflow: review',
    ],
    ...['access: members', 'isDraft: true', 'is-draft: true', 'is_draft: 1', 'isDraft: yes', 'isDraft:'],
    ...['Draft: true', 'DRAFT: true', 'Draft:', 'Draft: maybe', 'drafts: true', 'darft: true', 'draf: true'],
    ...['hidden: true', 'hide: true', 'private: true', 'unlisted: true', 'unpublished: true', 'wip: true'],
    ...[
      'password: abc',
      'password: 1234',
      'encrypt: true',
      '草稿: true',
      '发布: false',
      '状态: 草稿',
      '状态: 待审核',
    ],
    ...[
      'meta: {draft: true}',
      'extra: {published: false}',
      'a: {b: {isDraft: true}}',
      'meta: {status: draft}',
    ],
    ...[
      'params: {hidden: true}',
      'build: {render: never}',
      '_build: {render: false}',
      'en: {published: false}',
    ],
  ])('%s holds a piece back, as an error', lines => {
    expect(held(`title: T\n${lines}`)).toEqual({ codes: ['front-matter/not-yet'], back: true })
  })

  test.each([
    ...[
      'published: true',
      'published: 2021-01-11',
      'published: 2021',
      'published:',
      'publish: yes',
      'public: true',
    ],
    ...[
      'status: publish',
      'status: published',
      'status: ongoing',
      'status: ""',
      'hidden: false',
      'isDraft: false',
    ],
    ...['Draft: false', 'private: no', 'visibility: public', 'permalink: /a/', 'password: ""', 'password:'],
    ...['cover: {hidden: true}', 'sidebar: {hidden: true}', 'toc: {visible: false}', 'comments: false'],
    ...['meta: {draft: false}', 'extra: {published: true}', 'category: draft', 'tags: [draft]', 'order: 0'],
    ...['build: {list: never}', 'photos: [{hidden: true}]', 'constructor: {draft: false}', '状态: 已发布'],
  ])('%s does not', lines => expect(held(`title: T\n${lines}`)).toEqual({ codes: [], back: false }))

  test.each([
    [
      'published: false',
      '"published: false" keeps a piece back in other systems, and Diglot does not know the key',
      "write `draft: true`, or have it read so: `fields: { published: '!draft' }` in the site's config",
    ],
    ['status: draft', expect.any(String), expect.stringContaining("`fields: { status: 'draft' }`")],
    [
      'extra: {published: false}',
      expect.any(String),
      expect.stringContaining("{ 'extra.published': '!draft' }"),
    ],
    ['password: x', expect.any(String), expect.stringContaining('write `draft: true`, or drop the line')],
  ])('%s: our key is named', (lines, message, hint) => {
    expect(read(`title: T\n${lines}`).diagnostics).toMatchObject([
      { file: 'a.md', line: 3, column: 1, message, hint, severity: 'error' },
    ])
  })

  test('that agree with ours are no error, and those that do not are', () => {
    expect(held('draft: true\npublished: false\nstatus: draft')).toEqual({ codes: [], back: true })
    expect(held('draft: false\npublished: false')).toEqual({ codes: ['front-matter/not-yet'], back: true })
  })

  test('leave no trace of the piece in what is published', () => {
    const rig = siteOf({ [id]: article('published: false') })
    expect(placesOf(rig.diagnostics)).toEqual([`front-matter/not-yet ${id}:4:1`])
    expect(rig.site.unpublished.get(id)).toBe('draft')
  })
})

describe('keys that the config reads as ours', () => {
  const config = {
    fields: { published: '!draft', status: 'draft', 'extra.live': '!draft', 'extra.hidden': 'draft' },
  } as const

  test.each([
    ['published: false', true],
    ['published: no', true],
    ['published: true', false],
    ['published: "yes"', false],
    ['status: draft', true],
    ['status: private', true],
    ['status: true', true],
    ['status: publish', false],
    ['status: 已发布', false],
    ['extra: {live: false}', true],
    ['extra: {live: true, hidden: false}', false],
    ['extra: {hidden: true}', true],
    ['draft: false\npublished: false', true],
    ['published: false\ndraft: false', true],
    ['draft: true\npublished: true', true],
    ['published: true\nstatus: draft', true],
    ['status: draft\npublished: true', true],
    ['status: publish\npublished: true', false],
  ])('%s', (lines, back) => expect(held(lines, config)).toEqual({ codes: [], back }))

  test.each([
    ...[
      'published:',
      'published: 2021-01-11',
      'published: maybe',
      'status: ""',
      'status: ongoing',
      'extra: {live: x}',
    ],
    ...['draft: false\npublished: maybe', 'published: maybe\ndraft: false'],
  ])('%s is unsure, so it stays back, as an error', lines => {
    expect(held(lines, config)).toEqual({ codes: ['front-matter/type'], back: true })
  })

  test('no other key of the map is read so', () => {
    expect(held('extra: {live: true, draft: true}', config).codes).toEqual(['front-matter/not-yet'])
  })
})

describe('times that other systems heed', () => {
  const now = Date.parse('2021-02-01T00:00:00Z')
  const codes = (lines: string, options: Parameters<typeof siteOf>[1] = {}) =>
    placesOf(siteOf({ [id]: article(lines) }, { now, ...options }).diagnostics)

  test.each([
    ...[
      'publishDate: 2021-03-01',
      'pubDate: 2021-03-01',
      'publish_at: 2021-02-01 08:01',
      'published: 2021-03-01',
    ],
    ...['embargo: 2021-03-01T00:00:00Z', 'expiryDate: 2021-01-20', 'unpublish_at: 2021-02-01'],
  ])('%s would not be shown there', lines => expect(codes(lines)).toEqual([`front-matter/not-yet ${id}:4:1`]))

  test.each([
    ...['publishDate: 2021-01-20', 'pubDate: 2021-01-11', 'expiryDate: 2021-03-01', 'publishDate: soon'],
    ...['expires: 2021-01-20\npublishDate: 2021-03-01\ndraft: true', 'deadline: 2021-03-01'],
  ])('%s would', lines => expect(codes(lines)).toEqual([]))

  test('may be read as ours', () => {
    const rig = siteOf(
      { [id]: '---\ntitle: T\npublishDate: 2021-03-01\n---\n' },
      { now, config: { fields: { publishDate: 'date' } } },
    )
    expect(rig.diagnostics).toEqual([])
    expect(rig.site.unpublished.get(id)).toBe('future')
  })

  test('are when a build may give another result', () => {
    expect(siteOf({ [id]: article('expiryDate: 2021-03-01') }, { now }).site.until).toBe(
      Date.parse('2021-03-01T00:00:00+08:00'),
    )
  })
})
