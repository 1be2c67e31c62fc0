import { chmod, link, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Rename } from '../../../src/store/output/move.ts'
import type { OutputFolder } from '../../../src/store/output/output-folder.ts'
import { openOutput } from '../../../src/store/output/publish.ts'
import { digest } from '../../../src/text/digest.ts'
import { addFiles, filesIn, folderWith } from '../folder.ts'

type Files = Readonly<Record<string, string>>

async function open(site: string, out = 'dist', move: Rename = rename): Promise<OutputFolder> {
  const opened = await openOutput(site, out, join(site, '.cache'), { rename: move })
  if ('refused' in opened) throw new Error(opened.refused.message)
  return opened.output
}

async function stageAll(output: OutputFolder, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) expect(await output.stage(path, text)).toBeNull()
}

async function build(site: string, files: Files, move: Rename = rename) {
  const output = await open(site, 'dist', move)
  await stageAll(output, files)
  return await output.commit()
}

async function refusalOf(site: string, out: string) {
  const opened = await openOutput(site, out, join(site, '.cache'))
  return 'refused' in opened ? opened.refused : (opened.output.foreign() ?? undefined)
}

/** What lies in the site besides the output and the cache: stagings must not. */
async function leftovers(site: string): Promise<string[]> {
  return (await readdir(site)).filter(name => !['dist', '.cache', 'content'].includes(name))
}

const first: Files = {
  'index.html': 'home',
  'zh/a/index.html': 'a',
  'zh/b/index.html': 'b',
  'assets/x.css': 'x',
}

