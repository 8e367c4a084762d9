import type { Decimal, Money } from '@/api/model'
import { numberStyle } from './numberStyle'

/** Hundredths: every amount of the API has two decimals, and cents are what the pages count in. */
const SCALE = 2

/**
 * The cents of a decimal text, exactly: "-1234.5" is -123450n. A float would lose cents on large sums.
 *
 * @throws RangeError when the text is no decimal number, or is finer than a cent
 */
export function minor(amount: Decimal): bigint {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(amount)
  const fraction = match?.[3] ?? ''
  if (match === null || /[1-9]/.test(fraction.slice(SCALE))) throw new RangeError(`not an amount: ${amount}`)
  const digits = BigInt(match[2] + fraction.slice(0, SCALE).padEnd(SCALE, '0'))
  return match[1] === '-' ? -digits : digits
}

/** The decimal text of a number of cents: -123450n is "-1234.50". */
export function decimal(cents: bigint): Decimal {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(SCALE + 1, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`
}

export function sum(amounts: Iterable<Decimal>): Decimal {
  let total = 0n
  for (const amount of amounts) total += minor(amount)
  return decimal(total)
}

export const compare = (left: Decimal, right: Decimal): number => {
  const difference = minor(left) - minor(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isNegative = (amount: Decimal): boolean => minor(amount) < 0n
export const isZero = (amount: Decimal): boolean => minor(amount) === 0n
export const absolute = (amount: Decimal): Decimal => amount.replace(/^[+-]/, '')

/** An amount cut where the eye needs it: sign, whole part with the currency sign, and the cents to dim. */
export interface AmountParts {
  sign: '' | '+' | '−'
  before: string
  cents: string
  after: string
}

/** `signed` shows the plus of money that comes in; a minus is always shown. */
export function amountParts(locale: string, money: Money, signed = false): AmountParts {
  const cents = minor(money.amount)
  const parts = { sign: signOf(cents, signed), before: '', cents: '', after: '' } satisfies AmountParts
  let place: 'before' | 'cents' | 'after' = 'before'
  // Intl reads the text itself, digit by digit: no float comes near it.
  const digits = absolute(decimal(cents)) as `${number}`
  for (const { type, value } of currencyFormat(locale, money.currency).formatToParts(digits)) {
    if (type === 'decimal') place = 'cents'
    else if (place === 'cents' && type !== 'fraction') place = 'after'
    parts[place] += value
  }
  return parts
}

/** The whole amount as one text, such as `−€ 1.234,50` or `−1 234,50 €`. */
export function amountText(locale: string, money: Money, signed = false): string {
  const { sign, before, cents, after } = amountParts(locale, money, signed)
  return sign + before + cents + after
}

/** From so many units an axis counts in millions: the number would not fit beside the chart of a phone. */
const IN_MILLIONS = 10_000_000

/**
 * For the axis of a chart, where cents are noise: `€ 20k` reads slower than `20.000`.
 *
 * @param largest of the axis, so that all of it counts alike
 */
export function wholeUnits(locale: string, units: number, largest = units): string {
  const style: Intl.NumberFormatOptions =
    Math.abs(largest) < IN_MILLIONS
      ? { maximumFractionDigits: 0 }
      : { notation: 'compact', maximumFractionDigits: 3 }
  return new Intl.NumberFormat(locale, style).format(units).replace('-', '−')
}

/**
 * What was typed as an amount, as a decimal text: "5.000,50", "5,000.50", "5 000,5", "5000" and "5000.50" are all understood. Null
 * when it is none, or when it could mean two things: "5.000" is five thousand, as it is written in Belgium, unless the person wants
 * numbers written with commas; then "5,000" is, and the other is nothing.
 */
export function typedAmount(typed: string): Decimal | null {
  const text = typed.replace(/[\s€\u00a0\u202f]/g, '').replace('−', '-')
  const forms = [
    numberStyle() === 'commas' ? /^(-?)(\d{1,3}(?:,\d{3})+)$/ : /^(-?)(\d{1,3}(?:\.\d{3})+)$/,
    /^(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2})$/,
    /^(-?)(\d{1,3}(?:,\d{3})+|\d+)\.(\d{1,2})$/,
    /^(-?)(\d+)$/,
  ]
  for (const form of forms) {
    const found = form.exec(text)
    if (found !== null) return joined(found)
  }
  return null
}

/** A decimal of the API as it is typed in Belgium. */
export const amountTyped = (amount: Decimal): string => amount.replace('.', ',')

function joined([, sign = '', whole = '', fraction = '']: RegExpExecArray): Decimal {
  return decimal(minor(`${sign}${whole.replace(/[.,]/g, '')}.${fraction}`))
}

function signOf(cents: bigint, signed: boolean): AmountParts['sign'] {
  if (cents < 0n) return '−'
  return signed && cents > 0n ? '+' : ''
}

const formats = new Map<string, Intl.NumberFormat>()

function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: SCALE,
      maximumFractionDigits: SCALE,
    })
    formats.set(key, format)
  }
  return format
}
