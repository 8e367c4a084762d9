import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CirclePause, RefreshCw, TriangleAlert, Unlink } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { api } from '@/api/client'
import type { Connection, LinkedAccount } from '@/api/model'
import { Problem } from '@/api/problem'
import { accountNumber } from '@/format/account'
import { brusselsDay } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { Dialog } from '@/parts/Dialog'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { Notice } from '@/parts/Notice'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { say } from '@/parts/Toasts'
import { may, useCompany } from '@/session/queries'
import { GrantButton, Granted } from './Granting'
import { History } from './History'
import { KeysDialog } from './KeysDialog'
import { connectionsPath, connectionsQuery, grantsQuery } from './queries'
import { providerName, reasonWords, type Standing, standing } from './reasons'

const BooksDialog = lazy(async () => ({ default: (await import('./BooksDialog')).BooksDialog }))

const Unreadable = lazy(async () => ({ default: (await import('./Unreadable')).Unreadable }))

/** What is linked, how it fares, and what a person can do about it. */
export function ConnectionsPage() {
  const { t } = useMessages()
  const company = useCompany()
  const owner = may(company, 'owner')
  const found = useQuery(connectionsQuery(company.id))
  useQuery({ ...grantsQuery(company.id), enabled: owner }) // known before the dialog opens that shows it first
  const [adding, setAdding] = useState<'bank' | 'books' | null>(null)
  const add = (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" onClick={() => setAdding('bank')}>
        {t('connections.add')}
      </Button>
      <Button onClick={() => setAdding('books')}>{t('connections.addBooks')}</Button>
    </div>
  )
  return (
    <Page title={t('nav.connections')} actions={owner && (found.data?.length ?? 0) > 0 ? add : undefined}>
      <div className="grid gap-8">
        <p className="max-w-prose text-muted text-pretty">{t('connections.intro')}</p>
        <Granted />
        {owner ? null : <Notice>{t('connections.ownerOnly')}</Notice>}
        {found.error === null ? null : (
          <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
        )}
        {found.isPending ? <Skeleton lines={5} /> : null}
        {found.data?.length === 0 ? (
          <EmptyMessage text="connections.none">{owner ? add : null}</EmptyMessage>
        ) : null}
        {found.data?.map(connection => (
          <Link key={connection.id} connection={connection} />
        ))}
      </div>
      {adding === 'bank' ? <KeysDialog onClose={() => setAdding(null)} /> : null}
      {adding === 'books' ? (
        <Suspense fallback={null}>
          <BooksDialog onClose={() => setAdding(null)} />
        </Suspense>
      ) : null}
    </Page>
  )
}

const signs: Readonly<Record<Standing, { Sign: typeof CircleCheck; ink: string }>> = {
  good: { Sign: CircleCheck, ink: 'text-accent' },
  first: { Sign: RefreshCw, ink: 'text-muted' },
  looking: { Sign: RefreshCw, ink: 'text-accent' },
  trouble: { Sign: TriangleAlert, ink: 'text-look' },
  needsUser: { Sign: CircleAlert, ink: 'text-danger' },
  paused: { Sign: CirclePause, ink: 'text-muted' },
  disconnected: { Sign: Unlink, ink: 'text-muted' },
}

function Link({ connection }: { connection: Connection }) {
  const { t } = useMessages()
  const format = useFormat()
  const stands = standing(connection)
  const { Sign, ink } = signs[stands]
  const source = t(providerName(connection.provider))
  const name = connection.name ?? source
  const facts = [
    connection.lastSuccessAt === null
      ? null
      : t('connections.last', { at: format.moment(connection.lastSuccessAt) }),
    connection.nextRunAt === null ? null : t('connections.next', { at: format.moment(connection.nextRunAt) }),
    connection.callsADay === null
      ? t('connections.calls', { count: connection.callsToday })
      : t('connections.callsOf', { count: connection.callsToday, most: connection.callsADay }),
  ].filter(fact => fact !== null)
  return (
    <section aria-label={name} className="grid gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base font-semibold">
            {name}
            <span className={`flex items-center gap-1.5 text-sm font-medium ${ink}`}>
              <Sign aria-hidden className="size-4" />
              {t(`connections.state.${stands}`)}
            </span>
          </h2>
          <p className="mt-1 text-xs text-muted tabular">{facts.join(' · ')}</p>
          {connection.simulated ? (
            <p className="mt-1 text-xs text-muted">{t('connections.simulated')}</p>
          ) : null}
        </div>
        <Deeds connection={connection} />
      </div>
      {connection.reason === null || connection.state === 'disconnected' ? null : (
        <Notice tone={stands === 'needsUser' ? 'danger' : 'look'}>
          <p>{t(reasonWords(connection.reason), { code: connection.reason, source })}</p>
        </Notice>
      )}
      {connection.unreadable === 0 ? null : (
        <Suspense fallback={null}>
          <Unreadable connection={connection} />
        </Suspense>
      )}
      <Accounts connection={connection} />
      {connection.books === null ? null : <BooksOf books={connection.books} />}
      <History connection={connection} />
    </section>
  )
}

