import { expect } from 'vitest'
import { bareSettings, type ParseSettings } from '../../../src/model/parse-settings.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { middleWay } from '../../../src/parse/middle-way.ts'
import type { Markdown } from '../../../src/parse/tree/markdown.ts'
import { bodyText, shown } from '../fast/parsed.ts'

type Plugin = ParseSettings['remark'][number]

export interface Plugged {
  readonly remark?: readonly Plugin[]
  readonly rehype?: readonly Plugin[]
}

/** What a text says with plugins, which must be the same by both ways. */
export function plugged(
  text: string,
  { remark = [], rehype = [] }: Plugged,
): Markdown & { readonly html: string } {
  const settings = { ...bareSettings(), remark, rehype, digest: 'plugged' }
  const parsed = parseMarkdown(text, settings)
  expect(shown(parsed)).toEqual(shown(parseMarkdown(text, { ...settings, parser: 'remark' })))
  return { ...parsed, html: bodyText(parsed.body) }
}

/** Whether a text goes the middle way. */
export function isMiddle(text: string, { remark = [], rehype = [] }: Plugged): boolean {
  try {
    return middleWay(text, { ...bareSettings(), remark, rehype, digest: 'plugged' }) !== undefined
  } catch {
    return true
  }
}
