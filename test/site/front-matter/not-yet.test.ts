import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { readFields } from '../../../src/site/front-matter/read-fields.ts'
import { article, configOf, placesOf, siteOf } from '../../support/site.ts'

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

describe('values that neither let a piece go nor are a date', () => {
  const each = (key: string, values: string) => values.split('|').map(value => `${key}: ${value}`)

  test.each([
    ...each('published', 'never|nope|none|tbd|later|F|[false]|[true, false]|maybe|❌|{zh: true, en: false}'),
    ...each('publish', 'F|n|tbd|"not yet"|weekly'),
    ...each('hidden', 'T|always|2|[true]|"yes, please"|{en: true}|{value: true}'),
    ...each('private', 'members|[true]|T'),
    ...each('status', 'DRAFT!|"📝 draft"|draft v2|first draft|Drafting|not started|unfinished|incomplete'),
    ...each('status', 'editing|submitted|needs-work|waiting|backlog|suspended|offline|inactive|disabled'),
    ...each('status', 'archived|false|0|初稿|未完稿|撰写中|未完成|ＤＲＡＦＴ|{name: Draft}|[{name: Draft}]'),
    ...each('状态', '编辑中|暂存|未发布|{name: 草稿}'),
    ...[
      '狀態: 編輯中',
      '發布: 否',
      '隱藏: 是',
      '隱藏: true',
      '發佈狀態: 未發佈',
      '是否发布: 否',
      '是否發布: 未定',
    ],
    ...['发布状态: 待定', '审核状态: 退回', '稿件状态: 一审', '審核狀態: 未過', '上线: false', '可見: 否'],
    ...['visibility: friends', 'embargo: until noon', 'embargo: true', 'post_status: whatever'],
  ])('%s holds a piece back', lines => {
    expect(held(`title: T\n${lines}`)).toEqual({ codes: ['front-matter/not-yet'], back: true })
  })

  test.each([
    ...each(
      'published',
      '✅|[true]|{zh: true, en: true}|{by: Li, place: London, date: 2021-01-11}|2021年1月11日',
    ),
    ...each('published', '"Jan 11, 2021"|live|发布|已發布|{at: 2021-01-11}'),
    ...each('hidden', 'no|F|[false]|{toc: true}|{en: false}'),
    ...each('status', 'final|已审核|approved'),
    ...[
      '是否发布: 是',
      '發布: 是',
      '发布状态: 已发布',
      '审核状态: 审核通过',
      'visibility: everyone',
      'embargo: no',
    ],
  ])('%s does not', lines => expect(held(`title: T\n${lines}`)).toEqual({ codes: [], back: false }))
})

describe('keys that mean another thing to most people hold back only by a word for "not yet"', () => {
  test.each([
    ...[
      'status: 200',
      'status: completed',
      'status: active',
      'status: stable',
      'status: [ongoing]',
      '状态: 已完成',
    ],
    ...[
      '状态: 连载中',
      '状态: 招聘中',
      '状态: 未完待续',
      '进度: 3',
      'stage: 2',
      'workflow: build.yml',
      'status: not guilty',
    ],
    ...[
      'state: Hunan',
      'state: CA',
      'state: NO',
      'state: IN',
      'state: 0',
      'review: 5',
      'review: true',
      'review: false',
    ],
    ...[
      'layout: post',
      'layout: draft-law',
      'type: article',
      'type: Draft law',
      'kind: private',
      'template: hidden',
    ],
    ...[
      'online: https://a.example',
      'live: https://a.example',
      'show: The Daily',
      'display: grid',
      'online: true',
    ],
    ...[
      'archived: true',
      'archived: 2020-01-01',
      'released: Windows 11',
      'active: 3',
      'hide: [toc, navigation]',
    ],
    ...[
      'exclude: [a, b]',
      'access: open',
      'audience: engineers',
      'originallyPublished: The Times',
      'secret: of the hill',
    ],
    ...[
      'overdraft: 500',
      'downdrafts: true',
      'draftsman: Li',
      'drafted_by: Li',
      'draftDate: 2021-01-11',
      'draft-pick: 3',
    ],
  ])('%s does not', lines => {
    expect(held(`title: T\n${lines}`)).toEqual({ codes: [], back: false })
  })

  test.each([
    ...['state: draft', 'review: pending', 'layout: draft', 'type: draft', 'postType: Draft', 'kind: 草稿'],
    ...['online: false', 'live: never', 'exclude: true', 'hide: yes', 'access: members'],
  ])('%s does', lines => expect(held(`title: T\n${lines}`).codes).toEqual(['front-matter/not-yet']))
})

