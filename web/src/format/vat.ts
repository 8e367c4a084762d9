import type { Decimal } from '@/api/model'
import { decimal, minor } from './money'

/** The rates of Belgium, in percent. */
export const rates = [21, 12, 6, 0] as const

/** Net and VAT of an amount with VAT at one rate, to the cent: the two always add up to it. */
export function split(gross: Decimal, rate: number): { net: Decimal; vat: Decimal } {
  const cents = minor(gross)
  const whole = 100n + BigInt(rate)
  const net = (cents * 100n * 2n + whole) / (whole * 2n)
  return { net: decimal(net), vat: decimal(cents - net) }
}

/** Whether VAT is what one of the rates gives, up to the cents by which lines are rounded. */
export function isOfOneRate(net: Decimal, vat: Decimal): boolean {
  const SLACK_CENTS = 5n
  return rates.some(rate => {
    const difference = minor(net) * BigInt(rate) - minor(vat) * 100n
    return (difference < 0n ? -difference : difference) <= SLACK_CENTS * 100n
  })
}
