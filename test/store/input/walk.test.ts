import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
// Loaded while everything may be read: some tests take that right away for a moment.
import 'image-size'
import { loadConfig } from '../../../src/store/config/config-file.ts'
import { scan } from '../../../src/store/input/scan.ts'
import { annexPointer, lfsPointer, png } from '../../support/pictures.ts'
import { folderWith } from '../folder.ts'

const isRoot = process.getuid?.() === 0
const problems = async (site: string) =>
  (await scan(site, await folderWith())).diagnostics.map(({ code, file, message }) => [code, file, message])

describe('what is neither file nor folder is told of, and never opened', () => {
  test.each([
    'content/zh/a.md',
    'content/registry/tags.yaml',
    'templates/base.njk',
    'static/a.txt',
    'static',
  ])('a pipe: %s', async path => {
    const site = await folderWith({ 'content/zh/b.md': '', 'content/registry/x/y': '', 'templates/x': '' })
    if (path.includes('/')) mkdirSync(join(site, path, '..'), { recursive: true })
    execFileSync('mkfifo', [join(site, path)])
    const message = `"${path}" is a named pipe (FIFO), not a file`
    expect(await problems(site)).toEqual([['source/special-file', path, message]])
  })

  test('a socket', async () => {
    const site = await folderWith({ 'content/zh/b.md': '' })
    const server = createServer().listen(join(site, 'content/zh/a.sock'))
    onTestFinished(() => void server.close())
    await new Promise(resolve => server.once('listening', resolve))
    const message = '"content/zh/a.sock" is a socket, not a file'
    expect(await problems(site)).toEqual([['source/special-file', 'content/zh/a.sock', message]])
  })

  test.skipIf(!isRoot)('a device (only root can make one)', async () => {
    const site = await folderWith({ 'content/zh/b.md': '' })
    const made = spawnSync('mknod', [join(site, 'content/zh/null.md'), 'c', '1', '3'])
    if (made.status !== 0) return
    const message = '"content/zh/null.md" is a device, not a file'
    expect(await problems(site)).toEqual([['source/special-file', 'content/zh/null.md', message]])
  })

  test('a file where a folder should be', async () => {
    const site = await folderWith({ 'content/zh/b.md': '', static: 'x' })
    const message = '"static" is a file, not a folder'
    expect(await problems(site)).toEqual([['source/special-file', 'static', message]])
  })

  test('a config that is a pipe', async () => {
    const site = await folderWith()
    execFileSync('mkfifo', [join(site, 'site.config.ts')])
    const { diagnostics } = await loadConfig(site)
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['config/unreadable', '"site.config.ts" is no file'],
    ])
  })
})

describe('what this user may not read', () => {
  // Root may read everything, so whoever is root asks as nobody.
  test.each([
    ['a folder', 'content/zh/secret', 'the folder "content/zh/secret" cannot be read: permission denied'],
    ['an article', 'content/zh/secret/a.md', '"content/zh/secret/a.md" cannot be read: permission denied'],
    ['a picture', 'content/zh/secret/a.png', '"content/zh/secret/a.png" cannot be read: permission denied'],
    ['the whole', 'content', 'the folder "content" cannot be read: permission denied'],
  ])('%s is told of, with all else', async (_, closed, message) => {
    const site = await folderWith({
      'content/zh/b.md': '',
      'content/zh/secret/a.md': '',
      'content/zh/secret/a.png': png(1, 1),
      'static/a.txt': '',
    })
    symlinkSync('nowhere', join(site, 'static/link.md'))
    chmodSync(join(site, closed), 0)
    onTestFinished(() => chmodSync(join(site, closed), 0o700))
    const uid = process.geteuid?.() ?? 0
    for (const above of [site, dirname(site)]) chmodSync(above, 0o755)
    if (isRoot) process.seteuid?.(65534)
    onTestFinished(() => (isRoot ? process.seteuid?.(uid) : undefined))
    const found = await problems(site)
    if (isRoot) process.seteuid?.(uid)
    expect(found).toContainEqual(['source/unreadable', closed, message])
    expect(found).toContainEqual(['source/symlink', 'static/link.md', expect.anything()])
  })
})

