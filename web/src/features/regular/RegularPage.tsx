import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RegularPayment } from '@/api/model'
import { isNegative } from '@/format/money'
import { type MessageKey, useMessages } from '@/i18n'
import { Movement } from '@/parts/Amount'
import { isCategory } from '@/parts/categories'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { Page, Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { regularQuery } from './queries'

/** What comes back by itself: how often, when next, and the lines behind it. */
export function RegularPage() {
  const { t } = useMessages()
  const company = useCompany()
  const found = useQuery(regularQuery(company.id))
  const all = found.data ?? []
  const going = all.filter(({ nextDate }) => nextDate !== null)
  const parts: readonly (readonly [MessageKey, readonly RegularPayment[]])[] = [
    ['regular.out', going.filter(({ lastAmount }) => isNegative(lastAmount.amount))],
    ['regular.in', going.filter(({ lastAmount }) => !isNegative(lastAmount.amount))],
    ['regular.ended', all.filter(({ nextDate }) => nextDate === null)],
  ]
  return (
    <Page title={t('regular.title')}>
      {found.error === null ? null : (
        <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending ? <Skeleton lines={8} /> : null}
      {found.isSuccess && all.length === 0 ? <EmptyMessage text="regular.none" /> : null}
      {all.length === 0 ? null : (
        <div className="grid gap-8">
          <p className="max-w-prose text-muted text-pretty">{t('regular.help')}</p>
          {parts.map(([title, rows]) =>
            rows.length === 0 ? null : (
              <Section key={title} title={t(title)}>
                <Rows title={t(title)} rows={rows} />
              </Section>
            ),
          )}
        </div>
      )}
    </Page>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly RegularPayment[] }) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <table className="w-full">
      <caption className="sr-only">{title}</caption>
      <thead className="hidden text-xs text-muted sm:table-header-group">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 text-left font-medium">
            {t('regular.who')}
          </th>
          <th scope="col" className="w-48 py-2 text-left font-medium">
            {t('regular.every')}
          </th>
          <th scope="col" className="w-36 py-2 text-left font-medium">
            {t('regular.next')}
          </th>
          <th scope="col" className="w-44 py-2 text-right font-medium">
            {t('regular.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const who = row.counterpartyName ?? row.text ?? t('common.unnamed')
          return (
            <tr key={row.key} className="relative border-b border-line align-top hover:bg-sunken">
              <td className="w-full max-w-0 py-2 pr-4 sm:w-auto">
                <Link
                  data-row
                  to="/c/$company/bank"
                  params={{ company: company.id }}
                  search={{ series: row.key }}
                  aria-label={t('regular.open', { who })}
                  className="block truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {who}
                </Link>
                <span className="block truncate text-xs text-muted">
                  {isCategory(row.category) ? `${t(`category.of.${row.category}`)} · ` : null}
                  {t('regular.lines', { count: row.lines })}
                  <span className="sm:hidden">
                    {' · '}
                    {t(`cadence.${row.cadence}`)}
                    {row.nextDate === null ? null : (
                      <>
                        {' · '}
                        <Day date={row.nextDate} />
                      </>
                    )}
                  </span>
                </span>
              </td>
              <td className="hidden py-2 text-muted sm:table-cell">{t(`cadence.${row.cadence}`)}</td>
              <td className="hidden py-2 text-muted sm:table-cell">
                <Day date={row.nextDate ?? row.lastDate} />
              </td>
              <td className="py-2 text-right font-medium">
                {row.amountKind === 'fixed' || row.nextAmount === null ? null : (
                  <span className="mr-1 text-xs font-normal text-muted">
                    {t(row.amountKind === 'varying' ? 'regular.varying' : 'regular.indexed')}
                  </span>
                )}
                <Movement money={row.nextAmount ?? row.lastAmount} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
