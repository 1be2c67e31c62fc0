import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { digest } from '../../src/text/digest.ts'
import { root, runCli, treeOf } from '../support/cli.ts'

let site = ''
beforeEach(() => {
  site = join(mkdtempSync(join(tmpdir(), 'diglot-cli-')), 'paper')
  expect(runCli(['init', site]).status).toBe(0)
})

function write(path: string, text: string): void {
  mkdirSync(join(site, path, '..'), { recursive: true })
  writeFileSync(join(site, path), text)
}

const article = (title: string): string => `---\ntitle: ${title}\ndate: 2021-01-11\n---\n\nText.\n`

describe('init and build', () => {
  test('a new site builds at once, and is found again unchanged', () => {
    const first = runCli(['build', site])
    expect(first.stdout).toMatch(/^2 articles, \d+ files: (\d+) written, 0 unchanged, 0 removed/)
    expect(first.status).toBe(0)
    const page = join(site, 'dist/en/news/welcome/index.html')
    const before = statSync(page).mtimeMs
    const second = runCli(['build', site])
    expect(second.stdout).toMatch(/: 0 written, \d+ unchanged, 0 removed/)
    expect(statSync(page).mtimeMs).toBe(before)
  })

  test('init leaves a folder alone that has a site in it', () => {
    const run = runCli(['init', site])
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/site\.config\.ts, .* and \d more exist already; nothing was written\. Choose/)
  })

  test('init looks at everything before it writes anything, and names all that is in the way', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diglot-cli-'))
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['file', ['content/en/news/welcome.md', 'content/registry/tags.yaml']],
      ['config', ['site.config.json']],
      ['folder', ['content']],
      ['typescript', ['site.config.ts']],
    ]
    for (const [name, there] of cases) {
      const into = join(folder, name)
      for (const path of there) {
        mkdirSync(join(into, path, '..'), { recursive: true })
        writeFileSync(join(into, path), 'mine')
      }
      const run = runCli(['init', into])
      expect([name, run.status, run.stdout]).toEqual([name, 2, ''])
      for (const path of there) expect(run.stderr).toContain(join(into, path))
      expect([...treeOf(into).keys()], name).toEqual([...there].sort())
    }
    const file = join(folder, 'plain')
    writeFileSync(file, 'mine')
    const inFile = runCli(['init', file])
    expect([inFile.status, inFile.stderr]).toEqual([2, expect.stringContaining(`${file} exists already`)])
  })

  test('init goes into a folder that npm or git began, and leaves their files alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diglot-cli-'))
    const own = {
      'package.json': '{"name":"paper"}\n',
      '.gitignore': '/dist\n*.log\n',
      'README.md': 'Mine\n',
    }
    for (const [path, text] of Object.entries(own)) writeFileSync(join(folder, path), text)
    const run = runCli(['init'], { cwd: folder })
    expect([run.status, run.stderr]).toEqual([0, ''])
    for (const [path, text] of Object.entries(own))
      expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
    expect(run.stdout).toContain('package.json was there and stays as it is\n')
    expect(run.stdout).toContain('Add to .gitignore: node_modules/ .cache/\n')
    expect(run.stdout).toContain('\nNext: npm install --save-dev diglot && npx diglot build')
    expect(runCli(['check'], { cwd: folder }).status).toBe(0)
  })

  test('a new site knows its tags, people and sources, and no others', () => {
    write(
      'content/en/news/odd.md',
      article('Odd').replace('date:', 'tags: [Environmnt]\nauthor: Nobody\ndate:'),
    )
    const run = runCli(['check', site])
    expect(run.stdout).toContain('error term/unknown')
    expect(run.stdout).toMatch(/^2 errors in 1 file$/m)
    write(
      'content/en/news/odd.md',
      article('Odd').replace('date:', 'tags: [环保, interviews]\nauthor: The desk\nsource: own\ndate:'),
    )
    expect(runCli(['check', site]).status).toBe(0)
  })

  test('what is unpublished, renamed or deleted is gone from the output', () => {
    write('content/en/news/leak.md', article('Leak'))
    runCli(['build', site])
    expect(existsSync(join(site, 'dist/en/news/leak/index.html'))).toBe(true)
    write('content/en/news/leak.md', article('Leak').replace('date:', 'draft: true\ndate:'))
    const run = runCli(['build', site])
    expect(run.status).toBe(0)
    expect(existsSync(join(site, 'dist/en/news/leak'))).toBe(false)
    for (const [path, text] of treeOf(join(site, 'dist'))) expect(text.includes('Leak'), path).toBe(false)
    const drafts = runCli(['build', site, '--drafts'])
    expect(drafts.status).toBe(0)
    expect(existsSync(join(site, 'dist/en/news/leak/index.html'))).toBe(true)
  })

  test('a future article waits for its minute', () => {
    write('content/en/news/later.md', '---\ntitle: Later\ndate: 2031-05-01 08:00\n---\n\nText.\n')
    const page = join(site, 'dist/en/news/later/index.html')
    runCli(['build', site, '--now', '2031-05-01 07:59:59'])
    expect(existsSync(page)).toBe(false)
    runCli(['build', site, '--now', '2031-05-01T00:00:00Z'])
    expect(existsSync(page)).toBe(true)
  })
})

