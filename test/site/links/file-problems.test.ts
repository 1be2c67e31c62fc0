import { describe, expect, test } from 'vitest'
import type { Asset } from '../../../src/model/article.ts'
import { article, type Options, placesOf, type SomeFacts, siteOf } from '../../support/site.ts'

const page = 'zh/a/index.html'
const undescribed: Options = { config: { severity: { 'image/alt': 'off' } } }

/** The problems of an article that shows one file in its text, and as its picture. */
function shown(name: string, facts: SomeFacts, options: Options = {}, at = `content/zh/${name}`) {
  const written = at.startsWith('static/') ? `/${name}` : name
  const rig = siteOf(
    { 'content/zh/a.md': article(`image: ${written}`, `字\n\n一 ![图](${written})`), [at]: 'x' },
    { ...options, ...undescribed, assets: { [at]: facts } },
  )
  return { rig, front: rig.diagnostics, text: rig.problems(page) }
}

const cases: readonly (readonly [string, string, SomeFacts, string, RegExp, RegExp])[] = [
  [
    'a Git LFS pointer',
    'a.png',
    { type: undefined, damage: 'lfs' },
    'source/pointer',
    /^"a.png" is a Git LFS pointer/,
    /git lfs pull/,
  ],
  [
    'a git-annex pointer',
    'a.png',
    { type: undefined, damage: 'annex' },
    'source/pointer',
    /git-annex pointer/,
    /git annex get/,
  ],
  [
    'an empty file',
    'a.png',
    { type: undefined, damage: 'empty' },
    'image/unreadable',
    /^"a.png" is empty$/,
    /download it again/,
  ],
  [
    'a file that breaks off',
    'a.jpg',
    { damage: 'cut' },
    'image/unreadable',
    /^"a.jpg" breaks off: its end is missing$/,
    /download it again/,
  ],
  [
    'a page',
    'a.png',
    { type: 'html' },
    'image/unreadable',
    /^"a.png" is an HTML page, and no picture$/,
    /web page instead/,
  ],
  [
    'text',
    'a.png',
    { type: undefined },
    'image/unreadable',
    /^"a.png" is no picture, whatever/,
    /download it again/,
  ],
  [
    'HEIC',
    'a.heic',
    { type: 'heic', unsafe: 'a file of type .heic' },
    'image/format',
    /^"a.heic" is a HEIC picture, and no format of the web$/,
    /JPEG, PNG, WebP or AVIF/,
  ],
  [
    'HEIC that is called JPEG',
    'a.jpg',
    { type: 'heic' },
    'image/format',
    /^"a.jpg" is a HEIC picture/,
    /JPEG, PNG, WebP or AVIF/,
  ],
  ['TIFF', 'a.tif', { type: 'tiff', unsafe: 'x' }, 'image/format', /TIFF picture/, /JPEG, PNG, WebP or AVIF/],
  ['BMP', 'a.bmp', { type: 'bmp', unsafe: 'x' }, 'image/format', /BMP picture/, /JPEG, PNG, WebP or AVIF/],
  [
    'what only its name tells',
    'a.tga',
    { unsafe: 'x' },
    'image/format',
    /^"a.tga" is a .tga file, and/,
    /JPEG, PNG, WebP or AVIF/,
  ],
]

describe('a picture that is none', () => {
  test.each(cases)('%s', (_, name, facts, code, message, hint) => {
    const { front, text } = shown(name, facts)
    expect(placesOf(front)).toEqual([`${code} content/zh/a.md:4:8`])
    expect(placesOf(text)).toEqual([`${code} content/zh/a.md:8:3`])
    for (const one of [...front, ...text])
      expect([one.message, one.hint, one.severity]).toEqual([
        expect.stringMatching(message),
        expect.stringMatching(hint),
        'error',
      ])
  })

  test.each(cases)('%s in static/', (_, name, { unsafe: _unsafe, ...facts }, code) => {
    const { front, text } = shown(name, facts, {}, `static/${name}`)
    expect(placesOf([...front, ...text])).toEqual([
      `${code} content/zh/a.md:4:8`,
      `${code} content/zh/a.md:8:3`,
    ])
  })

  test.each<[string, SomeFacts, string]>([
    ['a.mp4', { type: 'video' }, 'is a video, and no picture'],
    ['a.mp4', {}, 'is no picture'],
    ['a.pdf', { type: 'pdf' }, 'is a PDF file, and no picture'],
    ['a.csv', {}, 'is no picture'],
    ['a.docx', { type: 'archive' }, 'is an archive or an office document, and no picture'],
  ])('%s: link to it', (name, facts, says) => {
    const { front, text } = shown(name, facts)
    expect([...front, ...text].map(one => [one.code, one.message, one.hint])).toEqual([
      ['image/format', `"${name}" ${says}`, 'name a picture here, and link to this file in the text'],
      ['image/format', `"${name}" ${says}`, `link to it, without the exclamation mark: [its title](${name})`],
    ])
  })

  test('a site that takes it for a warning shows what is there', () => {
    const { rig } = shown(
      'a.jpg',
      { damage: 'cut' },
      { config: { severity: { 'image/unreadable': 'warning' } } },
    )
    expect(rig.ask.image('content/zh/a.md', 'a.jpg')).toMatchObject({
      problem: 'image/unreadable',
      url: '/assets/a.2d711642.jpg',
    })
    expect(rig.ask.image('content/zh/a.md', 'b.jpg')).not.toHaveProperty('url')
  })
})

