import { describe, expect, test } from 'vitest'
import {
  createReport,
  type Format,
  type ReportOptions,
  tally,
  wantsColor,
} from '../../src/cli/report/report.ts'
import { summaryLines } from '../../src/cli/report/summary.ts'
import { widthOf } from '../../src/model/code-frame.ts'
import { type Diagnostic, diagnostic } from '../../src/model/diagnostic.ts'
import { type HeldBack, nothingHeldBack } from '../../src/model/held-back.ts'

const sources: Readonly<Record<string, string>> = {
  'content/zh/news/a.md': '---\ntitle: 你好\nsource: 本报\ndate: 2021-02-30\n---\n',
  'han.md': '我们说“你好”和世界',
  'tabs.md': 'a\tb\tword',
  'crlf.md': 'one\r\ntwo\r\nthree',
}

function print(
  found: readonly Diagnostic[],
  format: Format = 'pretty',
  options: ReportOptions = { color: false },
) {
  const written: string[] = []
  const report = createReport(format, { write: text => written.push(text) }, file => sources[file], options)
  report.diagnostics(found)
  return written.join('')
}

const summary = {
  ok: true,
  articles: 12,
  outputs: 45,
  parsed: 4,
  rendered: 3,
  written: 3,
  unchanged: 42,
  removed: 0,
  milliseconds: 1234,
  peakMemoryBytes: 1024,
  heldBack: nothingHeldBack,
}

const date = diagnostic(
  'front-matter/date',
  '"2021-02-30" is not a date',
  { file: 'content/zh/news/a.md', line: 4, column: 7, endColumn: 17 },
  {
    related: [{ message: 'the other edition has it here', file: 'han.md', line: 1, column: 5, endColumn: 7 }],
  },
)

test('a problem for people: place, sentence, lines, carets, hint, and the other place', () => {
  expect(print([date])).toBe(`error front-matter/date  content/zh/news/a.md:4:7
  "2021-02-30" is not a date
  2 │ title: 你好
  3 │ source: 本报
  4 │ date: 2021-02-30
    │       ^^^^^^^^^^
  hint: write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00
  the other edition has it here: han.md:1:5
  1 │ 我们说“你好”和世界
    │        ^^^^

`)
})

/** The last two lines of a frame. */
function frameOf(place: Omit<Diagnostic, 'code' | 'severity' | 'message'>): string[] {
  return print([diagnostic('image/alt', 'x', place, { hint: '' })])
    .split('\n')
    .filter(line => line.includes('│'))
    .slice(-2)
    .map(line => line.replace(/^ *\d* *│ ?/, ''))
}

describe('carets stand under what is meant', () => {
  test.each([
    ['Han, two columns each', 'han.md', 5, 7, '我们说“你好”和世界', '       ^^^^'],
    ['one Han character', 'han.md', 8, 9, '我们说“你好”和世界', '            ^^'],
    ['no end: one character', 'han.md', 1, undefined, '我们说“你好”和世界', '^'],
    ['tabs', 'tabs.md', 5, 9, 'a  b  word', '      ^^^^'],
    ['behind the end of the line', 'tabs.md', 40, 50, 'a  b  word', '          ^'],
  ])('%s', (_, file, column, endColumn, line, carets) => {
    const place = { file, line: 1, column, ...(endColumn === undefined ? {} : { endColumn }) }
    expect(frameOf(place)).toEqual([line, carets])
  })

  test('in a paragraph of thousands of characters, which is cut around it', () => {
    const [line = '', carets = ''] = frameOf({ file: 'long.md', line: 1, column: 3001, endColumn: 3003 })
    expect(line).toMatch(/^…(?:汉|字)+错误(?:汉|字)+…$/)
    expect(widthOf(line)).toBeLessThan(105)
    expect(widthOf(line.slice(0, line.indexOf('错')))).toBe(carets.indexOf('^'))
    expect(carets.trim()).toBe('^^^^')
  })
})

Object.assign(sources, { 'long.md': `${'汉字'.repeat(1500)}错误${'汉字'.repeat(1500)}` })

test('a place without a line, or in a file that cannot be read, has no frame', () => {
  expect(print([diagnostic('strings/missing-file', 'none', { file: 'x.json' }, { hint: 'copy it' })])).toBe(
    'error strings/missing-file  x.json\n  none\n  hint: copy it\n\n',
  )
  expect(print([diagnostic('image/missing', 'none', { file: 'gone.md', line: 3, column: 1 })])).toEqual(
    expect.stringMatching(/^error image\/missing {2}gone\.md:3:1\n {2}none\n {2}hint: .+\n\n$/),
  )
})

