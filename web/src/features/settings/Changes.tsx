import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Change } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { changeText, undo } from '@/parts/changes/deeds'
import { EndOfList } from '@/parts/EndOfList'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { changesQuery } from './queries'

/** What people changed by hand, newest first, each with its way back. */
export function Changes() {
  const { t } = useMessages()
  const company = useCompany()
  const changes = useInfiniteQuery(changesQuery(company.id))
  const items = changes.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      {changes.isPending ? <Skeleton lines={3} /> : null}
      {changes.error === null ? null : (
        <ProblemNotice failure={changes.error} onRetry={() => void changes.refetch()} />
      )}
      {changes.isSuccess && items.length === 0 ? <p className="text-muted">{t('changes.none')}</p> : null}
      <ol>
        {items.map(each => (
          <li key={each.id} className="border-b border-line py-2 first:pt-0">
            <OneChange change={each} />
          </li>
        ))}
      </ol>
      <EndOfList
        hasMore={changes.hasNextPage}
        busy={changes.isFetchingNextPage}
        onMore={() => void changes.fetchNextPage()}
      />
    </>
  )
}

function OneChange({ change }: { change: Change }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const [busy, setBusy] = useState(false)
  const text = changeText(t, change)
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-4">
      <div className="min-w-0">
        <p className="break-words">{text}</p>
        <p className="text-xs text-muted">
          {format.moment(change.at)}
          {change.by === null ? null : ` · ${change.by}`}
          {change.undoneAt === null
            ? null
            : ` · ${
                change.undone === change.rows
                  ? t('changes.undoneAt', { at: format.moment(change.undoneAt) })
                  : t('changes.partly', {
                      undone: change.undone,
                      count: change.rows,
                      at: format.moment(change.undoneAt),
                    })
              }`}
        </p>
      </div>
      {change.undone === change.rows ? null : (
        <Button
          busy={busy}
          aria-label={`${t('changes.undo')}: ${text}`}
          onClick={() => {
            setBusy(true)
            void undo(company.id, change.id).finally(() => setBusy(false))
          }}
        >
          {t('changes.undo')}
        </Button>
      )}
    </div>
  )
}
