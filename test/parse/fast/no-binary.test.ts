import { expect, test, vi } from 'vitest'
import { parseArticle } from '../../../src/parse/article.ts'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { shown } from './parsed.ts'

// What Node says where there is no binary for the machine.
vi.mock('satteri', () => {
  throw new Error('Cannot find native binding')
})

test('without a binary, every text is read by remark', () => {
  const bytes = new TextEncoder().encode('---\ntitle: t\n---\n**重点**：[a](b.md)')
  expect(fastParser()).toBe(false)
  expect(fastWay('**重点**')).toBeUndefined()
  expect(shown(parseArticle(bytes, byAuto))).toEqual(shown(parseArticle(bytes, byRemark)))
  expect(parseArticle(bytes).targets).toEqual(['b.md'])
})
