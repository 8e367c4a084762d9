import { Link } from '@tanstack/react-router'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Dashboard } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Day } from '@/parts/Day'
import { useCompany } from '@/session/queries'

/** How far the figures can be relied on: how old, and how many accounts agree with the bank to the cent. */
export function Health({ dashboard: { dataAsOf, forecast } }: { dashboard: Dashboard }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const { balanceDate, importedAt, accounts, accountsProven } = dataAsOf
  if (accounts === 0) return null
  const whole = accountsProven === accounts
  const Sign = whole ? CircleCheck : TriangleAlert

  return (
    <footer className="mt-10 flex flex-wrap items-center gap-x-5 gap-y-1.5 border-t border-line pt-3 text-xs text-muted">
      {balanceDate === null ? null : (
        <span>
          <Sentence text="health.asOf" slots={{ day: <Day date={balanceDate} as="sentence" /> }} />
        </span>
      )}
      {importedAt === null ? null : <span>{t('health.imported', { at: format.moment(importedAt) })}</span>}
      <Link
        to="/c/$company/bank"
        params={{ company: company.id }}
        className="inline-flex items-center gap-1.5 rounded-sm asked hover:text-ink"
      >
        <Sign aria-hidden className={`size-3.5 ${whole ? 'text-good' : 'text-look'}`} />
        {t('health.proven', { proven: accountsProven, count: accounts })}
      </Link>
      {forecast?.outlook?.meanMiss == null ? null : (
        <Link
          to="/c/$company/forecast"
          params={{ company: company.id }}
          className="rounded-sm asked hover:text-ink"
        >
          {t('health.miss', { amount: format.money(forecast.outlook.meanMiss) })}
        </Link>
      )}
    </footer>
  )
}
