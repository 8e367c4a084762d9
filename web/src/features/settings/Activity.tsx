import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormat } from '@/format/useFormat'
import { knows, type Translate, useMessages } from '@/i18n'
import { EndOfList } from '@/parts/EndOfList'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { auditQuery } from './queries'

/** What only a machine can read is left out. */
const UUID_SHAPE = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

function detailName(t: Translate, key: string): string {
  const name = `detail.${key}`
  return knows(name) ? t(name) : key
}

/** Who did what, newest first. These records cannot be changed, by anyone. */
export function Activity() {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const entries = useInfiniteQuery(auditQuery(company.id))

  return (
    <>
      {entries.isPending ? <Skeleton lines={4} /> : null}
      {entries.error === null ? null : (
        <ProblemNotice failure={entries.error} onRetry={() => void entries.refetch()} />
      )}
      <ol>
        {entries.data?.pages
          .flatMap(page => page.items)
          .map(({ id, at, actor, action, details }) => {
            const name = `audit.${action}`
            return (
              <li
                key={id}
                className="grid gap-x-4 border-b border-line py-2 first:pt-0 sm:grid-cols-[9rem_1fr]"
              >
                <time dateTime={at} className="text-muted tabular">
                  {format.moment(at)}
                </time>
                <div className="min-w-0">
                  <p>
                    {knows(name) ? t(name) : action}
                    {actor === null ? null : <span className="text-muted"> · {actor}</span>}
                  </p>
                  <p className="text-xs break-words text-muted">
                    {Object.entries(details)
                      .filter(([, value]) => value !== '' && !UUID_SHAPE.test(value))
                      .map(([key, value]) => `${detailName(t, key)}: ${value}`)
                      .join(' · ')}
                  </p>
                </div>
              </li>
            )
          })}
      </ol>
      <EndOfList
        hasMore={entries.hasNextPage}
        busy={entries.isFetchingNextPage}
        onMore={() => void entries.fetchNextPage()}
      />
    </>
  )
}