describe('errors', () => {
  test('every problem is told, exit code 1, and the former output stands byte for byte', () => {
    runCli(['build', site])
    const before = treeOf(join(site, 'dist'))
    write('content/en/news/bad.md', '---\ndate: 2021-02-30\n---\n\n[gone](nowhere.md)\n')
    write('content/en/news/good.md', article('Good'))
    const run = runCli(['build', site])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('content/en/news/bad.md:2:7')
    expect(run.stdout).toContain('"title" is missing')
    expect(run.stdout).toContain('content/en/news/bad.md:5:1')
    expect(run.stdout).toMatch(/^3 errors in 1 file$/m)
    expect(treeOf(join(site, 'dist'))).toEqual(before)
  })

  test('a broken link alone keeps the former output too, and is a warning where the config says so', () => {
    runCli(['build', site])
    const before = treeOf(join(site, 'dist'))
    write('content/en/news/link.md', `${article('Link')}\n[gone](nowhere.md)\n`)
    const run = runCli(['build', site])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('error link/broken')
    expect(run.stdout).toContain('content/en/news/link.md:8:1')
    expect(treeOf(join(site, 'dist'))).toEqual(before)
    const config = join(site, 'site.config.ts')
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(
        'sections:',
        "severity: { 'link/broken': 'warning' },\n  sections:",
      ),
    )
    const lenient = runCli(['build', site])
    expect(lenient.stdout).toContain('warning link/broken')
    expect(lenient.status).toBe(0)
  })

  test('foreign files in the output folder are never touched', () => {
    write('dist/precious.txt', 'mine')
    const run = runCli(['build', site])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('precious.txt')
    expect(treeOf(join(site, 'dist'))).toEqual(new Map([['precious.txt', 'mine']]))
  })

  test.each([
    ['an unknown command', ['bogus']],
    ['an unknown option', ['build', '--bogus']],
    ['an unknown format', ['build', '--format', 'xml']],
    ['a path that leaves the site', ['new', '../x']],
    ['a time that is none', ['build', '--now', 'soon']],
  ])('%s is wrong usage: exit code 2 and a sentence', (_, args) => {
    const run = runCli(args, { cwd: site })
    expect(run.status).toBe(2)
    expect(run.stderr).not.toBe('')
    expect(run.stderr).not.toContain('    at ')
  })

  test('a build that finds the lock held by a living process exits with 75 and changes nothing', () => {
    const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
    write('.cache/lock', JSON.stringify(holder))
    const run = runCli(['build', site])
    expect(run.status).toBe(75)
    expect(run.stderr).toContain(String(process.pid))
    expect(existsSync(join(site, 'dist'))).toBe(false)
    rmSync(join(site, '.cache/lock'))
    expect(runCli(['build', site]).status).toBe(0)
  })
})