describe('keys of the kind', () => {
  test.each([
    ...[
      'draftMode: true',
      'draft_mode: on',
      'asDraft: true',
      'in_draft: 1',
      'is-a-draft: yes',
      'post_draft: true',
    ],
    ...[
      'draft_status: writing',
      'saveAsDraft: true',
      '"isDraft?": true',
      'd\u200Braft: true',
      'DRAFT!: true',
    ],
    ...['unpublished: maybe', 'not_published: true', 'notPublic: true', 'nonPublic: yes', 'unpublish: true'],
    ...['scheduled: true', 'trash: true', 'under_review: true', 'needsReview: true', 'members_only: true'],
    ...[
      'confidential: true',
      'headless: true',
      'dg-publish: false',
      'ignorePublish: true',
      'doNotPublish: 1',
    ],
    ...[
      'readyToPublish: false',
      'shouldPublish: false',
      'okToPublish: no',
      'isReleased: false',
      'deletedAt: 2021-01-12',
    ],
    ...['published_at: null', 'publishedAt: ""', 'published_on:'],
  ])('%s holds a piece back', lines => {
    expect(held(`title: T\n${lines}`).codes).toContain('front-matter/not-yet')
  })

  test.each([
    ...[
      'draftMode: false',
      'isDraft: published',
      'not_published: false',
      'scheduled: false',
      'scheduled: 2021-01-11',
    ],
    ...[
      'dg-publish: true',
      'readyToPublish: yes',
      'isReleased: true',
      'publishedAt: 2021-01-11',
      'members_only: no',
    ],
  ])('%s does not', lines => expect(held(`title: T\n${lines}`).back).toBe(false))

  test.each([
    ...[
      'meta: [{draft: true}]',
      'cascade: [{draft: true}]',
      'cascade: {draft: true}',
      'a: [{b: [{draft: true}]}]',
    ],
    ...[
      'properties: {Status: Draft}',
      'properties: [{status: {name: Draft}}]',
      'meta: {post: {hidden: true}}',
    ],
  ])('%s: lists and maps are searched', lines => {
    expect(held(`title: T\n${lines}`).codes).toEqual(['front-matter/not-yet'])
  })

  test('what the config could not read is not advised', () => {
    for (const lines of ['meta: [{draft: true}]', 'published: [false]', 'hidden: 2']) {
      expect(read(lines).diagnostics[0]?.hint, lines).not.toContain('fields')
    }
    expect(read('status: first draft').diagnostics[0]?.hint).toContain("{ status: 'draft' }")
    expect(held('status: first draft', { fields: { status: 'draft' } })).toEqual({ codes: [], back: true })
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

describe('paths of drafts in other systems', () => {
  test.each([
    ...['_drafts/a', 'news/_drafts/a', 'news/drafts/c', 'news/Drafts/2021/c', 'news/草稿/f', 'news/草稿箱/f'],
    ...[
      'news/未发布/f',
      'news/未發佈/f',
      'pages/drafts/p',
      'news/_private/a',
      'wip/a',
      'news/e.draft',
      'e.DRAFT',
    ],
    ...['2021-01-11-e.draft', 'news/空气（草稿）', 'news/空气【草稿】', 'news/air (draft)', 'news/a.wip'],
  ])('%s.md is an error, unless it is a draft', path => {
    const file = `content/zh/${path}.md`
    const rig = siteOf({ [file]: article('') })
    expect(placesOf(rig.diagnostics)).toContain(`front-matter/not-yet ${file}:1:1`)
    expect(rig.site.unpublished.get(file)).toBe('draft')
    expect(siteOf({ [file]: article('draft: true') }).diagnostics).toEqual([])
    expect(placesOf(siteOf({ [file]: article('draft: false') }).diagnostics)).toHaveLength(1)
  })

  test.each([
    ...[
      'news/draft-law',
      'news/the-draft',
      'news/draft',
      'news/private/a',
      'news/nba-drafts/a',
      'news/草稿纸/a',
    ],
    ...['news/征求意见稿', 'news/publishing/a', 'news/hidden/a', 'news/overdraft.en'],
  ])('%s.md is none', path => {
    expect(siteOf({ [`content/zh/${path}.md`]: article('') }).diagnostics).toEqual([])
  })

  test('says what to do', () => {
    const [folder] = siteOf({ 'content/zh/news/_drafts/a.md': article('') }).diagnostics
    expect(folder?.message).toContain('the folder "_drafts"')
    expect(folder?.hint).toBe('set `draft: true` in its front matter, or move it to another folder')
    const [name] = siteOf({ 'content/zh/news/a.draft.md': article('') }).diagnostics
    expect(name?.hint).toBe('set `draft: true` in its front matter, or rename the file')
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
    ...['liveDate: 2021-03-01', 'schedule: 2021-03-01', 'publishDate: soon', 'publish_date: tbd'],
    ...['embargo: 2021-03-01T00:00:00Z', 'expiryDate: 2021-01-20', 'unpublish_at: 2021-02-01'],
    // A build at night must not be the first to tell.
    ...['expiryDate: 2021-03-01', 'expiryDate: 2021-03-01\nexpires: 2021-03-02'],
  ])('%s would not be shown there', lines => expect(codes(lines)).toEqual([`front-matter/not-yet ${id}:4:1`]))

  test.each([
    ...['publishDate: 2021-01-20', 'pubDate: 2021-01-11', 'expiryDate: 2021-03-01\nexpires: 2021-03-01'],
    ...['expires: 2021-01-20\npublishDate: 2021-03-01\ndraft: true', 'deadline: 2021-03-01'],
    'expiryDate: 2021-03-01\ndraft: true',
  ])('%s would', lines => expect(codes(lines)).toEqual([]))

  test('of what waits are looked at as on its day', () => {
    const waiting = (line: string) =>
      placesOf(siteOf({ [id]: `---\ntitle: T\ndate: 2021-03-01\n${line}\n---\n文。\n` }, { now }).diagnostics)
    expect(waiting('publishDate: 2021-03-02')).toEqual([`front-matter/not-yet ${id}:4:1`])
    expect(waiting('publishDate: 2021-02-28')).toEqual([])
  })

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
