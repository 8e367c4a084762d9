import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Invoice } from '@/api/model'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { buttonLook } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { Urgency } from '@/parts/Urgency'
import { useCompany } from '@/session/queries'
import { FilterBar } from './FilterBar'
import { InvoicePanel } from './InvoicePanel'
import { type Filters, filtersOf, invoicesQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/invoices')

/** What is owed to us and by us: who, when, how pressing, and how much of it is still open. */
export function InvoicesPage() {
  const { t } = useMessages()
  const company = useCompany()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const invoices = useInfiniteQuery(invoicesQuery(company.id, filters))
  const items = invoices.data?.pages.flatMap(page => page.items) ?? []
  const [first] = invoices.data?.pages ?? []

  return (
    <Page title={t('nav.invoices')}>
      <FilterBar />
      {invoices.error === null ? null : (
        <ProblemNotice failure={invoices.error} onRetry={() => void invoices.refetch()} />
      )}
      {first === undefined ? null : (
        <div
          role="status"
          className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-3"
        >
          <p className="text-muted">{t('count.invoices', { count: first.count })}</p>
          <p>
            <span className="text-muted">{t('invoices.outstanding')}</span>{' '}
            {first.outstanding.map((money, index) => (
              <span key={money.currency}>
                {index === 0 ? '' : ' · '}
                <Amount money={money} signed className="text-lg font-semibold" />
              </span>
            ))}
          </p>
        </div>
      )}
      {invoices.isPending ? <Skeleton lines={10} /> : null}
      {invoices.isSuccess && items.length === 0 ? <Nothing filters={filters} /> : null}
      {items.length === 0 ? null : (
        <table className={`w-full sm:table-fixed ${invoices.isPlaceholderData ? 'opacity-60' : ''}`}>
          <caption className="sr-only">{t('nav.invoices')}</caption>
          <thead className="sticky top-0 z-[5] hidden bg-paper text-xs text-muted sm:table-header-group">
            <tr className="border-b border-line">
              <th scope="col" className="py-2 text-left font-medium">
                {t('transaction.counterparty')}
              </th>
              <th scope="col" className="w-44 py-2 text-left font-medium">
                {t('invoices.urgency')}
              </th>
              <th scope="col" className="w-32 py-2 text-left font-medium">
                {t('invoices.due')}
              </th>
              <th scope="col" className="hidden w-36 py-2 text-right font-medium md:table-cell">
                {t('invoices.amount')}
              </th>
              <th scope="col" className="w-36 py-2 text-right font-medium">
                {t('invoices.open')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(invoice => (
              <Row key={invoice.id} invoice={invoice} open={invoice.id === search.invoice} />
            ))}
          </tbody>
        </table>
      )}
      <EndOfList
        hasMore={invoices.hasNextPage}
        busy={invoices.isFetchingNextPage}
        onMore={() => void invoices.fetchNextPage()}
      />
      {search.invoice === undefined ? null : (
        <InvoicePanel
          key={search.invoice}
          id={search.invoice}
          onClose={() =>
            void navigate({ search: old => ({ ...old, invoice: undefined }), resetScroll: false })
          }
        />
      )}
    </Page>
  )
}

function Row({ invoice, open }: { invoice: Invoice; open: boolean }) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <tr className={`relative border-b border-line align-top hover:bg-sunken ${open ? 'bg-sunken' : ''}`}>
      <td className="w-full max-w-0 py-2 pr-4 sm:w-auto sm:max-w-none">
        <Link
          data-row
          to="/c/$company/invoices"
          params={{ company: company.id }}
          search={old => ({ ...old, invoice: invoice.id })}
          resetScroll={false}
          className="block truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {invoice.counterpartyName ?? t('common.unnamed')}
        </Link>
        <span className="block truncate text-xs text-muted">
          {invoice.kind === 'creditNote' ? `${t('invoice.creditNote')} ` : ''}
          {invoice.number}
          <span className="sm:hidden">
            {' · '}
            <Day date={invoice.dueDate} />
          </span>
        </span>
        <span className="text-xs sm:hidden">
          <Urgency invoice={invoice} />
        </span>
      </td>
      <td className="hidden py-2 pr-4 sm:table-cell">
        <Urgency invoice={invoice} />
      </td>
      <td className="hidden py-2 text-muted sm:table-cell">
        <Day date={invoice.dueDate} />
      </td>
      <td className="hidden py-2 text-right text-muted md:table-cell">
        <Amount money={invoice.amount} signed />
      </td>
      <td className="py-2 text-right font-medium">
        <Amount money={invoice.outstanding} signed dash />
        {invoice.status === 'partlySettled' ? (
          <span className="block text-xs font-normal text-muted">{t('invoice.partlySettled')}</span>
        ) : null}
      </td>
    </tr>
  )
}

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useMessages()
  const company = useCompany()
  const narrowed = ['search', 'urgency', 'dueTo', 'import', 'currency'].some(
    key => filters[key as keyof Filters],
  )
  if (narrowed) return <EmptyMessage text="invoices.noneFound" />
  return (
    <EmptyMessage text={filters.status === 'open' ? 'invoices.nothingOpen' : 'invoices.none'}>
      <Link to="/c/$company/import" params={{ company: company.id }} className={buttonLook('plain')}>
        {t('overview.emptyAction')}
      </Link>
    </EmptyMessage>
  )
}
