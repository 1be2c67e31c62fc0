import { expect, test, vi } from 'vitest'
import { bareParsing } from '../../src/engine/job/parse-settings.ts'
import { parserOf } from '../../src/engine/parsing/parser.ts'
import { noBody } from '../../src/model/body.ts'

/** Processes that all end without a result. */
vi.mock('../../src/engine/parsing/parse-apart.ts', () => ({ parseApart: () => null }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(`---\ntitle: 一\n---\n\n${text}`)

test.each(['auto', 'remark'] as const)(
  'a text whose process ends without a result is refused, by %s',
  async parser => {
    const parse = parserOf(bareParsing(parser))
    const { front, body, diagnostics } = parse(bytes('*a_ '.repeat(2500)))
    expect(front).toMatchObject([{ key: 'title', value: '一' }])
    expect(body).toEqual(noBody)
    expect(diagnostics).toMatchObject([
      {
        code: 'markdown/limits',
        line: 5,
        message: expect.stringMatching(/was stopped: there are many marks/),
      },
    ])
    expect(parse(bytes('*a*')).diagnostics).toEqual([])
  },
)
