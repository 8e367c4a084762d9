import { afterEach, describe, expect, it } from 'vitest'
import { locales, numbersLocale } from '@/i18n'
import { amountParts, amountText, compare, decimal, minor, sum, typedAmount, wholeUnits } from './money'
import { chooseNumberStyle } from './numberStyle'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('numbers', () => {
  afterEach(() => chooseNumberStyle(null))

  it.each([
    ['nl', 'points', '€ 1.234,50'],
    ['fr', 'points', '1.234,50 €'],
    ['nl', 'commas', '€1,234.50'],
    ['en', 'spaces', '1 234,50 €'],
    ['en', null, '€ 1.234,50'],
    ['fr', null, '1 234,50 €'],
  ] as const)('are written in %s with %s as %s', (language, style, written) => {
    chooseNumberStyle(style)
    expect(spaced(amountText(numbersLocale(language), euros('1234.50')))).toBe(written)
  })
})

describe('an amount', () => {
  it('is counted in cents, exactly, however large', () => {
    expect(minor('-1234.5')).toBe(-123450n)
    expect(minor('90071992547409931.07')).toBe(9007199254740993107n)
    expect(decimal(-5n)).toBe('-0.05')
  })

  it('adds up where floats do not', () => {
    expect(sum(['0.10', '0.20'])).toBe('0.30')
    expect(sum(Array.from({ length: 1000 }, () => '0.01'))).toBe('10.00')
    expect(sum([])).toBe('0.00')
  })

  it('is compared as a number, not as text', () => {
    expect(compare('9.00', '10.00')).toBe(-1)
    expect(compare('-9.00', '-10.00')).toBe(1)
    expect(compare('5000.00', '5000')).toBe(0)
  })

  it.each(['', 'x', '1,50', '1.005', '1e3', '--1'])('refuses %j', text => {
    expect(() => minor(text)).toThrow(RangeError)
  })

  it.each([
    ['nl', '−€ 1.234.567,50'],
    ['fr', '−1 234 567,50 €'],
    ['en', '−€ 1.234.567,50'],
    ['de', '−1.234.567,50 €'],
  ] as const)('is written the Belgian way in %s', (language, written) => {
    expect(spaced(amountText(locales[language].numbers, euros('-1234567.5')))).toBe(written)
  })

  it('shows the plus of money that comes in only where asked, and never one before zero', () => {
    expect(amountText('nl-BE', euros('12.00'), true)).toMatch(/^\+/)
    expect(amountText('nl-BE', euros('12.00'))).not.toMatch(/^\+/)
    expect(amountText('nl-BE', euros('0.00'), true)).not.toMatch(/[+−]/)
  })

  it('keeps digits that a float would lose', () => {
    expect(spaced(amountText('nl-BE', euros('90071992547409931.07')))).toBe('€ 90.071.992.547.409.931,07')
  })

  it('is cut before its cents, whichever side the currency stands on', () => {
    expect(amountParts('nl-BE', euros('84210.00'))).toMatchObject({ cents: ',00', after: '' })
    const french = amountParts('fr-BE', euros('84210.00'))
    expect(french.cents).toBe(',00')
    expect(spaced(french.after)).toBe(' €')
  })
})

describe('an axis', () => {
  it('counts in millions where its largest number would not fit', () => {
    expect(wholeUnits('nl-BE', 9_500_000)).toBe('9.500.000')
    expect(spaced(wholeUnits('nl-BE', 37_500_000))).toBe('37,5 mln.')
    expect(spaced(wholeUnits('nl-BE', -2_500_000, 37_500_000))).toBe('−2,5 mln.')
    expect(wholeUnits('nl-BE', 0, 37_500_000)).toBe('0')
  })
})

describe('a typed amount', () => {
  it.each([
    ['5000', '5000.00'],
    ['5.000', '5000.00'],
    ['5 000,5', '5000.50'],
    ['€ 1.234.567,89', '1234567.89'],
    ['5000.50', '5000.50'],
    ['-250', '-250.00'],
  ])('%j means %s', (typed, meant) => {
    expect(typedAmount(typed)).toBe(meant)
  })

  it.each(['', 'abc', '1,2,3', '5.00.0', '1.2345', '12,345'])('%j is refused', typed => {
    expect(typedAmount(typed)).toBeNull()
  })

  it('is read as it is written: with commas where the person wants them', () => {
    expect(typedAmount('5,000.50')).toBe('5000.50')
    chooseNumberStyle('commas')
    expect(typedAmount('5,000')).toBe('5000.00')
    expect(typedAmount('5.000')).toBeNull()
    expect(typedAmount('5.000,50')).toBe('5000.50')
    chooseNumberStyle(null)
    expect(typedAmount('5,000')).toBeNull()
    expect(typedAmount('5.000')).toBe('5000.00')
  })
})