describe('formats', () => {
  test('json is one object a line, the summary last', () => {
    write('content/en/news/bad.md', article('Bad').replace('2021-01-11', 'tomorrow'))
    const run = runCli(['check', '--format', 'json'], { cwd: site })
    const lines = run.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toMatchObject({
      type: 'diagnostic',
      code: 'front-matter/date',
      severity: 'error',
      file: 'content/en/news/bad.md',
      line: 3,
      column: 7,
    })
    expect(lines.at(-1)).toMatchObject({ type: 'summary', ok: false, diagnostics: { error: 1, warning: 0 } })
  })

  test('github gets workflow commands', () => {
    write('content/en/news/bad.md', article('Bad').replace('2021-01-11', 'tomorrow'))
    const run = runCli(['check', '--format', 'github'], { cwd: site })
    expect(run.stdout).toMatch(/^::error file=content\/en\/news\/bad\.md,line=3,col=7/m)
  })

  test('check writes nothing', () => {
    expect(runCli(['check'], { cwd: site }).status).toBe(0)
    expect(existsSync(join(site, 'dist'))).toBe(false)
    expect(existsSync(join(site, '.cache'))).toBe(false)
  })
})

describe('new', () => {
  test('--both makes a draft pair that builds, and never overwrites', () => {
    const run = runCli(['new', 'news/2021/air', '--both', '--title', '空气：“好”', '--site', site])
    expect(run.stdout).toBe('content/zh/news/2021/air.md\ncontent/en/news/2021/air.md\n')
    expect(readFileSync(join(site, 'content/zh/news/2021/air.md'), 'utf8')).toContain('draft: true')
    expect(runCli(['check', site, '--drafts']).status).toBe(0)
    const again = runCli(['new', 'news/2021/air', '--site', site])
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('exists already')
  })

  test.each<[form: string, args: (site: string) => readonly string[], made: string]>([
    ['from the site', () => ['content/zh/news/x'], 'content/zh/news/x.md'],
    ['from content/', () => ['zh/news/x'], 'content/zh/news/x.md'],
    ['of another edition', () => ['content/en/news/x.md'], 'content/en/news/x.md'],
    ['from where one is', () => ['./content/en/news/x'], 'content/en/news/x.md'],
    ['from the root', folder => [join(folder, 'content/en/pages/x')], 'content/en/pages/x.md'],
    ['with an edition that agrees', () => ['en/news/x', '--edition', 'en'], 'content/en/news/x.md'],
    ['below its edition', () => ['news/x'], 'content/zh/news/x.md'],
  ])('the path of an article may be one %s', (_, args, made) => {
    const run = runCli(['new', ...args(site)], { cwd: site })
    expect([run.status, run.stdout, run.stderr]).toEqual([0, `${made}\n`, ''])
    expect(existsSync(join(site, made))).toBe(true)
  })

  test('the path may be one that a shell completes from outside the site', () => {
    const run = runCli(['new', 'paper/content/en/news/x', '--site', 'paper'], { cwd: join(site, '..') })
    expect([run.status, run.stdout]).toEqual([0, 'content/en/news/x.md\n'])
  })

  test.each([
    ['content/news/x', '"content/news/x" names no edition; below content/ stand zh, en'],
    ['content/registry/x', 'names no edition'],
    ['content/zh', 'names an edition and no article'],
    ['en/', 'names an edition and no article'],
  ])('%s is no path of an article', (path, said) => {
    const run = runCli(['new', path], { cwd: site })
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(said)])
  })

  test.each([
    [
      'a section that is none',
      ['sport/x'],
      '"sport" is not a section that the config lists; nothing was written',
    ],
    ['a slip in a section', ['nwes/2021/x'], 'did you mean "news"?'],
    ['the same in the path of a file', ['content/en/nwes/x.md', '--both'], 'did you mean "news"?'],
    ['a label of a section', ['新闻/x'], 'did you mean "news"?'],
    ['an edition in capitals', ['EN/news/x'], 'did you mean "en/news/x"?'],
    ['an edition with its country', ['en-US/news/x'], 'did you mean "en/news/x"?'],
    [
      'such an edition by its option',
      ['news/x', '--edition', 'zh_CN'],
      'did you mean "zh"? editions are zh, en',
    ],
    ['an edition that is none', ['news/x', '--edition', 'fr'], '"fr" is no edition; editions are zh, en'],
  ])('writes nothing for %s', (_, args, said) => {
    const before = treeOf(site)
    const run = runCli(['new', ...args], { cwd: site })
    expect([run.status, run.stdout, run.stderr]).toEqual([2, '', expect.stringContaining(said)])
    expect(treeOf(site)).toEqual(before)
  })

  test('takes any section where the config lists none, and that of a pair that says its own', () => {
    write('content/en/reports/x.md', '---\ntitle: X\ndate: 2021-01-01\nsection: news\n---\nText.\n')
    expect(runCli(['new', 'zh/reports/x'], { cwd: site }).status).toBe(0)
    expect(runCli(['new', 'zh/pages/x'], { cwd: site }).status).toBe(0)
    const config = readFileSync(join(site, 'site.config.ts'), 'utf8')
    write('site.config.ts', config.replace(/ {2}sections: \{[\s\S]*?\n {2}\},?\n/, ''))
    expect(runCli(['new', 'sport/x'], { cwd: site }).stdout).toBe('content/zh/sport/x.md\n')
  })

  test('a section that is called as an edition is a section', () => {
    const config = readFileSync(join(site, 'site.config.ts'), 'utf8')
    write('site.config.ts', config.replace('sections: {', "sections: { en: { zh: '英语', en: 'English' },"))
    expect(runCli(['new', 'en/x'], { cwd: site }).stdout).toBe('content/zh/en/x.md\n')
  })

  test('a path and an edition that contradict each other make nothing', () => {
    const run = runCli(['new', 'zh/news/x', '--edition', 'en'], { cwd: site })
    expect([run.status, run.stderr]).toEqual([2, 'diglot: the path says "zh" and --edition "en"\n'])
  })

  test('--both writes nothing where one of the pair is there, and its counterpart takes the facts of that', () => {
    write('content/en/news/x.md', article('X'))
    const both = runCli(['new', 'news/x', '--both'], { cwd: site })
    expect([both.status, both.stdout]).toEqual([2, ''])
    expect(both.stderr).toContain('content/en/news/x.md exists already')
    expect(existsSync(join(site, 'content/zh/news/x.md'))).toBe(false)
    expect(runCli(['new', 'zh/news/x', '--title', '某篇'], { cwd: site }).status).toBe(0)
    const text = readFileSync(join(site, 'content/zh/news/x.md'), 'utf8')
    expect(text).toMatch(/^---\ntitle: "某篇"\n/)
    expect(text).toContain('are taken from the en edition')
    expect(text).not.toMatch(/^date:/m)
  })

  test('a path that ends in .markdown is the file that is made, and no second one beside it', () => {
    expect(runCli(['new', 'news/2021/sky.markdown', '--site', site]).stdout).toBe(
      'content/zh/news/2021/sky.markdown\n',
    )
    expect(runCli(['check', site, '--drafts']).status).toBe(0)
    for (const path of ['news/2021/sky', 'news/2021/sky.md', 'news/2021/sky.markdown']) {
      const again = runCli(['new', path, '--site', site])
      expect([again.status, again.stderr]).toEqual([
        2,
        expect.stringContaining('sky.markdown exists already'),
      ])
    }
    expect(runCli(['new', 'news/2021/wind', '--site', site]).status).toBe(0)
    const other = runCli(['new', 'news/2021/wind.markdown', '--site', site])
    expect(other.stderr).toContain('wind.md exists already')
  })
})