describe('what is in the content does not steer the terminal', () => {
  const nasty = 'a\u001B[2J\u009B31m\u202Eb\u0007\u200Bc'
  Object.assign(sources, { 'nasty.md': nasty })
  const found = diagnostic('image/alt', `"${nasty}"\n::error::x`, {
    file: `nasty.md`,
    line: 1,
    column: 2,
    endColumn: 3,
  })

  test.each<Format>(['pretty', 'json', 'github'])('%s', format => {
    const text = print([found], format)
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  })

  test('it is shown instead, and carets keep their place', () => {
    expect(frameOf({ file: 'nasty.md', line: 1, column: 2, endColumn: 3 })).toEqual([
      'a␛[2J<U+009B>31m<U+202E>b␇<U+200B>c',
      ' ^',
    ])
  })
})

test('json: one object a line, keys as programs expect them', () => {
  expect(
    print([date, diagnostic('config/missing', 'no config', { file: 'site.config.ts' })], 'json').split('\n'),
  ).toEqual([
    '{"type":"diagnostic","code":"front-matter/date","severity":"error","message":"\\"2021-02-30\\" is not a date","file":"content/zh/news/a.md","line":4,"column":7,"hint":"write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00","related":[{"message":"the other edition has it here","file":"han.md","line":1,"column":5,"endColumn":7}]}',
    '{"type":"diagnostic","code":"config/missing","severity":"error","message":"no config","file":"site.config.ts","hint":"run `diglot init` here, or name the folder that holds site.config.ts"}',
    '',
  ])
})

describe('very many warnings', () => {
  const warnings = (count: number, code: 'image/alt' | 'link/autolink' = 'image/alt') =>
    Array.from({ length: count }, (_, index) =>
      diagnostic(code, `no. ${index}`, { file: `${code}-${index % 7}.md` }),
    )
  const error = diagnostic('link/broken', 'gone', { file: 'z.md' })
  const printed = (text: string): string[] => text.match(/^(?:error|warning) .*$|^ {2}and .*$/gm) ?? []

  test('are grouped by code, with the first of each and how many there are; errors are all shown', () => {
    const found = [...warnings(15), error, ...warnings(2, 'link/autolink'), ...warnings(10), error]
    expect(printed(print(found))).toEqual([
      'warning image/alt  image/alt-0.md',
      '  and 24 more of image/alt in 7 files (diglot check --all shows all)',
      'error link/broken  z.md',
      'warning link/autolink  link/autolink-0.md',
      '  and 1 more of link/autolink in 1 file (diglot check --all shows all)',
      'error link/broken  z.md',
    ])
  })

  test('20 are no more than that', () => {
    expect(printed(print(warnings(20)))).toHaveLength(20)
    expect(printed(print(warnings(21)))).toHaveLength(2)
  })

  test('thousands of errors are no reason to hide a warning', () => {
    const errors = Array.from({ length: 30 }, (_, index) => ({ ...error, line: index + 1, column: 1 }))
    expect(printed(print([...errors, ...warnings(3)]))).toHaveLength(33)
  })

  test('are all shown where somebody asks for all, and to programs', () => {
    expect(printed(print(warnings(300), 'pretty', { color: false, all: true }))).toHaveLength(300)
    expect(print(warnings(300), 'json').match(/\n/g)).toHaveLength(300)
    expect(print(warnings(300), 'github').match(/\n/g)).toHaveLength(300)
  })

  test('errors are grouped where the site is being worked on', () => {
    const errors = Array.from({ length: 30 }, (_, index) => ({ ...error, line: index + 1, column: 1 }))
    expect(printed(print([...errors, ...warnings(2)], 'pretty', { color: false, brief: true }))).toEqual([
      'error link/broken  z.md:1:1',
      '  and 29 more of link/broken in 1 file (diglot check --all shows all)',
      'warning image/alt  image/alt-0.md',
      'warning image/alt  image/alt-1.md',
    ])
  })

  test('are all counted', () => {
    const written: string[] = []
    const report = createReport('pretty', { write: text => written.push(text) }, () => undefined, {
      color: false,
    })
    report.diagnostics(warnings(300))
    report.summary(summary)
    expect(written.join('')).toContain('\n300 warnings in 7 files\n')
  })
})

