import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { api } from '@/api/client'
import type { Account, Settlement, TransactionDetail, UUID } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages, withCategory, withEntry, withReview } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { Facts, Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { ruleText } from '@/parts/rule'
import { Skeleton } from '@/parts/Skeleton'
import { Sources } from '@/parts/Sources'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { MatchByHand } from './MatchByHand'
import { transactionQuery } from './queries'
import { nameOf } from './Transactions'

const Remarks = lazy(() =>
  withEntry(import('@/parts/remarks/Remarks').then(({ Remarks }) => ({ default: Remarks }))),
)

const Because = lazy(() =>
  withReview(import('@/parts/trail/Trail').then(({ Because }) => ({ default: Because }))),
)
const Past = lazy(() => withReview(import('@/parts/trail/Trail').then(({ Past }) => ({ default: Past }))))

const CategoryChoice = lazy(() =>
  withCategory(
    withEntry(import('./CategoryChoice').then(({ CategoryChoice }) => ({ default: CategoryChoice }))),
  ),
)

interface Props {
  id: UUID
  accounts: readonly Account[]
  onClose: () => void
}

/** One line of a statement: all the bank said of it, which invoices it settles and why. */
export function TransactionPanel({ id, accounts, onClose }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const found = useQuery(transactionQuery(company.id, id))
  const transaction = found.data
  return (
    <Panel
      title={transaction === undefined ? t('transaction.title') : nameOf(transaction, t('common.unnamed'))}
      onClose={onClose}
    >
      {found.error === null ? null : (
        <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending ? <Skeleton /> : null}
      {transaction === undefined ? null : <Said transaction={transaction} accounts={accounts} />}
    </Panel>
  )
}

function Said({ transaction, accounts }: { transaction: TransactionDetail; accounts: readonly Account[] }) {
  const { t } = useMessages()
  const company = useCompany()
  const account = accounts.find(({ id }) => id === transaction.accountId)
  const canMatch =
    may(company, 'editor') &&
    transaction.status === 'booked' &&
    !transaction.ownTransfer &&
    !isZero(transaction.unsettled.amount)

  return (
    <>
      <p>
        <Movement money={transaction.amount} className="text-xl font-semibold" />
      </p>
      <Facts
        facts={[
          [t('transaction.booked'), <Day key="booked" date={transaction.bookingDate} />],
          [
            t('transaction.value'),
            transaction.valueDate === null || transaction.valueDate === transaction.bookingDate ? null : (
              <Day key="value" date={transaction.valueDate} />
            ),
          ],
          [
            t('transaction.account'),
            account === undefined ? null : (account.name ?? accountNumber(account.number)),
          ],
          [
            t('transaction.counterpartyAccount'),
            transaction.counterpartyAccount === null ? null : accountNumber(transaction.counterpartyAccount),
          ],
          [
            t('transaction.reference'),
            transaction.structuredReference === null
              ? null
              : paymentReference(transaction.structuredReference),
          ],
          [t('transaction.text'), transaction.remittanceInformation],
          [t('transaction.endToEnd'), transaction.endToEndId],
          [t('transaction.bankReference'), transaction.bankReference],
        ]}
      />
      {transaction.details.length === 0 ? null : (
        <section>
          <h3 className="mb-1 font-semibold">{t('transaction.details')}</h3>
          <ul>
            {transaction.details.map((detail, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line's details are numbered by the bank's order
              <li key={index} className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-1.5">
                <span className="min-w-0 break-words">
                  {[detail.counterpartyName, detail.remittanceInformation]
                    .filter(part => part !== null)
                    .join(' · ')}
                </span>
                {detail.amount === null ? null : (
                  <Amount money={{ amount: detail.amount, currency: transaction.amount.currency }} signed />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Suspense fallback={<Skeleton lines={1} />}>
        <CategoryChoice transaction={transaction} />
      </Suspense>
      <Settled transaction={transaction} />
      {canMatch ? <MatchByHand transaction={transaction} /> : null}
      <Suspense fallback={<Skeleton lines={3} />}>
        <Remarks
          of={`/transactions/${transaction.id}`}
          notes={transaction.notes}
          attachments={transaction.attachments}
        />
      </Suspense>
      <Sources sources={transaction.sources} links={transaction.links} />
    </>
  )
}

function Settled({ transaction }: { transaction: TransactionDetail }) {
  const { t } = useMessages()
  if (transaction.ownTransfer) return <p className="text-muted">{t('transaction.ownTransferBecause')}</p>
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('transaction.settles')}</h3>
      {transaction.settlements.length === 0 ? (
        <p className="text-muted">{t('transaction.settlesNothing')}</p>
      ) : null}
      <ul>
        {transaction.settlements.map(settlement => (
          <li key={settlement.id} className="border-b border-line py-2">
            <OneSettlement settlement={settlement} />
          </li>
        ))}
      </ul>
      {transaction.settlements.length === 0 || isZero(transaction.unsettled.amount) ? null : (
        <p className="flex justify-between gap-3 py-2">
          {t('transaction.unsettled')} <Amount money={transaction.unsettled} signed />
        </p>
      )}
      {transaction.past.length === 0 ? null : (
        <Suspense fallback={null}>
          <Past past={transaction.past} of="transaction" />
        </Suspense>
      )}
    </section>
  )
}

function OneSettlement({ settlement }: { settlement: Settlement }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const undo = useMutation({
    mutationFn: () => api.delete(`${companyPath(company.id)}/settlements/${settlement.id}`),
    onSuccess: () => refreshCompany(company.id),
  })
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-3">
      <Link
        to="/c/$company/invoices"
        params={{ company: company.id }}
        search={{ invoice: settlement.invoiceId }}
        className="min-w-0 truncate font-medium text-accent underline underline-offset-2"
      >
        {settlement.invoiceNumber}
      </Link>
      <Amount money={settlement.amount} signed />
      <p className="text-xs text-muted">
        {ruleText(t, settlement)}
        {settlement.by === null ? null : ` · ${settlement.by}`} · {format.moment(settlement.at)}
      </p>
      {may(company, 'editor') ? (
        <Button look="quiet" busy={undo.isPending} onClick={() => undo.mutate()} className="-mr-3">
          {t('match.undo')}
        </Button>
      ) : null}
      {settlement.reasons.length === 0 ? null : (
        <div className="col-span-2">
          <Suspense fallback={null}>
            <Because settlement={settlement} />
          </Suspense>
        </div>
      )}
      {undo.error === null ? null : (
        <div className="col-span-2">
          <ProblemNotice failure={undo.error} />
        </div>
      )}
    </div>
  )
}
