import type { WeekRowKind } from '@/api/model'
import type { MessageKey } from '@/i18n'

const names: Readonly<Record<WeekRowKind, MessageKey>> = {
  openInvoices: 'weeks.row.openInvoices',
  newSales: 'weeks.row.newSales',
  otherIn: 'weeks.row.otherIn',
  suppliers: 'weeks.row.suppliers',
  newPurchases: 'weeks.row.newPurchases',
  fixed: 'weeks.row.fixed',
  taxes: 'weeks.row.taxes',
  financing: 'weeks.row.financing',
  investment: 'weeks.row.investment',
  planned: 'weeks.row.planned',
  rest: 'weeks.row.rest',
}

/** What a row of the thirteen weeks is called; an address may name any. */
export const rowName = (kind: string): MessageKey => names[kind as WeekRowKind] ?? 'weeks.row.rest'
