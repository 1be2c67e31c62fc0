import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { momentAt, parseMoment } from '../../src/text/moment.ts'

const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'

function isoOf(text: string, zone: string): string {
  const found = parseMoment(text, zone)
  return typeof found === 'string' ? found : found.iso
}

describe('spellings of a day', () => {
  test.each([
    '2021-01-09',
    '2021-1-9',
    '2021/01/09',
    '2021/1/9',
    '2021.1.9',
    '2021.01.09',
    '2021年1月9日',
    '2021年01月09日',
    '  2021-01-09  ',
  ])('%s', text => {
    expect(parseMoment(text, shanghai)).toEqual({
      iso: '2021-01-09T00:00:00+08:00',
      epoch: Date.parse('2021-01-08T16:00:00Z'),
      dayOnly: true,
    })
  })
})

describe('spellings of a moment', () => {
  test.each([
    ['2021-01-11 13:31', '2021-01-11T13:31:00+08:00'],
    ['2021-01-11 13:31:27', '2021-01-11T13:31:27+08:00'],
    ['2021-01-11T13:31:27', '2021-01-11T13:31:27+08:00'],
    ['2021-01-11t13:31', '2021-01-11T13:31:00+08:00'],
    ['2021-01-11 9:05', '2021-01-11T09:05:00+08:00'],
    ['2021-01-11 00:00', '2021-01-11T00:00:00+08:00'],
    ['2021-01-11 23:59:59', '2021-01-11T23:59:59+08:00'],
    ['2021-01-11 13:31:27.123', '2021-01-11T13:31:27+08:00'],
    ['2021年1月11日 13：31', '2021-01-11T13:31:00+08:00'],
    ['2021年1月11日\u300013:31', '2021-01-11T13:31:00+08:00'],
    ['2021/1/11 13:31', '2021-01-11T13:31:00+08:00'],
    ['2021-01-11T13:31:27Z', '2021-01-11T21:31:27+08:00'],
    ['2021-01-11T13:31:27z', '2021-01-11T21:31:27+08:00'],
    ['2021-01-11T13:31:27+08:00', '2021-01-11T13:31:27+08:00'],
    ['2021-01-11 13:31 +0800', '2021-01-11T13:31:00+08:00'],
    ['2021-01-11 13:31 -05:00', '2021-01-12T02:31:00+08:00'],
    ['2021-01-11T20:00:00Z', '2021-01-12T04:00:00+08:00'],
    ['2020-02-29 12:00', '2020-02-29T12:00:00+08:00'],
    ['1969-07-20 20:17', '1969-07-20T20:17:00+08:00'],
    ['2038-01-19 11:14:08', '2038-01-19T11:14:08+08:00'],
    ['2021年1月11日13:31', '2021-01-11T13:31:00+08:00'],
  ])('%s', (text, iso) => {
    const found = parseMoment(text, shanghai)
    expect(found).toEqual({ iso, epoch: Date.parse(iso), dayOnly: false })
  })
})