function Accounts({ connection }: { connection: Connection }) {
  const { accounts } = connection
  const { t } = useMessages()
  const format = useFormat()
  if (accounts.length === 0) return null
  return (
    <table className="w-full max-w-3xl">
      <caption className="sr-only">{t('connections.accounts')}</caption>
      <thead className="text-xs text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 text-left font-medium">
            {t('connections.account')}
          </th>
          <th scope="col" className="py-2 pl-4 text-left font-medium">
            {t('connections.bankRead')}
          </th>
          <th scope="col" className="hidden py-2 pl-4 text-left font-medium sm:table-cell">
            {t('connections.consentUntil')}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(account => (
          <tr key={account.id} className="border-b border-line align-top">
            <td className="py-2">
              <span className="tabular">{accountNumber(account.number)}</span>
              {account.description === null && account.institution === null ? null : (
                <span className="block text-xs text-muted">
                  {[account.institution, account.description].filter(part => part !== null).join(' · ')}
                </span>
              )}
              <Renewal connection={connection} account={account} />
            </td>
            <td className="py-2 pl-4 text-muted">
              {account.gone
                ? t('connections.accountGone')
                : account.synchronizedAt === null
                  ? '–'
                  : format.moment(account.synchronizedAt)}
            </td>
            <td className="hidden py-2 pl-4 text-muted sm:table-cell">
              {account.consentExpiresAt === null ? (
                '–'
              ) : (
                <Day date={brusselsDay(Date.parse(account.consentExpiresAt))} as="span" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const RENEWED_FROM_MS = 14 * 86_400_000

/** The way to the bank, where a consent ends soon or has ended. */
function Renewal({ connection, account }: { connection: Connection; account: LinkedAccount }) {
  const { t } = useMessages()
  const company = useCompany()
  const go = useMutation({
    mutationFn: () =>
      api.post<{ address: string }>(
        `${connectionsPath(company.id)}/${connection.id}/accounts/${account.id}/renewal`,
      ),
    onSuccess: ({ address }) => window.location.assign(address),
  })
  const soon =
    account.consentExpiresAt !== null && Date.parse(account.consentExpiresAt) < Date.now() + RENEWED_FROM_MS
  const over = connection.reason === 'consent-ended'
  if (account.gone || connection.state === 'disconnected' || !(soon || over) || !may(company, 'owner'))
    return null
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      <Button busy={go.isPending || go.isSuccess} onClick={() => go.mutate()}>
        {t('connections.renew')}
      </Button>
      {go.error === null ? null : <ProblemNotice failure={go.error} />}
    </div>
  )
}

function BooksOf({ books }: { books: NonNullable<Connection['books']> }) {
  const { t } = useMessages()
  const format = useFormat()
  const facts = [
    t('connections.booksOpen', { count: books.openItems }),
    books.readAt === null ? null : t('connections.booksRead', { at: format.moment(books.readAt) }),
  ].filter(fact => fact !== null)
  return (
    <p>
      {books.administration}
      <span className="block text-xs text-muted tabular">{facts.join(' · ')}</span>
    </p>
  )
}

/** The bank itself where it may be asked, as somebody is here; else what the source holds already. */
async function lookAtBank(path: string): Promise<void> {
  try {
    await api.post(`${path}/look-at-bank`)
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.status < 400) throw failure
    await api.post(`${path}/refresh`)
  }
}

/** What can be done with a link, by who may. */
function Deeds({ connection }: { connection: Connection }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'keys' | 'disconnect' | null>(null)
  const path = `${connectionsPath(company.id)}/${connection.id}`
  const isBooks = connection.provider === 'yuki'
  const isGranted = connection.provider === 'pontoConnect'
  const deed = useMutation({
    mutationFn: (what: 'refresh' | 'pause' | 'resume' | 'disconnect') =>
      what === 'disconnect'
        ? api.delete(path)
        : what === 'refresh' && !isBooks
          ? lookAtBank(path)
          : api.post(`${path}/${what}`),
    onSuccess: (_, what) => {
      setAsking(null)
      if (what === 'refresh' && !isBooks) say(t('connections.bankAsked'))
    },
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery(company.id).queryKey }),
  })
  if (connection.state === 'disconnected') return null
  const owner = may(company, 'owner')
  return (
    <div className="grid justify-items-end gap-2">
      <div className="flex flex-wrap gap-2">
        {may(company, 'editor') && connection.state !== 'paused' ? (
          <Button
            busy={deed.isPending && deed.variables === 'refresh'}
            onClick={() => deed.mutate('refresh')}
          >
            <RefreshCw aria-hidden className="size-4" />
            {t('connections.refresh')}
          </Button>
        ) : null}
        {owner ? (
          <>
            <Button
              look="quiet"
              onClick={() => deed.mutate(connection.state === 'paused' ? 'resume' : 'pause')}
            >
              {t(connection.state === 'paused' ? 'connections.resume' : 'connections.pause')}
            </Button>
            {isGranted ? null : (
              <Button look="quiet" onClick={() => setAsking('keys')}>
                {t('connections.newKeys')}
              </Button>
            )}
            <Button look="quiet" onClick={() => setAsking('disconnect')}>
              {t('connections.disconnect')}
            </Button>
          </>
        ) : null}
      </div>
      {isGranted && owner && connection.state === 'needsUser' ? (
        <GrantButton connection={connection.id} label={t('connections.grantAgain')} />
      ) : null}
      {deed.error === null || asking === 'disconnect' ? null : <ProblemNotice failure={deed.error} />}
      {asking === 'keys' && !isBooks ? (
        <KeysDialog connection={connection} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'keys' && isBooks ? (
        <Suspense fallback={null}>
          <BooksDialog connection={connection} onClose={() => setAsking(null)} />
        </Suspense>
      ) : null}
      {asking === 'disconnect' ? (
        <Dialog
          title={t(isBooks ? 'connections.disconnectBooksTitle' : 'connections.disconnectTitle')}
          onClose={() => setAsking(null)}
        >
          <div className="grid gap-3">
            <p className="text-pretty">
              {t(isBooks ? 'connections.disconnectBooksText' : 'connections.disconnectText')}
            </p>
            {deed.error === null ? null : <ProblemNotice failure={deed.error} />}
            <div className="mt-2 flex justify-end gap-3">
              <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
              <Button look="danger" busy={deed.isPending} onClick={() => deed.mutate('disconnect')}>
                {t('connections.disconnect')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
