import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection, ConnectionLogEntry } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { connectionLogQuery } from './queries'
import { providerName, reasonWords } from './reasons'

/** What each look did, the latest first, when somebody asks. */
export function History({ connection }: { connection: Connection }) {
  const { t } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="min-h-9 w-fit cursor-pointer content-center rounded-md text-sm font-medium text-muted hover:text-ink">
        {t('connections.history')}
      </summary>
      {open ? <Entries connection={connection} /> : null}
    </details>
  )
}

function Entries({ connection }: { connection: Connection }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const found = useInfiniteQuery(connectionLogQuery(company.id, connection.id))
  if (found.isPending) return <Skeleton lines={4} />
  if (found.error !== null) return <ProblemNotice failure={found.error} />
  const entries = found.data.pages.flatMap(page => page.items)
  if (entries.length === 0) return <p className="py-2 text-muted">{t('connections.historyNone')}</p>
  return (
    <>
      <table className="w-full max-w-3xl">
        <caption className="sr-only">{t('connections.history')}</caption>
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 text-left font-medium">
              {t('connections.when')}
            </th>
            <th scope="col" className="py-2 pl-4 text-left font-medium">
              {t('connections.what')}
            </th>
            <th scope="col" className="hidden py-2 pl-4 text-right font-medium sm:table-cell">
              {t('connections.callsShort')}
            </th>
            <th scope="col" className="hidden py-2 pl-4 text-right font-medium sm:table-cell">
              {t('connections.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.id} className="border-b border-line align-top">
              <td className="py-2 whitespace-nowrap text-muted tabular">{format.moment(entry.endedAt)}</td>
              <td className="py-2 pl-4">
                <Told entry={entry} provider={connection.provider} />
              </td>
              <td className="hidden py-2 pl-4 text-right text-muted tabular sm:table-cell">
                {format.count(entry.calls)}
              </td>
              <td className="hidden py-2 pl-4 text-right whitespace-nowrap text-muted tabular sm:table-cell">
                {format.count(Math.round(entry.durationMillis / entry.runs))} ms
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button className="mt-3" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('common.more')}
        </Button>
      ) : null}
    </>
  )
}

/** One look, or several in a row that brought nothing, in a sentence. */
function Told({ entry, provider }: { entry: ConnectionLogEntry; provider: string }) {
  const { t } = useMessages()
  const books = provider === 'yuki'
  const parts = [
    entry.added === 0
      ? null
      : t(books ? 'connections.booksCameIn' : 'connections.cameIn', { count: entry.added }),
    entry.changed === 0 ? null : t('connections.changed', { count: entry.changed }),
    entry.removed === 0
      ? null
      : t(books ? 'connections.booksSettled' : 'connections.removed', { count: entry.removed }),
  ].filter(part => part !== null)
  const quiet =
    entry.runs === 1 ? t('connections.nothingNew') : t('connections.nothingNewTimes', { count: entry.runs })
  return (
    <>
      {parts.length > 0 ? parts.join(', ') : entry.outcome === 'done' ? quiet : null}
      {entry.reason === null ? null : (
        <span className="block text-look">
          {t(reasonWords(entry.reason), { code: entry.reason, source: t(providerName(provider)) })}
          {parts.length === 0 && entry.runs > 1
            ? ` (${t('connections.times', { count: entry.runs })})`
            : null}
        </span>
      )}
    </>
  )
}