describe('as programs write them', () => {
  test.each([
    ['2019-12-05 08:33:04.23+00', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05 08:33:04.123456789 +0000 UTC', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05 08:33:04 +0800 CST', '2019-12-05T08:33:04+08:00'],
    ['2019-12-05 08:33:04 UTC', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05 08:33:04 GMT', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05 08:33:04 Z', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05T08:33:04,5Z', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05T08:33:04.230+0000', '2019-12-05T16:33:04+08:00'],
    ['2019-12-05T08:33:04+08:00[Asia/Shanghai]', '2019-12-05T08:33:04+08:00'],
    ['2019-12-05 08:33:04 GMT+0800 (China Standard Time)', '2019-12-05T08:33:04+08:00'],
    ['2019-12-05 08:33 UTC+8', '2019-12-05T08:33:00+08:00'],
    ['2019-12-05 08:33 +8', '2019-12-05T08:33:00+08:00'],
    ['2019-12-05 08:33:04 +800', '2019-12-05T08:33:04+08:00'],
    ['2019-12-05 08:33 -05', '2019-12-05T21:33:00+08:00'],
    ['2019-12-05 08:33:04+5:30', '2019-12-05T11:03:04+08:00'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-15T10:59:43+08:00'],
    ['2001-12-14 21:59:43.10 -5', '2001-12-15T10:59:43+08:00'],
  ])('%s', (text, iso) => expect(isoOf(text, shanghai)).toBe(iso))
})

describe('what is no date', () => {
  test.each([
    '',
    'yesterday',
    '11.01.2021',
    '01/11/2021',
    '21-01-11',
    '2021',
    '2021-01',
    '2021-01/11',
    '20210111',
    '2021-01-11 noon',
    '2021-01-11 1:5',
    '2021-01-11 13',
    '2021-01-11 13:31 CST',
    '2021-01-11 1:31 pm',
    '2021-01-1113:31',
    '2021-01-11 13:31.5',
    '2021-01-11 13:31:27 +',
    '2021-01-11 13:31:27 [Asia/Shanghai]',
    '2021-01-11 +08:00',
    '2021年1月11',
    '2021-01-11-report',
    '811',
  ])('%j', text => expect(parseMoment(text, shanghai)).toBe(`"${text}" is not a date`))
})

describe('what does not exist in the calendar', () => {
  test.each([
    '2021-02-29',
    '2021-02-30',
    '2021-04-31 10:00',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '2021-01-32',
    '1900-02-29',
    '2021-01-11 24:00',
    '2021-01-11 13:60',
    '2021-01-11 13:31:60',
    '2021-01-11 25:00Z',
    '2021-01-11 13:31+99:00',
    '2021-01-11 13:31+99',
    '2021-01-11 13:31+080',
  ])('%s', text => expect(parseMoment(text, shanghai)).toBe(`"${text}" does not exist in the calendar`))
})

describe('changes of the clocks', () => {
  test.each([
    ['2021-03-14 02:30', 'falls into a change of the clocks in America/New_York; write it with its offset'],
    ['2021-11-07 01:30', 'falls into a change of the clocks in America/New_York; write it with its offset'],
  ])('%s in New York is none or two instants', (text, why) => {
    expect(parseMoment(text, newYork)).toContain(why)
  })

  test.each([
    ['2021-03-14 01:59:59', '2021-03-14T01:59:59-05:00'],
    ['2021-03-14 03:00', '2021-03-14T03:00:00-04:00'],
    ['2021-11-07 00:59:59', '2021-11-07T00:59:59-04:00'],
    ['2021-11-07 02:00', '2021-11-07T02:00:00-05:00'],
    ['2021-11-07T01:30-04:00', '2021-11-07T01:30:00-04:00'],
    ['2021-11-07T01:30-05:00', '2021-11-07T01:30:00-05:00'],
    ['2021-07-01 12:00', '2021-07-01T12:00:00-04:00'],
  ])('%s in New York', (text, iso) => expect(isoOf(text, newYork)).toBe(iso))

  test.each([
    ['1986-05-04 02:30', /change of the clocks/],
    ['1988-07-01 12:00', /^1988-07-01T12:00:00\+09:00$/],
    ['1991-09-15 01:30', /change of the clocks/],
    ['1992-07-01 12:00', /^1992-07-01T12:00:00\+08:00$/],
  ])('%s in Shanghai, which had summer time from 1986 to 1991', (text, expected) => {
    expect(isoOf(text, shanghai)).toMatch(expected)
  })

  test('a day that begins at one o’clock is still that day', () => {
    expect(parseMoment('2018-11-04', 'America/Sao_Paulo')).toMatchObject({
      iso: '2018-11-04T01:00:00-02:00',
      dayOnly: true,
    })
  })
})

test('an instant is shown in the zone', () => {
  expect(momentAt(Date.parse('2021-01-11T05:31:27.999Z'), shanghai)).toEqual({
    iso: '2021-01-11T13:31:27+08:00',
    epoch: Date.parse('2021-01-11T05:31:27.999Z'),
    dayOnly: false,
  })
})

test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'a machine in %s reads the same instant',
  zone => {
    const before = process.env.TZ
    try {
      process.env.TZ = zone
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      expect(isoOf('2021-01-11 13:31', shanghai)).toBe('2021-01-11T13:31:00+08:00')
      expect(isoOf('2021-01-11', newYork)).toBe('2021-01-11T00:00:00-05:00')
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  },
)

describe('as Temporal finds it', () => {
  const zones = ['Asia/Shanghai', newYork, 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC']
  const fields = fc.record({
    year: fc.integer({ min: 1890, max: 2110 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  const offsets = fc.constantFrom('', 'Z', '+08:00', '-0530', '+09')

  test.each(zones)('in %s', zone => {
    fc.assert(
      fc.property(fields, offsets, ({ year, month, day, hour, minute }, offset) => {
        const [mm, dd, hh, min] = [month, day, hour, minute].map(one => String(one).padStart(2, '0'))
        const text = `${year}-${mm}-${dd} ${hh}:${min}`
        expect(parseMoment(text + offset, zone)).toEqual(
          slowly(`${year}-${mm}-${dd}T${hh}:${min}`, offset, zone),
        )
      }),
      { numRuns: 1000 },
    )
  })

  /** Whatever is no moment is `expect.any(String)`: the reasons have tests of their own. */
  function slowly(plain: string, offset: string, zone: string) {
    try {
      const zoned =
        offset === ''
          ? Temporal.PlainDateTime.from(plain).toZonedDateTime(zone, { disambiguation: 'reject' })
          : Temporal.Instant.from(plain + offset.replace('0530', '05:30')).toZonedDateTimeISO(zone)
      const iso = zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
      return { iso, epoch: zoned.epochMilliseconds, dayOnly: false }
    } catch {
      return expect.any(String)
    }
  }
})
