import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { plainHtml } from '../../../src/parse/remark/pipeline.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { normalHtml } from './same-html.ts'

interface Example {
  readonly number: number
  readonly markdown: string
  readonly html: string
}

/** Every example that we mean to render otherwise, and why. */
const differences = {
  commonmark: {
    602: 'GFM: the bare address in it is a link',
    606: 'GFM: the bare e-mail address in it is a link',
    608: 'GFM: the bare address in it is a link',
    611: 'GFM: a bare address is a link',
    612: 'GFM: a bare e-mail address is a link',
  },
  'gfm-extensions': {
    17: 'one ~ is no strikethrough: Chinese writes ranges as 15日~20日',
    18: 'one ~ is no strikethrough',
    19: 'a bare address ends before the first symbol that is not ASCII, so not in http://🍄.ga/',
    20: 'has no expectation (<ignore>)',
    22: 'raw HTML is left out altogether, so there is no filter of tags',
    23: 'footnotes have numbers, labels and ids of our own (see footnotes.test.ts)',
    26: 'task lists carry classes, as on GitHub',
    27: 'task lists carry classes, as on GitHub',
    28: 'task lists carry classes, as on GitHub',
  },
  'gfm-spec': {
    279: 'task lists carry classes, as on GitHub',
    280: 'task lists carry classes, as on GitHub',
    610: 'the specification forgets its own extension: the bare address is a link',
    614: 'the specification forgets its own extension',
    616: 'the specification forgets its own extension',
    619: 'the specification forgets its own extension',
    620: 'the specification forgets its own extension',
    628: 'ftp: is not an address that readers can follow',
    645: 'CommonMark 0.31 allows -- in comments; GFM is based on 0.29',
    646: 'CommonMark 0.31 allows <!--> as a comment',
    653: 'raw HTML is left out altogether, so there is no filter of tags',
  },
} as const

describe('CommonMark 0.31', () => {
  const { tests } = createRequire(import.meta.url)('commonmark-spec') as {
    readonly tests: readonly Example[]
  }
  // The package leaves the arrows that stand for tabs.
  const examples = tests.map(one => ({ ...one, markdown: tabs(one.markdown), html: tabs(one.html) }))

  test('has all its examples', () => expect(examples).toHaveLength(652))
  test('differs where we mean it to, and nowhere else', () => {
    expect(differing(examples)).toEqual(numbers(differences.commonmark))
  })
  test('is the same by both ways', () => expect(differingWays(examples)).toEqual([]))
})

describe.each(['gfm-extensions', 'gfm-spec'] as const)('%s', name => {
  const file = new URL(`../../../../shared/suites/${name}.txt`, import.meta.url)

  test.skipIf(!existsSync(file))('differs where we mean it to (needs ../shared/suites)', () => {
    const examples = examplesIn(readFileSync(file, 'utf8'))
    expect(examples.length).toBeGreaterThan(27)
    expect(differing(examples)).toEqual(numbers(differences[name]))
    expect(differingWays(examples)).toEqual([])
  })
})

function differing(examples: readonly Example[]): number[] {
  return examples
    .filter(({ markdown, html }) => normalHtml(plainHtml(markdown)) !== normalHtml(html))
    .map(one => one.number)
}

function differingWays(examples: readonly Example[]): number[] {
  return examples
    .filter(({ markdown }) => {
      const [auto, remark] = [byAuto, byRemark].map(settings => parseMarkdown(markdown, settings))
      return !isDeepStrictEqual(auto, remark)
    })
    .map(one => one.number)
}

function examplesIn(text: string): Example[] {
  const found = [...text.matchAll(/^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$/gms)]
  return found.map(([, markdown = '', html = ''], index) => ({
    number: index + 1,
    markdown: tabs(markdown),
    html: tabs(html),
  }))
}

function tabs(text: string): string {
  return text.replaceAll('→', '\t')
}

function numbers(differing: Readonly<Record<number, string>>): number[] {
  return Object.keys(differing).map(Number)
}
