import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Import } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { may, useCompany } from '@/session/queries'
import { importsQuery } from './queries'
import { UndoDialog } from './UndoDialog'
import { what } from './what'

/** What came in before, newest first. Each can be taken back as a whole. */
export function History({ current }: { current: string | undefined }) {
  const { t } = useMessages()
  const company = useCompany()
  const imports = useInfiniteQuery(importsQuery(company.id))
  const [undoing, setUndoing] = useState<Import | null>(null)
  const items = imports.data?.pages.flatMap(page => page.items) ?? []

  return (
    <Section title={t('history.title')}>
      {imports.error === null ? null : (
        <ProblemNotice failure={imports.error} onRetry={() => void imports.refetch()} />
      )}
      {imports.isPending ? <Skeleton lines={3} /> : null}
      {imports.isSuccess && items.length === 0 ? <EmptyMessage text="history.empty" /> : null}
      <ul>
        {items.map(item => (
          <li
            key={item.id}
            className={`grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-line py-2 ${item.id === current ? 'bg-sunken' : ''}`}
          >
            <Entry item={item} />
            {item.state === 'takenIn' && may(company, 'editor') ? (
              <Button look="quiet" onClick={() => setUndoing(item)}>
                {t('undo.action')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <EndOfList
        hasMore={imports.hasNextPage}
        busy={imports.isFetchingNextPage}
        onMore={() => void imports.fetchNextPage()}
      />
      {undoing === null ? null : <UndoDialog imported={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  )
}

const SHOWN_NAMES = 3

function Entry({ item }: { item: Import }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const more = item.fileNames.length - SHOWN_NAMES
  return (
    <div className="min-w-0">
      <Link
        data-row
        to="/c/$company/import"
        params={{ company: company.id }}
        search={{ import: item.id }}
        className="block truncate rounded-sm hover:text-accent"
      >
        {item.fileNames.slice(0, SHOWN_NAMES).join(', ')}
        {more > 0 ? ` ${t('history.moreFiles', { count: more })}` : ''}
      </Link>
      <p className="text-xs text-muted">
        {format.moment(item.takenInAt ?? item.createdAt)}
        {item.createdBy === null ? '' : ` · ${item.createdBy}`}
        {' · '}
        {item.state === 'takenIn'
          ? what(t, item.counts.newTransactions, item.counts.newInvoices)
          : t(`history.${item.state}`)}
      </p>
    </div>
  )
}
