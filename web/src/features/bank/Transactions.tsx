import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeftRight, FileCheck2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Account, Transaction, UUID } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { useMessages, withEntry } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Choose, ChooseShown } from '@/parts/changes/Choose'
import { type Selection, useSelection } from '@/parts/changes/useSelection'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { ExportLinks } from '@/parts/ExportLinks'
import { Marks } from '@/parts/Marks'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { may, useCompany } from '@/session/queries'
import { FilterBar } from './FilterBar'
import { filterOf, filtersOf, longSumQuery, transactionsQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/bank')

const BulkBar = lazy(() =>
  withEntry(import('@/parts/changes/BulkBar').then(({ BulkBar }) => ({ default: BulkBar }))),
)

export function Transactions({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useMessages()
  const company = useCompany()
  const search = route.useSearch()
  const filters = filtersOf(search)
  const lines = useInfiniteQuery(transactionsQuery(company.id, filters))
  const items = lines.data?.pages.flatMap(page => page.items) ?? []
  const [first] = lines.data?.pages ?? []
  const filtered = JSON.stringify(filters)
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const sum = useQuery({
    ...longSumQuery(company.id, filters),
    enabled: first?.summed === false && askedFor === filtered,
  })
  const total = first?.summed === false ? (sum.data ?? null) : (first ?? null)
  const order = items.map(({ id }) => id)
  const mayEdit = may(company, 'editor')
  const selection = useSelection()
  const { clear } = selection
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen belongs to the list as it was filtered
  useEffect(clear, [clear, filtered])

  return (
    <Section
      title={t('transactions.title')}
      className="mt-9"
      aside={
        first === undefined ? null : (
          <div className="grid gap-1">
            {total === null ? (
              <p role="status" className="text-right text-xs text-muted">
                {t('transactions.veryMany')}
                {' · '}
                <button
                  type="button"
                  onClick={() => setAskedFor(filtered)}
                  aria-disabled={sum.isFetching || undefined}
                  className={`rounded-sm underline decoration-edge underline-offset-4 hover:text-ink hover:decoration-ink ${sum.isFetching ? 'waiting' : ''}`}
                >
                  {t('transactions.addUp')}
                </button>
              </p>
            ) : (
              <p role="status" className="text-right text-xs text-muted">
                {t('count.lines', { count: total.count })}
                {total.sum.map(money => (
                  <span key={money.currency}>
                    {' · '}
                    <Amount money={money} signed className="font-medium text-ink" />
                  </span>
                ))}
              </p>
            )}
            <ExportLinks list="transactions" filters={filters} count={total?.count ?? items.length} />
          </div>
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
              {mayEdit ? (
                <th scope="col" className="w-8 py-2 text-left">
                  <ChooseShown
                    chosen={selection.all || (order.length > 0 && order.every(selection.has))}
                    some={selection.ids.size > 0}
                    onChange={chosen => selection.setShown(order, chosen)}
                  />
                </th>
              ) : null}
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
                order={order}
                selection={mayEdit ? selection : null}
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
      {selection.count(total?.count ?? 0) === 0 ? null : (
        <Suspense fallback={null}>
          <BulkBar
            selection={selection}
            total={total?.count ?? 0}
            shown={order.length}
            doings={['note', 'undoSettlements']}
            chosen={({ all, ids }) =>
              all ? { transactionFilter: filterOf(filters) } : { transactionIds: [...ids] }
            }
          />
        </Suspense>
      )}
    </Section>
  )
}

function Row({
  transaction,
  open,
  order,
  selection,
}: {
  transaction: Transaction
  open: boolean
  order: readonly UUID[]
  selection: Selection | null
}) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <tr className={`relative border-b border-line align-top hover:bg-sunken ${open ? 'bg-sunken' : ''}`}>
      {selection === null ? null : (
        <td className="w-8 py-2 pr-3 leading-5">
          <Choose
            what={nameOf(transaction, t('common.unnamed'))}
            chosen={selection.has(transaction.id)}
            onChange={upTo => selection.toggle(transaction.id, upTo, order)}
          />
        </td>
      )}
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
          {secondLine(transaction)}{' '}
          <Marks notes={transaction.noteCount} attachments={transaction.attachmentCount} />
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
export const nameOf = (
  transaction: Pick<Transaction, 'counterpartyName' | 'remittanceInformation' | 'counterpartyAccount'>,
  unnamed: string,
): string =>
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
