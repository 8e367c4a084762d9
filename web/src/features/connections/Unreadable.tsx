import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { api } from '@/api/client'
import type { Connection } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { may, useCompany } from '@/session/queries'
import { connectionsPath, connectionsQuery, unreadableQuery } from './queries'

/** What of the answers could not be understood: to be looked at as it came, and to be read again. */
export function Unreadable({ connection }: { connection: Connection }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const client = useQueryClient()
  const found = useQuery(unreadableQuery(company.id, connection.id))
  const path = `${connectionsPath(company.id)}/${connection.id}`
  const again = useMutation({
    mutationFn: () => api.post(`${path}/read-again`),
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery(company.id).queryKey }),
  })
  return (
    <Notice tone="look">
      <p>{t('connections.unreadable', { count: connection.unreadable })}</p>
      <ul className="mt-2 grid gap-1 text-xs">
        {found.data?.map(part => (
          <li key={part.id} className="flex flex-wrap items-center gap-x-2">
            <span className="tabular">
              {format.moment(part.at)} · {part.upstreamId === '' ? part.code : part.upstreamId}
            </span>
            {part.answerId === null || !may(company, 'owner') ? null : (
              <a
                href={api.address(`${path}/answers/${part.answerId}`)}
                download
                className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent underline underline-offset-2"
              >
                <Download aria-hidden className="size-3.5" />
                {t('connections.answerAsItCame')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {may(company, 'editor') ? (
        <Button className="mt-3" busy={again.isPending} onClick={() => again.mutate()}>
          {t('connections.readAgain')}
        </Button>
      ) : null}
      {again.error === null ? null : <ProblemNotice failure={again.error} />}
    </Notice>
  )
}
