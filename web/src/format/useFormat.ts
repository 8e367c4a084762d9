import { useMemo } from 'react'
import type { Instant, LocalDate, Money } from '@/api/model'
import { locales, numbersLocale, useMessages } from '@/i18n'
import { chanceText } from './chance'
import * as dates from './dates'
import { amountText, wholeUnits } from './money'

/** The formats of the page's language. `today` only decides whether a date needs its year. */
export function useFormat() {
  const { language } = useMessages()
  const numbers = numbersLocale(language)
  return useMemo(() => {
    const locale = { numbers, dates: locales[language].dates }
    const today = dates.brusselsDay(Date.now())
    const whole = new Intl.NumberFormat(locale.numbers)
    const tenths = new Intl.NumberFormat(locale.numbers, { maximumFractionDigits: 1 })
    const percent = new Intl.NumberFormat(locale.numbers, { style: 'percent', maximumFractionDigits: 0 })
    return {
      locale,
      today,
      money: (money: Money, signed = false) => amountText(locale.numbers, money, signed),
      units: (units: number, largest?: number) => wholeUnits(locale.numbers, units, largest),
      count: (count: number) => whole.format(count),
      tenths: (amount: number) => tenths.format(amount),
      percent: (whole: number) => percent.format(whole / 100),
      chance: (permille: number) => chanceText(locale.numbers, permille),
      shortDay: (date: LocalDate) => dates.shortDay(locale.dates, date, today),
      sentenceDay: (date: LocalDate) => dates.sentenceDay(locale.dates, date, today),
      denseDay: (date: LocalDate) => dates.denseDay(locale.dates, date, today),
      longDay: (date: LocalDate) => dates.longDay(locale.dates, date),
      dayOfYear: (monthAndDay: string) => dates.dayOfYear(locale.dates, monthAndDay),
      month: (date: LocalDate, width?: 'long' | 'short') => dates.monthName(locale.dates, date, width),
      moment: (at: Instant) => dates.moment(locale.dates, at),
    }
  }, [language, numbers])
}
