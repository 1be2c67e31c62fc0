import { describe, expect, test } from 'vitest'
import { type DateStyle, fill, formatDate, formatNumber, viewMoment } from '../../src/text/format.ts'
import { type Moment, parseMoment } from '../../src/text/moment.ts'
import { strings } from '../support/strings.ts'

function moment(text: string, zone = 'Asia/Shanghai'): Moment {
  const found = parseMoment(text, zone)
  if (typeof found === 'string') throw new Error(found)
  return found
}

function stringsOf(name: string): (key: string) => string {
  const file: Record<string, string> = JSON.parse(strings[name] ?? '{}')
  return key => file[key] ?? `no ${key}`
}

const zh = stringsOf('zh-Hans')
const en = stringsOf('en')

describe('formatDate of 2021-01-11 13:05', () => {
  test.each<[DateStyle, string, string]>([
    ['day', '2021年1月11日', '11 January 2021'],
    ['full', '2021年1月11日 星期一', 'Monday, 11 January 2021'],
    ['time', '13:05', '13:05'],
    ['short', '1月11日', '11 January'],
    ['month', '2021年1月', 'January 2021'],
    ['moment', '2021年1月11日 13:05', '11 January 2021, 13:05'],
  ])('%s', (style, chinese, english) => {
    const view = viewMoment(moment('2021-01-11 13:05'))
    expect(formatDate(view, style, zh)).toBe(chinese)
    expect(formatDate(view, style, en)).toBe(english)
  })
})

test('no time is shown where the editor gave none', () => {
  const view = viewMoment(moment('2021-12-31'))
  expect(view).toMatchObject({ iso: '2021-12-31', dayOnly: true })
  expect(formatDate(view, 'moment', zh)).toBe('2021年12月31日')
  expect(formatDate(view, 'moment', en)).toBe('31 December 2021')
})

test.each([
  ['2021-01-10', 7],
  ['2021-01-11', 1],
  ['2024-02-29', 4],
  ['1900-01-01', 1],
])('%s is weekday %i', (text, weekday) => {
  expect(viewMoment(moment(text)).weekday).toBe(weekday)
})

test('a moment is shown as the clocks of its zone show it', () => {
  expect(viewMoment(moment('2021-01-11 23:30', 'America/New_York'))).toMatchObject({
    iso: '2021-01-11T23:30:00-05:00',
    ...{ year: 2021, month: 1, day: 11, hour: 23, minute: 30, weekday: 1 },
  })
})

test('months and days with two figures', () => {
  const iso = (): string => '{year}-{month2}-{day2}'
  expect(formatDate(viewMoment(moment('2021-01-09')), 'day', iso)).toBe('2021-01-09')
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [-1234, '-1,234'],
  [1234.5678, '1,234.5678'],
])('formatNumber(%d) is %s', (value, text) => expect(formatNumber(value, en)).toBe(text))

test('thousands are grouped as the edition does', () => {
  expect(formatNumber(1234567, () => '\u00A0')).toBe('1\u00A0234\u00A0567')
  expect(formatNumber(1234567, () => '')).toBe('1234567')
  expect(formatNumber(1234, () => '$&')).toBe('1$&234')
})

test('fill leaves names that it does not know', () => {
  expect(fill('{a} {b} {a} {', name => (name === 'a' ? '{b}' : undefined))).toBe('{b} {b} {b} {')
})
