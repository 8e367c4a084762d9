import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { InvoiceDetail, UUID } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { absolute } from '@/format/money'
import { useMessages, withEntry, withReview } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Facts, Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { ruleText } from '@/parts/rule'
import { Skeleton } from '@/parts/Skeleton'
import { Sources } from '@/parts/Sources'
import { Urgency } from '@/parts/Urgency'
import { useCompany } from '@/session/queries'
import { invoiceQuery } from './queries'

const Because = lazy(() =>
  withReview(import('@/parts/trail/Trail').then(({ Because }) => ({ default: Because }))),
)
const Past = lazy(() => withReview(import('@/parts/trail/Trail').then(({ Past }) => ({ default: Past }))))
const ByHand = lazy(() => withEntry(import('./ByHand').then(({ ByHand }) => ({ default: ByHand }))))

/** One invoice: what it asks, its lines, which payments settled it, and the file as it came. */
export function InvoicePanel({ id, onClose }: { id: UUID; onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const found = useQuery(invoiceQuery(company.id, id))
  const invoice = found.data
  return (
    <Panel
      title={invoice === undefined ? t('invoice.title') : (invoice.counterpartyName ?? invoice.number)}
      onClose={onClose}
    >
      {found.error === null ? null : (
        <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending ? <Skeleton /> : null}
      {invoice === undefined ? null : <Said invoice={invoice} />}
    </Panel>
  )
}

function Said({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useMessages()
  return (
    <>
      <div className="grid gap-1.5">
        <p className="text-muted">
          {t(`invoice.${invoice.direction}.${invoice.kind}`)}
          {invoice.certainty === null ? null : ` · ${t(`expected.${invoice.certainty}`)}`}
          {invoice.byHand && invoice.kind !== 'expected' ? ` · ${t('invoice.byHand')}` : null}
        </p>
        <p>
          <Amount money={invoice.outstanding} signed className="text-xl font-semibold" />{' '}
          <span className="text-muted">{t('invoice.stillOpen')}</span>
        </p>
        <p>
          <Urgency invoice={invoice} />
        </p>
      </div>
      <Facts
        facts={[
          [t(invoice.kind === 'expected' ? 'invoice.words' : 'invoice.number'), invoice.number],
          [
            t('invoice.issued'),
            invoice.kind === 'expected' ? null : <Day key="issued" date={invoice.issueDate} />,
          ],
          [
            t('invoices.due'),
            <span key="due">
              <Day date={invoice.dueDate} />
              {invoice.dueDateStated ? null : (
                <span className="block text-xs text-muted">{t('invoice.dueNotStated')}</span>
              )}
            </span>,
          ],
          [t('invoice.vatNumber'), invoice.counterpartyVat],
          ['IBAN', invoice.iban === null ? null : accountNumber(invoice.iban)],
          [
            t('invoice.reference'),
            invoice.paymentReference === null ? null : paymentReference(invoice.paymentReference),
          ],
          [t('invoice.net'), invoice.net === null ? null : <Amount key="net" money={invoice.net} />],
          [t('invoice.vat'), invoice.vat === null ? null : <Amount key="vat" money={invoice.vat} />],
          [t('invoice.gross'), invoice.gross === null ? null : <Amount key="gross" money={invoice.gross} />],
        ]}
      />
      <Lines invoice={invoice} />
      <section>
        <h3 className="mb-1 font-semibold">{t('invoice.payments')}</h3>
        {invoice.settlements.length === 0 ? <p className="text-muted">{t('invoice.noPayments')}</p> : null}
        <ul>
          {invoice.settlements.map(settlement => (
            <li key={settlement.id} className="border-b border-line py-2">
              <Payment settlement={settlement} />
            </li>
          ))}
        </ul>
        {invoice.past.length === 0 ? null : (
          <Suspense fallback={null}>
            <Past past={invoice.past} of="invoice" />
          </Suspense>
        )}
      </section>
      <Suspense fallback={<Skeleton lines={3} />}>
        <ByHand invoice={invoice} />
      </Suspense>
      <Sources sources={invoice.sources} links={invoice.links} />
    </>
  )
}

function Payment({ settlement }: { settlement: InvoiceDetail['settlements'][number] }) {
  const { t } = useMessages()
  const company = useCompany()
  if (settlement.transactionId === null) {
    return (
      <>
        <p className="flex justify-between gap-3">
          <Day date={settlement.bookingDate} />
          <Amount money={settlement.amount} signed />
        </p>
        <p className="text-xs text-muted">
          {ruleText(t, settlement)}
          {settlement.by === null ? null : ` · ${settlement.by}`}
        </p>
      </>
    )
  }
  return (
    <>
      <Link
        to="/c/$company/bank"
        params={{ company: company.id }}
        search={{ transaction: settlement.transactionId }}
        className="flex justify-between gap-3 text-accent underline underline-offset-2"
      >
        <Day date={settlement.bookingDate} />
        <Amount money={settlement.amount} signed />
      </Link>
      <p className="text-xs text-muted">
        {ruleText(t, settlement)}
        {settlement.by === null ? null : ` · ${settlement.by}`}
      </p>
      {settlement.reasons.length === 0 ? null : (
        <Suspense fallback={null}>
          <Because settlement={settlement} />
        </Suspense>
      )}
    </>
  )
}

function Lines({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useMessages()
  if (invoice.lines.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('invoice.lines')}</h3>
      <ul>
        {invoice.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines keep the order of the document
          <li key={index} className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-1.5">
            <span className="min-w-0 break-words">
              {line.quantity === null || absolute(line.quantity) === '1' ? null : (
                <span className="text-muted tabular">{line.quantity} × </span>
              )}
              {line.description ?? '–'}
            </span>
            {line.net === null ? null : (
              <Amount money={{ amount: line.net, currency: invoice.amount.currency }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
