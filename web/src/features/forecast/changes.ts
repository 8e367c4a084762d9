import type { ScenarioChange } from '@/api/model'
import type { useFormat } from '@/format/useFormat'
import type { Translate } from '@/i18n'

type Format = ReturnType<typeof useFormat>

/** What a kind of change does not need stays out of it. */
export const noChange: ScenarioChange = {
  kind: 'sales',
  party: null,
  days: null,
  percent: null,
  label: null,
  date: null,
  from: null,
  until: null,
  amount: null,
  loan: null,
  months: null,
  yearlyPercent: null,
  invoiceId: null,
}

/** A change in words. */
export function changeWords(change: ScenarioChange, t: Translate, format: Format): string {
  const label = change.label ?? ''
  const amount = change.amount === null ? '' : format.money(change.amount)
  const day = change.date === null ? '' : format.sentenceDay(change.date)
  switch (change.kind) {
    case 'paysLater':
      return t('scenario.said.paysLater', { days: change.days ?? 0 })
    case 'sales':
      return t('scenario.said.sales', { percent: format.count(change.percent ?? 0) })
    case 'once':
      return t('scenario.said.once', { label, amount, day })
    case 'monthly':
      return t('scenario.said.monthly', { label, amount, month: change.from ?? '' })
    case 'purchase':
      return t('scenario.said.purchase', { label, amount, day })
    case 'paidOn':
      return t('scenario.said.paidOn', { day })
  }
}