test('--timings tells on standard error how long each part took, and the parts are the whole', () => {
  const parts = (stderr: string): Map<string, number> =>
    new Map([...stderr.matchAll(/^(\w+) +(\d+) ms +\d+ %$/gm)].map(([, name = '', ms]) => [name, Number(ms)]))
  const whole = parts(runCli(['build', site, '--timings', '--format', 'json']).stderr)
  expect([...whole.keys()]).toEqual(
    'start command config scan compare load parse assemble plan render publish remember total'.split(' '),
  )
  const total = whole.get('total') ?? 0
  const sum = [...whole.values()].reduce((all, ms) => all + ms, -total)
  expect(Math.abs(sum - total)).toBeLessThan(whole.size)
  const again = parts(runCli(['build', site, '--timings']).stderr)
  expect([...again.keys()]).toEqual(['start', 'command', 'config', 'scan', 'compare', 'total'])
  expect(runCli(['build', site]).stderr).toBe('')
})

test.each(['--version', '-v'])('%s tells the version of the package', flag => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(runCli([flag])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  ['build', 'soon', '"soon" is not a date'],
  ['check', '', '"" is not a date'],
  ['why', '2021-02-30', '"2021-02-30" does not exist in the calendar'],
])('%s --now %j tells the forms of a time', (command, now, said) => {
  const run = runCli([command, ...(command === 'why' ? ['/en/'] : []), '--now', now], { cwd: site })
  const forms = 'write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00'
  expect([run.status, run.stderr]).toEqual([2, `diglot: --now: ${said}; ${forms}\n`])
})

