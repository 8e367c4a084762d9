import type { Instant, LocalDate } from '@/api/model'

const DAY_MILLIS = 86_400_000

/**
 * Days since 1970-01-01 of a calendar day. Days are counted in UTC throughout, where each has 24 hours, so that neither
 * the visitor's time zone nor a clock change can move one.
 */
export function epochDay(date: LocalDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (match === null) throw new RangeError(`not a date: ${date}`)
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MILLIS
}

export const dateOfEpochDay = (day: number): LocalDate =>
  new Date(day * DAY_MILLIS).toISOString().slice(0, 10)
export const plusDays = (date: LocalDate, days: number): LocalDate => dateOfEpochDay(epochDay(date) + days)
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from)

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (date: LocalDate): number => ((epochDay(date) + 3) % 7) + 1
export const mondayOf = (date: LocalDate): LocalDate => plusDays(date, 1 - isoWeekday(date))

/** Further away than this a day needs its year to be understood. */
const YEAR_FREE_DAYS = 200

/** `Tue 20 Jan`; with its year when it is far from `today`. For lists and labels. */
export function shortDay(locale: string, date: LocalDate, today: LocalDate): string {
  return commaless(locale, date, { weekday: 'short', day: 'numeric', month: 'short', ...year(date, today) })
}

/** `Tue 20 January`: for sentences, where the dot of an abbreviated month would look like an end. */
export function sentenceDay(locale: string, date: LocalDate, today: LocalDate): string {
  return commaless(locale, date, { weekday: 'short', day: 'numeric', month: 'long', ...year(date, today) })
}

/** `20 January`, for spans of days in a sentence. */
export function denseDay(locale: string, date: LocalDate, today: LocalDate): string {
  return inWords(locale, date, { day: 'numeric', month: 'long', ...year(date, today) })
}

/** `Tuesday 20 January 2027`, for a hover and for reading aloud. */
export function longDay(locale: string, date: LocalDate): string {
  return inWords(locale, date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** `1 July` of any year, from month and day: `07-01`. */
export function dayOfYear(locale: string, monthAndDay: string): string {
  return inWords(locale, `2001-${monthAndDay}`, { day: 'numeric', month: 'long' })
}

/** `January`, or `Jan` where there is little room. */
export function monthName(locale: string, date: LocalDate, width: 'long' | 'short' = 'short'): string {
  return inWords(locale, date, { month: width })
}

/** `20 Jan, 07:12`, on the clocks of Brussels: the company's, wherever the reader is. */
export function moment(locale: string, at: Instant): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Brussels',
  }).format(new Date(at))
}

/** The calendar day of an instant in Brussels. */
export function brusselsDay(at: Instant | number): LocalDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date(at))
}

function inWords(locale: string, date: LocalDate, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options)
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    formats.set(key, format)
  }
  return format.format(epochDay(date) * DAY_MILLIS)
}

/** English and German set a comma after the day of the week, which would cut the sentences these days stand in. */
const commaless = (locale: string, date: LocalDate, options: Intl.DateTimeFormatOptions): string =>
  inWords(locale, date, options).replace(',', '')

const year = (date: LocalDate, today: LocalDate): Intl.DateTimeFormatOptions =>
  Math.abs(daysBetween(date, today)) > YEAR_FREE_DAYS ? { year: 'numeric' } : {}

const formats = new Map<string, Intl.DateTimeFormat>()
