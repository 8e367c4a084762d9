import type { MessageKey } from '@/i18n'
import type { CurveDay } from './curve'

/** What a day of the curve is, in words. */
export const kindNames = {
  booked: 'chart.booked',
  unproven: 'chart.unproven',
  carried: 'chart.carried',
  expected: 'chart.expected',
  likely: 'chart.likely',
} as const satisfies Readonly<Record<CurveDay['kind'], MessageKey>>
