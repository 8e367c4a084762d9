import { Link } from '@tanstack/react-router'
import { ArrowRight, CircleCheck } from 'lucide-react'
import type { Forecast, Money } from '@/api/model'
import { daysBetween } from '@/format/dates'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Section } from '@/parts/Page'
import { useCompany } from '@/session/queries'

/** A long weekend; older bank data is worth a word. */
const STALE_DAYS = 4

/** What a person can do so that the band gets narrower. */
export function Sharpen({ forecast, floor }: { forecast: Forecast; floor: Money | null }) {
  const { t } = useMessages()
  const format = useFormat()
  const params = { company: useCompany().id }
  const { outlook, asOf } = forecast
  if (outlook === null) return null
  const stale = daysBetween(outlook.asOf, asOf) > STALE_DAYS
  // Without a past to compare with there is less than half a year of bank data.
  const short = outlook.meanMiss === null
  const documents = forecast.days.some(day => !isZero(day.expectedIn) || !isZero(day.expectedOut))
  const hints = [
    ...(stale ? [t('sharpen.stale', { day: format.sentenceDay(outlook.asOf) })] : []),
    ...(short ? [t('sharpen.history')] : []),
    ...(documents ? [] : [t('sharpen.invoices')]),
  ]
  return (
    <Section title={t('sharpen.title')}>
      {hints.length === 0 && floor !== null ? (
        <p className="flex items-start gap-2 py-2 text-muted">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          {t('sharpen.none')}
        </p>
      ) : null}
      <ul>
        {hints.map(hint => (
          <li key={hint} className="border-b border-line">
            <Link to="/c/$company/import" params={params} className={shape}>
              {hint} <ArrowRight aria-hidden className="mt-0.5 size-4 text-muted" />
            </Link>
          </li>
        ))}
        {floor === null ? (
          <li className="border-b border-line">
            <Link to="/c/$company/settings" params={params} className={shape}>
              {t('sharpen.floor')} <ArrowRight aria-hidden className="mt-0.5 size-4 text-muted" />
            </Link>
          </li>
        ) : null}
      </ul>
    </Section>
  )
}

const shape = '-mx-2 grid grid-cols-[1fr_auto] gap-3 rounded-md px-2 py-2 hover:bg-sunken'