test('a link that git-annex has left', async () => {
  const site = await folderWith({ 'content/zh/b.md': '' })
  symlinkSync('../../.git/annex/objects/x/y/SHA256E-s1--0/SHA256E-s1--0', join(site, 'content/zh/a.png'))
  const [found] = (await scan(site, await folderWith())).diagnostics
  expect([found?.code, found?.hint]).toEqual(['source/symlink', expect.stringContaining('git annex get')])
})

describe('names that are one name on other machines', () => {
  test.each([
    ['capitals', 'content/zh/A.png', 'content/zh/a.png', 'source/letter-case', 'warning'],
    [
      'capitals of folders',
      'content/zh/News/a.png',
      'content/zh/news/a.png',
      'source/letter-case',
      'warning',
    ],
    [
      'capitals with accents',
      'content/zh/\u00C9.png',
      'content/zh/e\u0301.png',
      'source/letter-case',
      'warning',
    ],
    ['composed', 'content/zh/e\u0301.png', 'content/zh/\u00E9.png', 'path/collision', 'error'],
    ['hidden ones of static/', 'static/.A', 'static/.a', 'source/letter-case', 'warning'],
    ['templates', 'templates/Base.njk', 'templates/base.njk', 'source/letter-case', 'warning'],
  ])('%s', async (_, one, two, code, severity) => {
    const site = await folderWith({ 'content/zh/b.md': '', [one]: png(1, 1), [two]: png(1, 1) })
    const found = (await scan(site, await folderWith())).diagnostics
    const ofNames = found.filter(({ code }) => code !== 'source/encoding')
    expect(ofNames.map(one => [one.code, one.severity])).toEqual([[code, severity]])
    expect(ofNames[0]?.related).toHaveLength(1)
  })

  test('and names that are not', async () => {
    const names = ['a.md', 'b.md', 'B2.md', '中.md', '国.md', 'ß.md', 'ss.md', '\u{20000}.md', '１.md']
    const site = await folderWith(Object.fromEntries(names.map(name => [`content/zh/${name}`, ''])))
    expect(await problems(site)).toEqual([])
  })
})

describe('pointers that would be published as they are', () => {
  test.each([
    ['static/report.pdf', lfsPointer, 'git lfs pull'],
    ['static/report.pdf', annexPointer, 'git annex get'],
    ['templates/assets/logo.png', lfsPointer, 'git lfs pull'],
    ['templates/base.njk', lfsPointer, 'git lfs pull'],
    ['templates/strings/en.json', lfsPointer, 'git lfs pull'],
  ])('%s', async (path, text, hint) => {
    const site = await folderWith({ 'content/zh/b.md': '', [path]: text })
    const found = (await scan(site, await folderWith())).diagnostics
    expect(found.map(one => [one.code, one.file, one.hint])).toEqual([
      ['source/pointer', path, expect.stringContaining(hint)],
    ])
  })

  test('a picture of the theme that breaks off', async () => {
    const path = 'templates/assets/logo.png'
    const site = await folderWith({ 'content/zh/b.md': '', [path]: png(9, 9).subarray(0, 60) })
    expect(await problems(site)).toEqual([
      ['image/unreadable', path, `"${path}" breaks off: its end is missing`],
    ])
  })
})

test('.markdown is read as .md is', async () => {
  const site = await folderWith({ 'content/zh/a.markdown': 'a', 'content/zh/b.MARKDOWN': 'b' })
  writeFileSync(join(site, 'content/zh/c.mdx'), 'c')
  const { sources, assets } = await scan(site, await folderWith())
  expect(sources.map(one => one.path)).toEqual(['content/zh/a.markdown', 'content/zh/b.MARKDOWN'])
  expect(assets.map(one => one.path)).toEqual(['content/zh/c.mdx'])
})
