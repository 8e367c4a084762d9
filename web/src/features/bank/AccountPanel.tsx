import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { api } from '@/api/client'
import type { Account, BalanceProofLine, LocalDate } from '@/api/model'
import { accountNumber } from '@/format/account'
import { sum } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { EndOfList } from '@/parts/EndOfList'
import { TextField } from '@/parts/Field'
import { pageOf } from '@/parts/figureLink'
import { Facts, Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { Proof } from './Accounts'
import { proofQuery } from './queries'

interface Props {
  account: Account
  on: LocalDate | undefined
  onClose: () => void
}

/** What an account's balance is the sum of: the first balance the bank stated, the months, and what is missing. */
export function AccountPanel({ account, on, onClose }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const proof = useInfiniteQuery(proofQuery(company.id, account.id, on))
  const lines = proof.data?.pages.flatMap(page => page.items) ?? []
  const currency = account.currency

  return (
    <Panel title={account.name ?? account.holderName ?? accountNumber(account.number)} onClose={onClose}>
      <Proof account={account} />
      <Facts
        facts={[
          [t('account.number'), accountNumber(account.number)],
          [t('account.holder'), account.holderName],
          ['BIC', account.bic],
        ]}
      />
      <section>
        <h3 className="mb-1 font-semibold">{t('account.proof')}</h3>
        {proof.error === null ? null : (
          <ProblemNotice failure={proof.error} onRetry={() => void proof.refetch()} />
        )}
        {proof.isPending ? <Skeleton /> : null}
        <ul>
          {lines.map(line => (
            <li
              key={line.kind + line.from}
              className={`grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-2 ${line.kind === 'gap' ? 'text-look' : ''}`}
            >
              <LineName line={line} />
              {line.list === null ? (
                <Amount money={line.amount} signed={line.kind !== 'openingBalance'} />
              ) : (
                <Link {...pageOf(line.list.href)} className="asked rounded-sm">
                  <Amount money={line.amount} signed />
                </Link>
              )}
            </li>
          ))}
        </ul>
        {proof.isSuccess && !proof.hasNextPage ? (
          <p className="flex justify-between gap-3 border-t border-ink py-2.5 font-semibold">
            {t('account.sum')}
            <Amount money={{ amount: sum(lines.map(line => line.amount.amount)), currency }} />
          </p>
        ) : null}
        <EndOfList
          hasMore={proof.hasNextPage}
          busy={proof.isFetchingNextPage}
          onMore={() => void proof.fetchNextPage()}
        />
      </section>
      {may(company, 'editor') ? <Rename account={account} /> : null}
    </Panel>
  )
}

function LineName({ line }: { line: BalanceProofLine }) {
  const { t } = useMessages()
  const format = useFormat()
  if (line.kind === 'openingBalance') {
    return (
      <span>
        {t('account.opening')} <Day date={line.from} />
      </span>
    )
  }
  return (
    <span>
      {line.kind === 'gap' ? (
        <>
          {t('account.gap')} <Day date={line.from} as="span" /> – <Day date={line.to} as="span" />
        </>
      ) : (
        <>
          <span className="first-letter:uppercase inline-block">
            {format.month(line.from, 'long')} {line.from.slice(0, 4)}
          </span>{' '}
          <span className="text-xs text-muted">{t('count.lines', { count: line.count })}</span>
        </>
      )}
    </span>
  )
}

function Rename({ account }: { account: Account }) {
  const { t } = useMessages()
  const company = useCompany()
  const rename = useMutation({
    mutationFn: (name: string) =>
      api.patch<Account>(`${companyPath(company.id)}/accounts/${account.id}`, {
        name: name === '' ? null : name,
      }),
    onSuccess: () => refreshCompany(company.id),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    rename.mutate(String(new FormData(event.currentTarget).get('name')).trim())
  }

  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line pt-5">
      <TextField
        label={t('account.name')}
        name="name"
        defaultValue={account.name ?? ''}
        maxLength={80}
        help={t('account.nameHelp')}
      />
      {rename.error === null ? null : <ProblemNotice failure={rename.error} />}
      <Button type="submit" busy={rename.isPending} className="justify-self-start">
        {t('common.save')}
      </Button>
    </form>
  )
}
