import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileOf, scan } from '../../../src/store/input/scan.ts'
import { digest } from '../../../src/text/digest.ts'
import { addFiles, folderWith } from '../folder.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
)

test('a site is read by kind of file, sorted by code point', async () => {
  const site = await folderWith({
    'content/zh/news/b.md': 'b',
    'content/zh/news/a.md': 'a',
    'content/zh/news/\u{20000}.md': 'rare',
    'content/zh/news/\uFF5E.md': 'wide',
    'content/zh/news/roof.png': png,
    'content/registry/tags.yaml': '[]',
    'static/robots/x.txt': 'four',
    'templates/article.njk': '{{ 1 }}',
    'templates/parts/card.njk': 'card\r\n',
    'templates/strings/en.json': '{}',
    'templates/assets/css/site.css': 'a{}',
    'templates/README.md': 'not a template',
  })
  const scanned = await scan(site, join(site, 'templates'))
  expect(scanned.sources.map(one => [one.path, Buffer.from(one.read()).toString()])).toEqual([
    ['content/zh/news/a.md', 'a'],
    ['content/zh/news/b.md', 'b'],
    ['content/zh/news/\uFF5E.md', 'wide'],
    ['content/zh/news/\u{20000}.md', 'rare'],
  ])
  expect(scanned.registry.map(one => one.path)).toEqual(['content/registry/tags.yaml'])
  expect(scanned.assets).toMatchObject([
    { path: 'content/zh/news/roof.png', width: 3, height: 2, size: png.length },
  ])
  expect(scanned.statics).toEqual([{ path: 'static/robots/x.txt', digest: digest('four'), size: 4 }])
  expect(scanned.templates).toEqual([
    { name: 'article.njk', path: 'templates/article.njk', layer: 0, text: '{{ 1 }}' },
    { name: 'parts/card.njk', path: 'templates/parts/card.njk', layer: 0, text: 'card\n' },
  ])
  expect(scanned.strings).toEqual([
    { name: 'en', path: 'templates/strings/en.json', text: '{}', origin: 'theme' },
  ])
  expect(scanned.themeAssets).toMatchObject([{ name: 'css/site.css', path: 'templates/assets/css/site.css' }])
  expect(scanned.diagnostics).toEqual([])
  expect(fileOf(site, scanned, 'static/robots/x.txt')).toBe(join(site, 'static/robots/x.txt'))
})

test('the site’s templates lie over the theme’s, its strings beside them', async () => {
  const theme = await folderWith({
    'article.njk': 'theme',
    'base.njk': 'theme',
    'strings/en.json': '{"a":"theme"}',
    'assets/site.css': 'theme',
    'assets/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"/>',
  })
  const site = await folderWith({
    'content/en/a.md': '',
    'templates/article.njk': 'site',
    'templates/strings/en.json': '{"a":"site"}',
    'templates/assets/site.css': 'site',
  })
  const scanned = await scan(site, theme)
  expect(scanned.templates.map(one => [one.path, one.text])).toEqual([
    ['diglot/templates/base.njk', 'theme'],
    ['templates/article.njk', 'site'],
    ['diglot/templates/article.njk', 'theme'],
  ])
  expect(scanned.templates.at(-1)?.name).toBe('theme:article.njk')
  expect(scanned.strings.map(one => [one.origin, one.text])).toEqual([
    ['theme', '{"a":"theme"}'],
    ['site', '{"a":"site"}'],
  ])
  expect(scanned.themeAssets.map(one => one.path)).toEqual([
    'diglot/templates/assets/icon.svg',
    'templates/assets/site.css',
  ])
  expect(scanned.themeAssets[0]).toMatchObject({ name: 'icon.svg', width: 24, height: 12 })
  expect(fileOf(site, scanned, 'diglot/templates/assets/icon.svg')).toBe(
    join(await realpath(theme), 'assets/icon.svg'),
  )
  expect(fileOf(site, scanned, 'templates/assets/site.css')).toBe(join(site, 'templates/assets/site.css'))
})

test('hidden files, node_modules and what editors leave are passed over', async () => {
  const site = await folderWith({
    'content/zh/a.md': '',
    'content/zh/a.md~': '',
    'content/zh/.a.md.swp': '',
    'content/zh/a.md.swp': '',
    'content/zh/#a.md#': '',
    'content/zh/.DS_Store': '',
    'content/.git/config.md': '',
    'content/zh/node_modules/x/readme.md': '',
    'static/.htaccess': '',
  })
  const scanned = await scan(site, join(site, 'templates'))
  expect(scanned.sources.map(one => one.path)).toEqual(['content/zh/a.md'])
  expect(scanned.assets).toEqual([])
  // A host wants .htaccess, .nojekyll and .well-known/.
  expect(scanned.statics.map(one => one.path)).toEqual(['static/.htaccess'])
  expect(scanned.diagnostics).toEqual([])
})

