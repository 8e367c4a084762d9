import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ForecastItem, LocalDate } from '@/api/model'
import { sum } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount, Movement } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { EndOfList } from '@/parts/EndOfList'
import { Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { forecastDayQuery } from './queries'

/** The parts of the balance expected on a day: what is in the bank, and each item due until then. They sum to it. */
export function ForecastDayPanel({ date, onClose }: { date: LocalDate; onClose: () => void }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const parts = useInfiniteQuery(forecastDayQuery(company.id, date))
  const items = parts.data?.pages.flatMap(page => page.items) ?? []
  const currency = items[0]?.amount.currency ?? 'EUR'

  return (
    <Panel title={t('forecastDay.title', { day: format.sentenceDay(date) })} onClose={onClose}>
      <p className="text-muted text-pretty">{t('forecastDay.because')}</p>
      {parts.error === null ? null : (
        <ProblemNotice failure={parts.error} onRetry={() => void parts.refetch()} />
      )}
      {parts.isPending ? <Skeleton /> : null}
      {items.length === 0 ? null : (
        <div>
          <ul>
            {items.map((item, index) => (
              <li key={item.invoiceId ?? `${item.kind}${index}`} className="border-b border-line">
                <Part item={item} />
              </li>
            ))}
          </ul>
          {parts.hasNextPage ? null : (
            <p className="flex justify-between gap-3 border-t border-ink py-2.5 font-semibold">
              {t('forecastDay.sum')}
              <Amount money={{ amount: sum(items.map(item => item.amount.amount)), currency }} />
            </p>
          )}
          <EndOfList
            hasMore={parts.hasNextPage}
            busy={parts.isFetchingNextPage}
            onMore={() => void parts.fetchNextPage()}
          />
        </div>
      )}
    </Panel>
  )
}

function Part({ item }: { item: ForecastItem }) {
  const { t } = useMessages()
  const company = useCompany()
  const shape = 'grid grid-cols-[1fr_auto] gap-x-3 py-2'
  if (item.kind === 'balance') {
    return (
      <div className={shape}>
        <span>
          <Sentence text="forecastDay.balance" slots={{ day: <Day date={item.date} as="sentence" /> }} />
        </span>
        <Amount money={item.amount} className="font-medium" />
      </div>
    )
  }
  const words = (
    <>
      <span className="truncate">{item.counterpartyName ?? item.label}</span>
      <Movement money={item.amount} className="font-medium" />
      <span className="text-xs text-muted">
        {item.label === null || item.counterpartyName === null ? null : <>{item.label} · </>}
        {item.kind === 'expected' ? (
          <>{t('expected.byYou')} · </>
        ) : item.overdue ? (
          <span className="text-danger">{t('urgency.overdue')} · </span>
        ) : null}
        <Day date={item.date} />
      </span>
    </>
  )
  if (item.invoiceId === null) return <div className={shape}>{words}</div>
  return (
    <Link
      data-row
      to="/c/$company/invoices"
      params={{ company: company.id }}
      search={{
        ...(item.kind === 'expected' ? { kind: 'expected' } : {}),
        status: 'open',
        invoice: item.invoiceId,
      }}
      className={`${shape} -mx-2 rounded-md px-2 hover:bg-sunken`}
    >
      {words}
    </Link>
  )
}