describe('a name that says another format', () => {
  test.each<[string, Asset['type'], string]>([
    ['a.png', 'jpeg', 'a.2d711642.jpg'],
    ['a.JPG', 'webp', 'a.2d711642.webp'],
    ['a.jpeg', 'jpeg', 'a.2d711642.jpeg'],
    ['640', 'png', '640.2d711642.png'],
    ['a.svg', 'gif', 'a.2d711642.gif'],
    ['a.heic', 'avif', 'a.2d711642.avif'],
    ['a.png', 'svg', 'a.2d711642.svg'],
  ])('content: %s that is %s is published as what it is', (name, type, path) => {
    const { rig, front, text } = shown(name, { type })
    expect([...front, ...text]).toEqual([])
    expect(rig.text(page)).toContain(`src="/assets/${path}"`)
    expect(rig.pages.map(one => one.path)).toContain(`assets/${path}`)
  })

  test.each<[string, Asset['type'], readonly string[]]>([
    ['a.png', 'jpeg', []],
    ['a.jpg', 'webp', []],
    ['a.png', 'svg', ['rename it, so that it ends in .svg']],
    ['a.svg', 'png', ['rename it, so that it ends in .png']],
  ])('static: %s that is %s', (name, type, hints) => {
    const { front, text } = shown(name, { type }, {}, `static/${name}`)
    expect(front.map(one => one.hint)).toEqual(hints)
    expect(text.map(one => one.hint)).toEqual(hints)
    for (const one of front) expect(one.code).toBe('image/format')
  })
})

describe('a file that is linked', () => {
  test.each<[string, SomeFacts, string[]]>([
    ['a.pdf', { damage: 'lfs' }, ['source/pointer']],
    ['a.csv', { damage: 'lfs' }, ['source/pointer']],
    ['a.zip', { damage: 'annex' }, ['source/pointer']],
    ['a.pdf', { damage: 'empty' }, ['link/unreadable']],
    ['a.csv', { damage: 'empty' }, []],
    ['a.pdf', { type: 'html' }, ['link/unreadable']],
    ['a.txt', { type: 'html' }, []],
    ['a.jpg', { damage: 'cut' }, ['link/unreadable']],
    ['a.mp4', { type: 'video' }, []],
    ['a.pdf', { type: 'pdf' }, []],
  ])('%s, %o', (name, facts, codes) => {
    for (const folder of ['content/zh', 'static']) {
      const path = `${folder}/${name}`
      const written = folder === 'static' ? `/${name}` : name
      const rig = siteOf(
        { 'content/zh/a.md': article('', `[文件](${written})`), [path]: 'x' },
        { assets: { [path]: facts } },
      )
      expect(placesOf(rig.problems(page))).toEqual(codes.map(code => `${code} content/zh/a.md:5:1`))
    }
  })
})

test('a picture of static/ with a decomposed name is found', () => {
  const rig = siteOf({
    'content/zh/a.md': article('image: { src: /\u00E9.png, alt: A }', '![图](/\u00E9.png)'),
    'static/e\u0301.png': 'x',
  })
  expect(rig.diagnostics).toEqual([])
  expect(rig.problems(page)).toEqual([])
  expect(rig.text(page)).toContain(`src="/${encodeURI('\u00E9.png')}"`)
})
