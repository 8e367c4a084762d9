import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { Invoice, Money, UUID } from '@/api/model'
import { type MessageKey, useMessages, withEntry } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button, buttonLook } from '@/parts/Button'
import { Choose, ChooseShown } from '@/parts/changes/Choose'
import { type Selection, useSelection } from '@/parts/changes/useSelection'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { ExportLinks } from '@/parts/ExportLinks'
import { Marks } from '@/parts/Marks'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { Urgency } from '@/parts/Urgency'
import { may, useCompany } from '@/session/queries'
import { FilterBar } from './FilterBar'
import { InvoicePanel } from './InvoicePanel'
import { type Filters, filterOf, filtersOf, invoicesQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/invoices')

// What only some visits need is fetched then.
const EntryPanel = lazy(() =>
  withEntry(import('./EntryPanel').then(({ EntryPanel }) => ({ default: EntryPanel }))),
)
const BulkBar = lazy(() =>
  withEntry(import('@/parts/changes/BulkBar').then(({ BulkBar }) => ({ default: BulkBar }))),
)

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
  const order = items.map(({ id }) => id)
  const mayEdit = may(company, 'editor')
  const selection = useSelection()
  const { clear } = selection
  const filtered = JSON.stringify(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen belongs to the list as it was filtered
  useEffect(clear, [clear, filtered])
  const add = (what: string | undefined) =>
    void navigate({ search: old => ({ ...old, add: what, invoice: undefined }), resetScroll: false })

  return (
    <Page
      title={t('nav.invoices')}
      actions={
        mayEdit ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => add('expected')}>{t('invoices.expect')}</Button>
            <Button look="primary" onClick={() => add('invoice')}>
              {t('invoices.add')}
            </Button>
          </div>
        ) : null
      }
    >
      <FilterBar />
      {invoices.error === null ? null : (
        <ProblemNotice failure={invoices.error} onRetry={() => void invoices.refetch()} />
      )}
      {first === undefined ? null : (
        <div
          role="status"
          className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-3"
        >
          <p className="text-muted">
            {t(filters.kind === 'expected' ? 'count.expected' : 'count.invoices', { count: first.count })}
          </p>
          <div className="flex flex-wrap items-baseline gap-x-4">
            {filters.issuedFrom === undefined ? null : (
              <>
                <Sum name="invoices.invoiced" of={first.amounts} />
                <Sum name="invoices.vatWithin" of={first.vat} />
              </>
            )}
            <Sum name="invoices.outstanding" of={first.outstanding} large />
          </div>
        </div>
      )}
      {first === undefined ? null : <ExportLinks list="invoices" filters={filters} count={first.count} />}
      {invoices.isPending ? <Skeleton lines={10} /> : null}
      {invoices.isSuccess && items.length === 0 ? <Nothing filters={filters} /> : null}
      {items.length === 0 ? null : (
        <table className={`w-full sm:table-fixed ${invoices.isPlaceholderData ? 'opacity-60' : ''}`}>
          <caption className="sr-only">{t('nav.invoices')}</caption>
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
              <Row
                key={invoice.id}
                invoice={invoice}
                open={invoice.id === search.invoice}
                order={order}
                selection={mayEdit ? selection : null}
              />
            ))}
          </tbody>
        </table>
      )}
      <EndOfList
        hasMore={invoices.hasNextPage}
        busy={invoices.isFetchingNextPage}
        onMore={() => void invoices.fetchNextPage()}
      />
      {selection.count(first?.count ?? 0) === 0 ? null : (
        <Suspense fallback={null}>
          <BulkBar
            selection={selection}
            total={first?.count ?? 0}
            shown={order.length}
            doings={
              filters.status === 'setAside'
                ? ['takeBack', 'note']
                : ['setAside', 'moveDue', 'note', 'settleOutside', 'undoSettlements', 'delete']
            }
            chosen={({ all, ids }) => (all ? { invoiceFilter: filterOf(filters) } : { invoiceIds: [...ids] })}
          />
        </Suspense>
      )}
      {search.add === 'invoice' || search.add === 'expected' ? (
        <Suspense fallback={null}>
          <EntryPanel
            key={search.add}
            expected={search.add === 'expected'}
            direction={search.direction === 'receivable' ? 'receivable' : 'payable'}
            onClose={() => add(undefined)}
          />
        </Suspense>
      ) : null}
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

/** What all of the list comes to, one amount a currency. */
function Sum({ name, of, large = false }: { name: MessageKey; of: readonly Money[]; large?: boolean }) {
  const { t } = useMessages()
  if (of.length === 0) return null
  return (
    <p>
      <span className="text-muted">{t(name)}</span>{' '}
      {of.map((money, index) => (
        <span key={money.currency}>
          {index === 0 ? '' : ' · '}
          <Amount money={money} signed className={large ? 'text-lg font-semibold' : 'font-semibold'} />
        </span>
      ))}
    </p>
  )
}

function Row({
  invoice,
  open,
  order,
  selection,
}: {
  invoice: Invoice
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
            what={`${invoice.counterpartyName ?? ''} ${invoice.number}`.trim()}
            chosen={selection.has(invoice.id)}
            onChange={upTo => selection.toggle(invoice.id, upTo, order)}
          />
        </td>
      )}
      <td className="w-full max-w-0 py-2 pr-4 sm:w-auto sm:max-w-none">
        <Link
          data-row
          to="/c/$company/invoices"
          params={{ company: company.id }}
          search={old => ({ ...old, invoice: invoice.id, add: undefined })}
          resetScroll={false}
          className="block truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {invoice.counterpartyName ?? (invoice.kind === 'expected' ? invoice.number : t('common.unnamed'))}
        </Link>
        <span className="block truncate text-xs text-muted">
          {invoice.kind === 'creditNote' ? `${t('invoice.creditNote')} ` : ''}
          {invoice.kind === 'expected' && invoice.counterpartyName === null ? null : `${invoice.number} `}
          {invoice.certainty === null
            ? null
            : `${invoice.counterpartyName === null ? '' : '· '}${t('expected.byYou')}, ${t(`expected.${invoice.certainty}`)} `}
          <Marks notes={invoice.noteCount} attachments={invoice.attachmentCount} />
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
  const { kind: _, direction: __, status: ___, ...narrowing } = filters
  const narrowed = Object.values(narrowing).some(Boolean)
  if (narrowed) return <EmptyMessage text="invoices.noneFound" />
  if (filters.kind === 'expected') return <EmptyMessage text="invoices.noneExpected" />
  return (
    <EmptyMessage text={filters.status === 'open' ? 'invoices.nothingOpen' : 'invoices.none'}>
      <Link to="/c/$company/import" params={{ company: company.id }} className={buttonLook('plain')}>
        {t('overview.emptyAction')}
      </Link>
    </EmptyMessage>
  )
}