test('github: commands with everything escaped', () => {
  const odd = diagnostic(
    'link/broken',
    '100% "a,b"\nsecond',
    { file: 'content/a,b:c.md', line: 2, column: 3, endColumn: 5 },
    { hint: 'look' },
  )
  expect(print([odd], 'github', { prefix: 'site/' })).toBe(
    '::error file=site/content/a%2Cb%3Ac.md,line=2,col=3,endColumn=5,title=link/broken::100%25 "a,b"%0Asecond%0Ahint: look\n',
  )
  expect(print([diagnostic('image/alt', 'x', { file: 'a.md' }, { hint: 'y' })], 'github')).toBe(
    '::warning file=a.md,title=image/alt::x%0Ahint: y\n',
  )
})

describe('the summary', () => {
  const end = (found: readonly Diagnostic[], format: Format, ok = true, options: ReportOptions = {}) => {
    const written: string[] = []
    const report = createReport(format, { write: text => written.push(text) }, () => undefined, {
      color: false,
      ...options,
    })
    report.diagnostics(found)
    written.length = 0
    report.summary({ ...summary, ok })
    return written.join('')
  }

  test('for people', () => {
    expect(end([], 'pretty')).toBe('12 articles, 45 files: 3 written, 42 unchanged, 0 removed, in 1.23 s\n')
    expect(end([date], 'pretty', false)).toBe('1 error in 1 file\n')
    expect(end([], 'pretty', true, { quiet: true })).toBe('')
  })

  test('for programs', () => {
    expect(end([date, diagnostic('image/alt', 'x', { file: 'a' })], 'json', false)).toBe(
      '{"type":"summary","ok":false,"articles":12,"outputs":45,"parsed":4,"rendered":3,"written":3,"unchanged":42,"removed":0,"milliseconds":1234,"peakMemoryBytes":1024,"diagnostics":{"error":1,"warning":1},"heldBack":{"drafts":0,"waiting":0,"until":null,"expired":0}}\n',
    )
  })

  test.each<[Partial<HeldBack>, string]>([
    [
      { drafts: 2, waiting: 1, until: '2027-01-01 08:00' },
      'Held back: 2 drafts, 1 waits until 2027-01-01 08:00',
    ],
    [{ drafts: 1 }, 'Held back: 1 draft'],
    [{ waiting: 3, until: '2027-01-01 08:00' }, 'Held back: 3 wait, the first until 2027-01-01 08:00'],
    [{ expired: 4, drafts: 1 }, 'Held back: 1 draft, 4 expired'],
  ])('tells what was held back: %j', (held, line) => {
    const lines = summaryLines({ ...summary, heldBack: { ...nothingHeldBack, ...held } }, true).split('\n')
    expect(lines.slice(1)).toEqual([line, ''])
  })

  test('tells what was compared', () => {
    expect(summaryLines({ ...summary, verified: 194 }, true)).toMatch(/\n194 files equal a clean build's\n$/)
  })

  test.each([
    [[], 'no problems'],
    [['error'], '1 error in 1 file'],
    [['error', 'error', 'error', 'warning'], '3 errors, 1 warning in 4 files'],
    [['warning', 'warning'], '2 warnings in 2 files'],
  ])('%j', (severities, expected) => {
    const found = severities.map((severity, index) =>
      diagnostic(severity === 'error' ? 'link/broken' : 'image/alt', 'x', { file: String(index) }),
    )
    expect(tally(found)).toBe(expected)
  })
})

describe('colours', () => {
  test.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
  ])('%j on a terminal: %j → %j', (env, isTerminal, expected) => {
    expect(wantsColor(env, isTerminal)).toBe(expected)
  })

  test('change nothing in the words', () => {
    const coloured = print([date], 'pretty', { color: true })
    expect(coloured).toContain('\u001B[31m      ^^^^^^^^^^\u001B[39m')
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(print([date]))
  })
})

test.each([
  ['abc', 3],
  ['汉字', 4],
  ['，。《》', 8],
  ['한글カナ', 8],
  ['ｆｕｌｌ', 8],
  ['\u{20000}', 2],
  ['e\u0301', 1],
  ['葛\u{E0100}', 2],
  ['🙂', 2],
])('%s is %i columns wide', (text, width) => expect(widthOf(text)).toBe(width))
