import { CalendarClock, CalendarRange, CircleCheck, CircleHelp, Clock, TriangleAlert } from 'lucide-react'
import type { Invoice } from '@/api/model'
import { useMessages } from '@/i18n'

const signs = {
  overdue: { Sign: TriangleAlert, look: 'text-danger' },
  within7: { Sign: Clock, look: 'text-look' },
  within30: { Sign: CalendarClock, look: 'text-muted' },
  later: { Sign: CalendarRange, look: 'text-muted' },
  settled: { Sign: CircleCheck, look: 'text-good' },
} as const

/** How pressing an invoice is: a sign and words; the colour only helps. */
export function Urgency({
  invoice: { kind, urgency, daysOverdue },
}: {
  invoice: Pick<Invoice, 'kind' | 'urgency' | 'daysOverdue'>
}) {
  const { t } = useMessages()
  if (kind === 'expected' && urgency === 'overdue') {
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-look">
        <CircleHelp aria-hidden className="size-3.5 shrink-0" />
        {t('expected.late', { count: daysOverdue ?? 0 })}
      </span>
    )
  }
  const { Sign, look } = signs[urgency ?? 'settled']
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${look}`}>
      <Sign aria-hidden className="size-3.5 shrink-0" />
      {urgency === 'overdue' && daysOverdue !== null
        ? t('urgency.overdueBy', { count: daysOverdue })
        : t(`urgency.${urgency ?? 'settled'}`)}
    </span>
  )
}