describe('a build', () => {
  test('writes, and the next one touches what has changed and nothing else', async () => {
    const site = await folderWith()
    expect(await build(site, first)).toMatchObject({ written: 4, unchanged: 0, removed: 0, failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
    const before = await stat(join(site, 'dist/zh/a/index.html'))
    const list = await stat(join(site, '.cache/outputs.json'))

    expect(await build(site, first)).toMatchObject({ written: 0, unchanged: 4, removed: 0, failed: null })
    expect(await stat(join(site, 'dist/zh/a/index.html'))).toEqual(before)
    expect((await stat(join(site, '.cache/outputs.json'))).mtimeMs).toBe(list.mtimeMs)

    const { 'zh/b/index.html': gone, ...kept } = first
    const second = { ...kept, 'index.html': 'new home' }
    expect(await build(site, second)).toMatchObject({ written: 1, unchanged: 2, removed: 1, failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(second)
    expect((await stat(join(site, 'dist/zh/a/index.html'))).ino).toBe(before.ino)
    expect(await leftovers(site)).toEqual([])
    expect(gone).toBe('b')
  })

  test.each([
    ['edited', (file: string) => writeFile(file, 'HOME')],
    ['deleted', (file: string) => rm(file)],
    ['cut short, as after a power failure', (file: string) => writeFile(file, '')],
  ])('repairs an output that somebody has %s', async (_, harm) => {
    const site = await folderWith()
    await build(site, first)
    await harm(join(site, 'dist/index.html'))
    expect(await build(site, first)).toMatchObject({ written: 1, unchanged: 3 })
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
  })

  test('turns a file into a folder and a folder into a file', async () => {
    const site = await folderWith()
    const before = { a: 'file', 'b/c/d.html': 'deep', 'b/e.html': 'deep', 'z.html': 'z' }
    const after = { 'a/index.html': 'folder', b: 'file', 'z.html': 'z' }
    await build(site, before)
    expect(await build(site, after)).toMatchObject({ written: 2, removed: 3, failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(after)
    expect(await build(site, before)).toMatchObject({ failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(before)
  })

  test('copies files byte by byte and readable for a web server', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 0])
    const site = await folderWith({ 'content/a.bin': bytes })
    await chmod(join(site, 'content/a.bin'), 0o600)
    const copy = async () => {
      const output = await open(site)
      await output.stage('a.bin', { copyOf: join(site, 'content/a.bin') })
      return await output.commit()
    }
    expect(await copy()).toMatchObject({ written: 1 })
    expect(await readFile(join(site, 'dist/a.bin'))).toEqual(bytes)
    expect((await stat(join(site, 'dist/a.bin'))).mode & 0o777).toBe(0o644)
    expect(await copy()).toMatchObject({ unchanged: 1 })
  })

  test('moves assets first, then pages, then what announces them, and removes last', async () => {
    const site = await folderWith()
    await build(site, { 'old.html': 'old' })
    const moved: string[] = []
    await build(
      site,
      { 'sitemap.xml': 's', 'feed.json': 'f', 'a/index.html': 'a', 'a.css': 'c' },
      async (from, to) => {
        moved.push(to.slice(site.length + 6))
        expect(await readFile(join(site, 'dist/old.html'), 'utf8')).toBe('old')
        await rename(from, to)
      },
    )
    expect(moved).toEqual(['a.css', 'a/index.html', 'sitemap.xml', 'feed.json'])
  })

  test('the first one comes all at once, and nothing of it before', async () => {
    const site = await folderWith()
    const moved: string[] = []
    const move = async (from: string, to: string) => {
      moved.push(to.slice(site.length + 1))
      expect(await readdir(site)).not.toContain('dist')
      await rename(from, to)
    }
    expect(await build(site, first, move)).toMatchObject({ written: 4, failed: null })
    expect(moved).toEqual(['dist'])
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
    expect(await leftovers(site)).toEqual([])

    await rm(join(site, 'dist'), { recursive: true })
    const second = { 'zh/a': 'file now', 'new.html': 'n' }
    expect(await build(site, second)).toMatchObject({ written: 2, removed: 0, failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(second)
    expect(await build(site, second)).toMatchObject({ unchanged: 2 })
  })

  test('if the first one cannot come, nothing is left of it', async () => {
    const site = await folderWith()
    const full = async (from: string, to: string) => {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: from, dest: to })
    }
    const { failed } = await build(site, first, full)
    const hint = 'build again when that is mended: nothing was published'
    expect(failed).toMatchObject({ code: 'output/failed', file: 'dist', hint })
    expect(await leftovers(site)).toEqual([])
    expect(await build(site, first)).toMatchObject({ written: 4, failed: null })
  })

  test('takes names as long as the disk allows', async () => {
    const site = await folderWith()
    const files = { [`${'字'.repeat(83)}.html`]: 'long' }
    expect(await build(site, files)).toMatchObject({ failed: null })
    expect(await filesIn(join(site, 'dist'))).toEqual(files)
  })

  test('knows its files also where the site is reached by another way', async () => {
    const site = await folderWith()
    await build(site, first)
    const other = join(await folderWith(), 'link')
    await symlink(site, other)
    expect(await build(other, first)).toMatchObject({ unchanged: 4 })
  })

  test('keeps the lists of several output folders apart', async () => {
    const site = await folderWith()
    for (const out of ['dist', 'preview']) {
      const output = await open(site, out)
      await output.stage('index.html', out)
      await output.commit()
    }
    expect(await build(site, {})).toMatchObject({ removed: 1 })
    expect(await filesIn(join(site, 'preview'))).toEqual({ 'index.html': 'preview' })
    expect(await refusalOf(site, 'preview')).toBeUndefined()
  })
})

describe('a build that does not come to its end', () => {
  test('between staging and commit it leaves the output as it was', async () => {
    const site = await folderWith()
    await build(site, first)
    const output = await open(site)
    await stageAll(output, { 'index.html': 'half', 'new.html': 'new' })
    // The process dies here: nothing is committed and nothing discarded.
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
  })

  test.each([
    [false, 'what was published before still stands'],
    [true, 'nothing was published'],
  ])(
    'because it cannot write, takes nothing away, and says what stands; deleted: %s',
    async (deleted, hint) => {
      const site = await folderWith()
      await build(site, first)
      if (deleted) await rm(join(site, 'dist'), { recursive: true })
      const output = await open(site)
      expect(await output.stage('index.html', { copyOf: join(site, 'gone'), digest: '' })).not.toBeNull()
      expect(await output.stage('new.html', 'new')).not.toBeNull()
      expect(output.departures()).toEqual([])
      expect((await output.commit()).failed).toMatchObject({ code: 'output/failed', hint })
    },
  )

  test('discarded, it leaves nothing behind', async () => {
    const site = await folderWith()
    await build(site, first)
    const output = await open(site)
    await stageAll(output, { 'index.html': 'half' })
    expect(await leftovers(site)).toHaveLength(1)
    await output.discard()
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
    expect(await leftovers(site)).toEqual([])
  })

  test.each([0, 1, 2, 3])(
    'after %i moves, the next one repairs it and calls no file foreign',
    async survivors => {
      const site = await folderWith()
      await build(site, { ...first, 'stale.html': 'stale' })
      const second = {
        'index.html': 'HOME',
        'zh/a/index.html': 'A',
        'zh/c/index.html': 'c',
        'assets/y.css': 'y',
      }
      let moves = 0
      const failed = build(site, second, async (from, to) => {
        if (moves++ >= survivors) throw new Error('power failure')
        await rename(from, to)
      })
      await expect(failed).rejects.toThrow('power failure')
      expect(await build(site, second)).toMatchObject({ failed: null })
      expect(await filesIn(join(site, 'dist'))).toEqual(second)
      expect((await build(site, second)).unchanged).toBe(4)
    },
  )

  test.each([0, 1, 2])(
    'also where files become folders and folders files, after %i moves',
    async survivors => {
      const site = await folderWith()
      const before = { a: 'file', 'b/c.html': 'deep', d: 'file' }
      const after = { 'a/index.html': 'folder', b: 'file', 'd/e.html': 'folder' }
      await build(site, before)
      let moves = 0
      const failed = build(site, after, async (from, to) => {
        if (moves++ >= survivors) throw new Error('power failure')
        await rename(from, to)
      })
      await expect(failed).rejects.toThrow('power failure')
      expect(await build(site, after)).toMatchObject({ failed: null })
      expect(await filesIn(join(site, 'dist'))).toEqual(after)
      expect(await build(site, before)).toMatchObject({ failed: null })
      expect(await filesIn(join(site, 'dist'))).toEqual(before)
    },
  )

  test('what it staged is cleared away once its process is gone', async () => {
    const site = await folderWith()
    await build(site, first)
    const output = await open(site)
    await stageAll(output, { 'index.html': 'half' })
    const [name = ''] = await leftovers(site)
    // No process has this number: Linux stops at 4,194,304.
    await rename(join(site, name), join(site, name.replace(/-\d+-(?=[0-9a-f]+$)/, '-99999999-')))
    await open(site)
    expect(await leftovers(site)).toEqual([])
  })

  test('a full disk is a diagnostic that names the path, and the output stands', async () => {
    const site = await folderWith()
    await build(site, first)
    const full = async (from: string, to: string) => {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: from, dest: to })
    }
    const { failed } = await build(site, { ...first, 'index.html': 'new' }, full)
    expect(failed).toMatchObject({
      code: 'output/failed',
      file: 'dist/index.html',
      message: '"dist/index.html" cannot be written: no space is left on the disk',
    })
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
    expect(await leftovers(site)).toEqual([])
  })

  test('a file to copy that is not there stops everything', async () => {
    const site = await folderWith()
    await build(site, first)
    const output = await open(site)
    await stageAll(output, { 'index.html': 'new' })
    const failed = await output.stage('gone.png', { copyOf: join(site, 'content/gone.png'), digest: 'x' })
    expect(failed).toMatchObject({ code: 'output/failed', file: 'dist/gone.png' })
    expect(await output.commit()).toMatchObject({ written: 0, failed })
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
  })
})

describe('an output folder is refused', () => {
  test.each([
    ['the root', () => '/', 'the root of the disk'],
    ['the home folder', () => homedir(), 'the home folder'],
    ['what the home folder lies in', () => dirname(homedir()), /home folder lies in it|root of the disk/],
    ['the site', () => '.', 'the site itself'],
    ['the site by another way', () => 'content/..', 'the site itself'],
    ['the parent of the site', () => '..', 'the site lies in it'],
    ['an ancestor of the site', () => tmpdir(), 'the site lies in it'],
    ['content', () => 'content', 'what the site is made of'],
    ['below content', () => 'content/zh/out', 'what the site is made of'],
    ['static', () => 'static', 'what the site is made of'],
    ['templates', () => 'templates/x', 'what the site is made of'],
    ['src', () => 'src', 'what the site is made of'],
    ['.git', () => '.git', 'another program'],
    ['below .git', () => '.git/pages', 'another program'],
    ['node_modules', () => 'node_modules/x', 'another program'],
    ['the cache', () => '.cache', 'cache'],
  ])('%s', async (_, out, reason) => {
    const site = await folderWith({ 'content/zh/a.md': 'a' })
    const refused = await refusalOf(site, out())
    expect(refused?.code).toBe('output/refused')
    expect(refused?.message).toMatch(reason)
    expect(await filesIn(site)).toEqual({ 'content/zh/a.md': 'a' })
  })

  test('that is a file, a link, or reached by a link', async () => {
    const site = await folderWith({ file: 'f', 'content/zh/a.md': 'a', 'real/x': '' })
    await symlink('real', join(site, 'link'))
    await symlink('content', join(site, 'inside'))
    expect((await refusalOf(site, 'file'))?.message).toContain('it is a file')
    expect((await refusalOf(site, 'link'))?.message).toContain('it is a symbolic link')
    expect((await refusalOf(site, 'inside/zh'))?.message).toContain('what the site is made of')
  })

  test('that is only called like one of ours is fine', async () => {
    const site = await folderWith({ 'content/zh/a.md': 'a' })
    for (const out of ['content-out', 'sub/content', '..out', '.github']) {
      expect(await refusalOf(site, out)).toBeUndefined()
    }
  })

  test('that holds files of somebody else, which are named and kept', async () => {
    const site = await folderWith()
    await build(site, first)
    const foreign = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(n => [`dist/mine/${n}.txt`, String(n)]))
    await addFiles(site, foreign)
    const refused = await refusalOf(site, 'dist')
    expect(refused?.code).toBe('output/refused')
    expect(refused?.message).toContain(
      '"mine/1.txt", "mine/2.txt", "mine/3.txt", "mine/4.txt", "mine/5.txt" and 2 more',
    )
    expect(await readFile(join(site, 'dist/mine/7.txt'), 'utf8')).toBe('7')
  })

  test('that holds files of somebody else, even if nobody has asked before the commit', async () => {
    const site = await folderWith({})
    await build(site, first)
    await addFiles(site, { 'dist/mine.txt': 'mine' })
    const opened = await openOutput(site, 'dist', join(site, '.cache'))
    if ('refused' in opened) throw new Error('refused')
    await opened.output.stage('index.html', 'other')
    expect((await opened.output.commit()).failed?.code).toBe('output/refused')
    expect(await filesIn(join(site, 'dist'))).toEqual({ ...first, 'mine.txt': 'mine' })
  })

  test('in which a link has taken the place of a file or folder of ours', async () => {
    const site = await folderWith({ 'elsewhere/index.html': 'precious' })
    await build(site, first)
    await rm(join(site, 'dist/zh/a'), { recursive: true })
    await symlink(join(site, 'elsewhere'), join(site, 'dist/zh/a'))
    expect((await refusalOf(site, 'dist'))?.message).toContain('"zh/a"')
    expect(await readFile(join(site, 'elsewhere/index.html'), 'utf8')).toBe('precious')
  })

  test('in which a link has taken the place of a folder of ours, where nothing comes but what replaces ours', async () => {
    const site = await folderWith()
    await build(site, first)
    await mkdir(join(site, 'elsewhere'))
    await rename(join(site, 'dist/zh/a'), join(site, 'elsewhere/a'))
    await symlink(join(site, 'elsewhere/a'), join(site, 'dist/zh/a'))
    const output = await open(site)
    await stageAll(output, { ...first, 'zh/a/index.html': 'another' })
    const { failed } = await output.commit()
    expect(failed).toMatchObject({ code: 'output/refused' })
    expect(failed?.message).toContain('"zh/a"')
    expect(await readFile(join(site, 'elsewhere/a/index.html'), 'utf8')).toBe('a')
  })

  test('not for what operating systems scatter, nor for empty folders', async () => {
    const site = await folderWith({ 'dist/.DS_Store': '', 'dist/zh/Thumbs.db': '' })
    await mkdir(join(site, 'dist/empty'))
    expect(await refusalOf(site, 'dist')).toBeUndefined()
  })

  test.each([
    ['lost', (file: string) => rm(file)],
    [
      'damaged',
      (file: string) => writeFile(file, '{"version":2,"folders":[["dist",[["zh/a/index.html","d",1,1]]]]}'),
    ],
  ])('whose list is %s: nothing in it is known to be ours', async (_, harm) => {
    const site = await folderWith()
    await build(site, first)
    await harm(join(site, '.cache/outputs.json'))
    expect(await refusalOf(site, 'dist'), 'there is a copy of it').toBeUndefined()
    await harm(join(site, '.cache/outputs.copy.json'))
    expect((await refusalOf(site, 'dist'))?.code).toBe('output/refused')
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
  })
})

describe('a path of the output is refused', () => {
  test.each(['../x.html', '/etc/x', 'a/../../x', 'a//b', '', 'a\0b', 'C:/x', 'a\\b', '.'])(
    '%j',
    async path => {
      const site = await folderWith()
      const output = await open(site)
      expect(await output.stage(path, 'x')).toMatchObject({ code: 'path/unsafe' })
      expect((await output.commit()).failed).toMatchObject({ code: 'path/unsafe' })
      expect(await filesIn(site)).toEqual({})
    },
  )

  test('that another output has, or that another output needs as a folder', async () => {
    const site = await folderWith()
    const output = await open(site)
    await output.stage('a', '1')
    expect(await output.stage('a', '2')).toMatchObject({ code: 'path/collision' })
    await output.discard()
    expect((await build(site, { 'a/b/c': 'x', 'a/b': 'y' })).failed).toMatchObject({ code: 'path/collision' })
    expect(await filesIn(site)).toEqual({})
  })
})

test('writing does not reach through a hard link into another file', async () => {
  const site = await folderWith({ precious: 'home' })
  await build(site, { 'index.html': 'home' })
  await rm(join(site, 'dist/index.html'))
  await link(join(site, 'precious'), join(site, 'dist/index.html'))
  await build(site, { 'index.html': 'changed' })
  expect(await readFile(join(site, 'precious'), 'utf8')).toBe('home')
})

test.each(['../precious.txt', 'zh/../../precious.txt', '/precious.txt', 'zh//c.html', ''])(
  'a list with the path %j in it is nobody’s, and nothing that it names is deleted',
  async path => {
    const site = await folderWith({ 'precious.txt': 'precious' })
    await build(site, first)
    const { size, mtimeMs } = await stat(join(site, 'precious.txt'))
    for (const name of ['outputs.json', 'outputs.copy.json']) {
      const file = join(site, '.cache', name)
      const lists = JSON.parse((await readFile(file, 'utf8')).split('\n')[1] ?? '')
      const columns = lists.folders[0][2]
      columns.paths.push(path)
      columns.digests += digest('precious')
      columns.sizes.push(size)
      columns.times.push(mtimeMs)
      const json = JSON.stringify(lists)
      await writeFile(file, `${digest(json)}\n${json}`)
    }
    const output = await open(site)
    await stageAll(output, { ...first, 'index.html': 'new home' })
    expect((await output.commit()).failed?.code).toBe('output/refused')
    expect(await readFile(join(site, 'precious.txt'), 'utf8')).toBe('precious')
    expect(await filesIn(join(site, 'dist'))).toEqual(first)
  },
)
