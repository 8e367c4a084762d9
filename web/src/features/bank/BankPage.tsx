import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages, withConnections } from '@/i18n'
import { buttonLook } from '@/parts/Button'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { Accounts } from './Accounts'
import { accountsQuery } from './queries'
import { Transactions } from './Transactions'

const Announced = lazy(async () => ({
  default: (await withConnections(import('./Announced'))).Announced,
}))
const AccountPanel = lazy(async () => ({ default: (await import('./AccountPanel')).AccountPanel }))
const TransactionPanel = lazy(async () => ({
  default: (await import('./TransactionPanel')).TransactionPanel,
}))

const route = getRouteApi('/signed-in/c/$company/bank')

/** The accounts with what is proven of them, and every line of every statement. */
export function BankPage() {
  const { t } = useMessages()
  const company = useCompany()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const accounts = useQuery(accountsQuery(company.id, search.on))
  const items = accounts.data?.items ?? []
  const proof = items.find(({ id }) => id === search.proof)
  const close = () =>
    void navigate({
      search: old => ({ ...old, transaction: undefined, proof: undefined }),
      resetScroll: false,
    })

  return (
    <Page
      title={t('nav.bank')}
      actions={
        items.length === 0 ? null : (
          <Link to="/c/$company/regular" params={{ company: company.id }} className={buttonLook('plain')}>
            {t('bank.regular')}
          </Link>
        )
      }
    >
      {accounts.error === null ? null : (
        <ProblemNotice failure={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.isPending ? <Skeleton lines={3} /> : null}
      {accounts.isSuccess && items.length === 0 ? (
        <EmptyMessage text="bank.empty">
          <Link to="/c/$company/import" params={{ company: company.id }} className={buttonLook('primary')}>
            {t('overview.emptyAction')}
          </Link>
        </EmptyMessage>
      ) : null}
      {items.length === 0 ? null : (
        <>
          <Accounts accounts={items} on={search.on} selected={search.account} />
          {search.on === undefined ? (
            <Suspense fallback={null}>
              <Announced accounts={items} />
            </Suspense>
          ) : null}
          <Transactions accounts={items} />
        </>
      )}
      <Suspense fallback={null}>
        {search.transaction === undefined ? null : (
          <TransactionPanel
            key={search.transaction}
            id={search.transaction}
            accounts={items}
            onClose={close}
          />
        )}
        {proof === undefined ? null : (
          <AccountPanel key={proof.id} account={proof} on={search.on} onClose={close} />
        )}
      </Suspense>
    </Page>
  )
}
