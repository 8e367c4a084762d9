import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './launcher.ts'

/** The bakery that does not exist; what is true of these files stands in the README beside them. */
const korenaar = join(repository, 'server/src/test/resources/fixtures/korenaar')

export const octoberCoda = join(korenaar, '2026-10-coda.cod')
export const novemberCoda = join(korenaar, '2026-11-coda.cod')
/** The last days of October again, by another channel, and the savings account. */
export const octoberCamt = join(korenaar, '2026-10-camt053.xml')
export const invoices = readdirSync(join(korenaar, 'invoices'))
  .filter(name => name.endsWith('.xml'))
  .map(name => join(korenaar, 'invoices', name))

interface OpenItem {
  number: string
  /** A day; for the credit note, which states none, the one that Billify takes. */
  due: string
  /** Signed as cash: + comes in. */
  cents: number
}

/** What is open of all invoices once October's payments have found theirs. */
export const openItems: readonly OpenItem[] = [
  { number: '2026-0203', due: '2026-11-11', cents: 1880_30 },
  { number: '2026-0214', due: '2026-11-26', cents: 2093_50 },
  { number: '2026-0226', due: '2026-12-16', cents: 725_04 },
  { number: '2026-C007', due: '2026-11-19', cents: -106_00 },
  { number: 'VD-26-4633', due: '2026-12-05', cents: -3158_80 },
  { number: 'EP2026118834', due: '2026-11-24', cents: -1023_06 },
  { number: '26/10877', due: '2026-11-13', cents: -498_52 },
]

export const todayInBrussels = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date())

/** As the pages write it: € 1.234,50, with a true minus sign. */
export function euros(cents: number): string {
  const units = `${Math.floor(Math.abs(cents) / 100)}`.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents < 0 ? '−' : ''}€ ${units},${`${Math.abs(cents) % 100}`.padStart(2, '0')}`
}
