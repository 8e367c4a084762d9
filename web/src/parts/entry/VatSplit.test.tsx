import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { speak, withEntry } from '@/i18n'
import { VatSplit } from './VatSplit'

beforeEach(async () => {
  await withEntry(Promise.resolve())
  await speak('nl')
})
afterEach(cleanup)

it.each([
  ['EUR', '€ 110,00'],
  ['USD', 'US$ 110,00'],
  ['US', '110,00'],
  ['', '110,00'],
])('says in the currency %j what net and VAT are together', (currency, sum) => {
  render(
    <VatSplit
      typed={{ amount: '121,00', net: '100,00', vat: '10,00' }}
      currency={currency}
      error={undefined}
      lookOf={() => undefined}
      onChange={() => undefined}
    />,
  )
  expect(screen.getByRole('status').textContent?.replace(/\u00a0/g, ' ')).toBe(
    `Netto en btw zijn samen ${sum}, niet het bedrag`,
  )
})
