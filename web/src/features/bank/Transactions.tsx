import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeftRight, FileCheck2 } from 'lucide-react'
import type { Account, Transaction } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { useMessages } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { FilterBar } from './FilterBar'
import { filtersOf, transactionsQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/bank')

export function Transactions({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useMessages()
  const company = useCompany()
  const search = route.useSearch()
  const filters = filtersOf(search)
  const lines = useInfiniteQuery(transactionsQuery(company.id, filters))
  const items = lines.data?.pages.flatMap(page => page.items) ?? []
  const [first] = lines.data?.pages ?? []

  return (
    <Section
      title={t('transactions.title')}
      className="mt-9"
      aside={
        first === undefined ? null : (
          <p role="status" className="text-right text-xs text-muted">
            {t('count.lines', { count: first.count })}
            {first.sum.map(money => (
              <span key={money.currency}>
                {' · '}
                <Amount money={money} signed className="font-medium text-ink" />
              </span>
            ))}
          </p>
        )
      }
    >
      <FilterBar accounts={accounts} />
      {lines.error === null ? null : (
        <ProblemNotice failure={lines.error} onRetry={() => void lines.refetch()} />
      )}
      {lines.isPending ? <Skeleton lines={10} /> : null}
      {lines.isSuccess && items.length === 0 ? <EmptyMessage text="transactions.noneFound" /> : null}
      {items.length === 0 ? null : (
        <table className={`w-full sm:table-fixed ${lines.isPlaceholderData ? 'opacity-60' : ''}`}>
          <caption className="sr-only">{t('transactions.title')}</caption>
          <thead className="sticky top-0 z-[5] hidden bg-paper text-xs text-muted sm:table-header-group">
            <tr className="border-b border-line">
              <th scope="col" className="py-2 text-left font-medium">
                {t('transaction.counterparty')}
              </th>
              <th scope="col" className="w-44 py-2 text-left font-medium">
                {t('transaction.settles')}
              </th>
              <th scope="col" className="w-32 py-2 text-left font-medium">
                {t('transaction.day')}
              </th>
              <th scope="col" className="w-36 py-2 text-right font-medium">
                {t('transaction.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(transaction => (
              <Row
                key={transaction.id}
                transaction={transaction}
                open={transaction.id === search.transaction}
              />
            ))}
          </tbody>
        </table>
      )}
      <EndOfList
        hasMore={lines.hasNextPage}
        busy={lines.isFetchingNextPage}
        onMore={() => void lines.fetchNextPage()}
      />
    </Section>
  )
}

function Row({ transaction, open }: { transaction: Transaction; open: boolean }) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <tr className={`relative border-b border-line align-top hover:bg-sunken ${open ? 'bg-sunken' : ''}`}>
      <td className="w-full max-w-0 py-2 pr-4 sm:w-auto sm:max-w-none">
        {/* The link covers its row: one target for pointer, keyboard and screen reader. */}
        <Link
          data-row
          to="/c/$company/bank"
          params={{ company: company.id }}
          search={old => ({ ...old, transaction: transaction.id, proof: undefined })}
          resetScroll={false}
          className="block truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {nameOf(transaction, t('common.unnamed'))}
        </Link>
        <span className="block truncate text-xs text-muted">
          <span className="sm:hidden">
            <Day date={transaction.bookingDate} />
            {secondLine(transaction) ? ' · ' : null}
          </span>
          {secondLine(transaction)}
        </span>
        <span className="text-xs sm:hidden">
          <Settles transaction={transaction} />
        </span>
      </td>
      <td className="hidden truncate py-2 pr-4 text-xs leading-5 sm:table-cell">
        <Settles transaction={transaction} />
      </td>
      <td className="hidden py-2 text-muted sm:table-cell">
        <Day date={transaction.bookingDate} />
      </td>
      <td className="py-2 text-right font-medium">
        <Movement money={transaction.amount} />
      </td>
    </tr>
  )
}

/** Who it was with; a line without a name, such as a card payment, goes by its message. */
export const nameOf = (transaction: Transaction, unnamed: string): string =>
  transaction.counterpartyName ??
  transaction.remittanceInformation ??
  (transaction.counterpartyAccount === null ? unnamed : accountNumber(transaction.counterpartyAccount))

const secondLine = ({
  counterpartyName,
  remittanceInformation,
  structuredReference,
}: Transaction): string | null =>
  counterpartyName === null
    ? null
    : (remittanceInformation ?? (structuredReference === null ? null : paymentReference(structuredReference)))

/** What a line is about, in a sign and words. */
function Settles({ transaction }: { transaction: Transaction }) {
  const { t } = useMessages()
  if (transaction.status === 'pending') return <span className="text-look">{t('transaction.pending')}</span>
  if (transaction.ownTransfer) {
    return (
      <span className="inline-flex items-center gap-1.5 text-muted">
        <ArrowLeftRight aria-hidden className="size-3.5" />
        {t('transaction.ownTransfer')}
      </span>
    )
  }
  if (transaction.settles.length === 0) return null
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-accent">
      <FileCheck2 aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">
        {transaction.settles.map(({ invoiceNumber }) => invoiceNumber).join(', ')}
      </span>
    </span>
  )
}
