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
