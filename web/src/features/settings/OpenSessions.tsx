import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { deviceName } from './deviceName'
import { openSessionsQuery } from './queries'

/** Every place where one is signed in, each with its way out. */
export function OpenSessions() {
  const { t } = useMessages()
  const format = useFormat()
  const client = useQueryClient()
  const sessions = useQuery(openSessionsQuery)
  const refresh = () => client.invalidateQueries({ queryKey: openSessionsQuery.queryKey })
  const end = useMutation({
    mutationFn: (id: string | null) => api.delete(id === null ? '/me/sessions' : `/me/sessions/${id}`),
    onSettled: refresh,
  })
  const others = sessions.data?.filter(session => !session.current).length ?? 0
  return (
    <>
      {sessions.isPending ? <Skeleton lines={2} /> : null}
      {sessions.error === null ? null : <ProblemNotice failure={sessions.error} />}
      <ul>
        {sessions.data?.map(({ id, device, current, lastSeenAt }) => {
          const name = deviceName(device) ?? t('sessions.unknown')
          return (
            <li
              key={id}
              className="grid min-h-12 grid-cols-[1fr_auto] items-center gap-3 border-b border-line py-2 first:pt-0"
            >
              <span className="min-w-0">
                <span className="block truncate">{name}</span>
                <span className="block text-xs text-muted">
                  {current ? t('sessions.here') : t('sessions.seen', { at: format.moment(lastSeenAt) })}
                </span>
              </span>
              {current ? null : (
                <Button
                  look="quiet"
                  aria-label={t('sessions.endOf', { device: name })}
                  busy={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {end.error === null ? null : <ProblemNotice failure={end.error} />}
      {others === 0 ? null : (
        <Button
          className="justify-self-start"
          busy={end.isPending && end.variables === null}
          onClick={() => end.mutate(null)}
        >
          {t('sessions.endOthers')}
        </Button>
      )}
    </>
  )
}
