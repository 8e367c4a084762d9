import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/api/client'
import type { Settlement, SettlementRequest, TransactionDetail } from '@/api/model'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { SearchField } from '@/parts/SearchField'
import { Skeleton } from '@/parts/Skeleton'
import { companyPath, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { candidatesQuery } from './queries'

/** The invoices this payment may be for, best first, each with the reason why it is proposed. */
export function MatchByHand({ transaction }: { transaction: TransactionDetail }) {
  const { t } = useMessages()
  const company = useCompany()
  const [search, setSearch] = useState('')
  const candidates = useQuery(candidatesQuery(company.id, transaction.id, search))
  const match = useMutation({
    mutationFn: (invoiceId: string) =>
      api.post<Settlement>(`${companyPath(company.id)}/settlements`, {
        transactionId: transaction.id,
        invoiceId,
      } satisfies SettlementRequest),
    onSuccess: () => refreshCompany(company.id),
  })

  return (
    <section className="grid gap-3">
      <h3 className="font-semibold">{t('match.title')}</h3>
      <SearchField label={t('match.search')} value={search} onChange={setSearch} />
      {match.error === null ? null : <ProblemNotice failure={match.error} />}
      {candidates.error === null ? null : <ProblemNotice failure={candidates.error} />}
      {candidates.isPending ? <Skeleton lines={3} /> : null}
      {candidates.data?.length === 0 ? <p className="text-muted">{t('match.none')}</p> : null}
      <ul>
        {candidates.data?.map(({ invoice, reason }) => (
          <li
            key={invoice.id}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-b border-line py-2"
          >
            <span className="min-w-0">
              <span className="flex justify-between gap-3">
                <span className="truncate">{invoice.counterpartyName ?? invoice.number}</span>
                <Amount money={invoice.outstanding} signed className="font-medium" />
              </span>
              <span className="block text-xs text-muted">
                {invoice.number} · {t('invoice.due')} <Day date={invoice.dueDate} /> · {t(`match.${reason}`)}
              </span>
            </span>
            <Button
              busy={match.isPending}
              onClick={() => match.mutate(invoice.id)}
              aria-label={t('match.withInvoice', { number: invoice.number })}
            >
              {t('match.action')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