test('dev in a folder without a site says so, writes nothing and ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-cli-'))
  const run = runCli(['dev'], { cwd: folder })
  expect([run.status, run.stdout]).toEqual([1, ''])
  expect(run.stderr).toMatch(
    /^error config\/missing {2}site\.config\.ts\n {2}there is no site\.config\.ts in/,
  )
  expect([...treeOf(folder).keys()]).toEqual([])
})

test.each(['build', 'check', 'dev'])('%s makes nothing where there is no site', command => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-cli-'))
  mkdirSync(join(folder, 'empty'))
  for (const named of ['nosuch', 'empty']) {
    const run = runCli([command, named], { cwd: folder })
    expect([run.status, run.stdout + run.stderr]).toEqual([
      1,
      expect.stringMatching(/^error config\/missing/),
    ])
  }
  expect(readdirSync(folder, { recursive: true })).toEqual(['empty'])
})

test('a site whose folder has been copied elsewhere builds the same', () => {
  runCli(['build', site, '--now', '2021-02-01'])
  const copy = join(mkdtempSync(join(tmpdir(), 'diglot-cli-')), 'copy')
  cpSync(site, copy, { recursive: true })
  rmSync(join(copy, 'dist'), { recursive: true })
  expect(runCli(['build', copy, '--now', '2021-02-01']).status).toBe(0)
  expect(treeOf(join(copy, 'dist'))).toEqual(treeOf(join(site, 'dist')))
})

test('a picture in static/ may lead an article, and a template that does not exist is told at its key', () => {
  write('static/pictures/蓝 天.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')
  write('content/en/news/lead.md', article('Lead').replace('date:', 'image: /pictures/蓝 天.svg\ndate:'))
  expect(runCli(['build', site]).stdout).not.toContain('error')
  const html = readFileSync(join(site, 'dist/en/news/lead/index.html'), 'utf8')
  expect(html).toContain('src="/pictures/%E8%93%9D%20%E5%A4%A9.svg"')
  write('content/en/news/lead.md', article('Lead').replace('date:', 'template: speshul\ndate:'))
  const run = runCli(['check'], { cwd: site })
  expect(run.stdout).toContain('content/en/news/lead.md:3:11')
  expect(run.stdout).toContain('there is no template "speshul"')
})

test('a template may extend the page of the default theme that it overrides', () => {
  write(
    'templates/pages/list.njk',
    '{% extends "theme:pages/list.njk" %}\n{% block head %}<meta name="own" content="yes">{% endblock %}\n',
  )
  expect(runCli(['build', site]).stdout).not.toContain('error')
  const html = readFileSync(join(site, 'dist/en/news/index.html'), 'utf8')
  expect(html).toContain('<meta name="own" content="yes">')
  expect(html).toContain('/en/news/welcome/')
})

test('--verify compares with a clean build, and names a file that somebody has changed behind our back', () => {
  runCli(['build', site, '--now', '2031-01-01'])
  const fine = runCli(['build', site, '--now', '2031-01-01', '--verify'])
  const [, files = ''] = /, (\d+) files: 0 written/.exec(fine.stdout) ?? []
  expect(fine.stdout).toMatch(new RegExp(`\\n${files} files equal a clean build's\\n$`))
  expect(fine.status).toBe(0)
  const page = join(site, 'dist/en/index.html')
  const before = statSync(page).mtimeMs
  writeFileSync(page, readFileSync(page, 'utf8').replace('Bilingual', 'Bilinguol'))
  const list = join(site, '.cache/outputs.json')
  const [, json = ''] = readFileSync(list, 'utf8').split('\n')
  const lie = json.replaceAll(String(before), String(statSync(page).mtimeMs))
  writeFileSync(list, `${digest(lie)}\n${lie}`)
  const run = runCli(['build', site, '--now', '2031-01-01', '--verify'])
  expect(run.stdout).toContain('dist/en/index.html')
  expect(run.stdout).not.toContain('equal a clean')
  expect(run.status).toBe(1)
})