describe('symbolic links are refused', () => {
  test.each([
    ['a file', 'content/zh/secret.md', '/etc/hostname'],
    ['a folder', 'content/zh/etc', '/etc'],
    ['a loop', 'content/zh/again', '..'],
    ['one that leads nowhere', 'static/gone.txt', 'nowhere'],
    ['a template', 'templates/base.njk', '/etc/hostname'],
    ['a top folder', 'static', '/etc'],
  ])('%s', async (_, link, target) => {
    const site = await folderWith({ 'content/zh/a.md': '' })
    await mkdir(join(site, link, '..'), { recursive: true })
    await symlink(target, join(site, link))
    const scanned = await scan(site, await folderWith())
    expect(scanned.diagnostics).toMatchObject([{ code: 'source/symlink', file: link }])
    const paths = [...scanned.sources, ...scanned.assets, ...scanned.statics, ...scanned.templates]
    expect(paths.map(one => one.path)).toEqual(['content/zh/a.md'])
  })

  test('content/ itself: no second complaint that there is none', async () => {
    const site = await folderWith()
    await symlink(await folderWith({ 'zh/a.md': '' }), join(site, 'content'))
    const { diagnostics } = await scan(site, join(site, 'templates'))
    expect(diagnostics).toMatchObject([{ code: 'source/symlink', file: 'content' }])
  })
})

test('a file name that is not UTF-8 is a diagnostic', async () => {
  const site = await folderWith({ 'content/zh/a.md': '' })
  const name = Buffer.concat([
    Buffer.from(`${site}/content/zh/`),
    Buffer.from([0xd6, 0xd0]),
    Buffer.from('.md'),
  ])
  await writeFile(name, '')
  const scanned = await scan(site, join(site, 'templates'))
  expect(scanned.sources.map(one => one.path)).toEqual(['content/zh/a.md'])
  expect(scanned.diagnostics).toMatchObject([
    { code: 'source/file-name', message: 'the file name "\\xd6\\xd0.md" is not UTF-8' },
  ])
})

test('no content, too large a source, a template in GBK', async () => {
  const site = await folderWith({ 'templates/base.njk': Uint8Array.of(0x61, 0x0a, 0xd6, 0xd0) })
  expect((await scan(site, await folderWith())).diagnostics).toMatchObject([
    { code: 'config/missing', message: 'the site has no folder "content"' },
    { code: 'source/encoding', file: 'templates/base.njk', line: 2, column: 1 },
  ])
  await addFiles(site, { 'content/zh/film.md': new Uint8Array(1_000_001) })
  const scanned = await scan(site, await folderWith())
  expect(scanned.sources).toEqual([])
  expect(scanned.diagnostics[0]).toMatchObject({ code: 'markdown/limits', file: 'content/zh/film.md' })
})

describe('files of content that could run in a browser', () => {
  test.each([
    ['page.html', '<p>', 'a file of type .html'],
    ['app.js', '', 'a file of type .js'],
    ['data.xml', '', 'a file of type .xml'],
    ['LICENSE', '', 'a file without an extension'],
    ['PHOTO.JPG', '', undefined],
    ['data.csv', 'a,b', undefined],
  ])('%s', async (name, text, unsafe) => {
    const site = await folderWith({ [`content/zh/${name}`]: text })
    const [asset] = (await scan(site, await folderWith())).assets
    expect(asset?.unsafe).toBe(unsafe)
  })
})

test('a picture that lies on its side has the width that browsers show', async () => {
  const site = await folderWith({ 'content/zh/a.jpg': sideways(), 'content/zh/broken.png': 'no picture' })
  const { assets } = await scan(site, await folderWith())
  expect(assets[0]).toMatchObject({ width: 20, height: 40 })
  expect(assets[1]).not.toHaveProperty('width')
})

/** The header of a JPEG of 40 × 20 pixels whose EXIF says that it is turned by a quarter. */
function sideways(): Buffer {
  const entry = Buffer.from('0112000300000001000600000000', 'hex').subarray(0, 12)
  const tiff = Buffer.concat([Buffer.from('4d4d002a000000080001', 'hex'), entry, Buffer.alloc(4)])
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  const frame = Buffer.from('ffc00011080014002803012200021101031101', 'hex')
  return Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), length, exif, frame, Buffer.from('ffd9', 'hex')])
}
