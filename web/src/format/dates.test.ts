import { afterEach, describe, expect, it } from 'vitest'
import { locales } from '@/i18n'
import {
  brusselsDay,
  daysBetween,
  isoWeekday,
  longDay,
  moment,
  mondayOf,
  plusDays,
  sentenceDay,
  shortDay,
} from './dates'

const home = process.env.TZ

afterEach(() => {
  process.env.TZ = home
})

describe.each(['America/New_York', 'Europe/Brussels', 'Pacific/Kiritimati', 'UTC'])(
  'a day, read in %s,',
  zone => {
    it('is the same day', () => {
      process.env.TZ = zone
      expect(longDay('nl-BE', '2026-01-05')).toBe('maandag 5 januari 2026')
      expect(shortDay('en-BE', '2026-10-25', '2026-11-22')).toBe('Sun 25 Oct')
    })

    it('has one day after it on both clock-change nights', () => {
      process.env.TZ = zone
      expect(plusDays('2026-03-28', 1)).toBe('2026-03-29')
      expect(plusDays('2026-03-29', 1)).toBe('2026-03-30')
      expect(plusDays('2026-10-25', 1)).toBe('2026-10-26')
      expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31)
    })

    it('has the Monday of its week', () => {
      process.env.TZ = zone
      expect(isoWeekday('2026-11-22')).toBe(7)
      expect(mondayOf('2026-11-22')).toBe('2026-11-16')
      expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    })

    it('of an instant is that of Brussels', () => {
      process.env.TZ = zone
      expect(brusselsDay('2026-11-21T23:30:00Z')).toBe('2026-11-22')
      expect(moment(locales.nl.dates, '2026-07-01T22:05:00Z')).toContain('00:05')
    })
  },
)

describe('a day in words', () => {
  it.each([
    ['nl', 'wo 20 jan', 'wo 20 januari'],
    ['fr', 'mer. 20 janv.', 'mer. 20 janvier'],
    ['en', 'Wed 20 Jan', 'Wed 20 January'],
    ['de', 'Mi. 20. Jan.', 'Mi. 20. Januar'],
  ] as const)('is short and human in %s', (language, inList, inSentence) => {
    expect(shortDay(locales[language].dates, '2027-01-20', '2026-11-22')).toBe(inList)
    expect(sentenceDay(locales[language].dates, '2027-01-20', '2026-11-22')).toBe(inSentence)
  })

  it('says its year when it is far away', () => {
    expect(shortDay('nl-BE', '2024-01-19', '2026-11-22')).toBe('vr 19 jan 2024')
  })

  it('refuses what is no calendar date', () => {
    expect(() => longDay('nl-BE', '2026-01-05T00:00:00Z')).toThrow(RangeError)
  })
})
