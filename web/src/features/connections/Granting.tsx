import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '@/api/client'
import type { UUID } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { connectionsPath, connectionsQuery, grantsQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/connections')

/** Sends the browser to the source, where its person lets it be read; it comes back to {@link Granted}. */
export function GrantButton({ connection, label }: { connection?: UUID; label: string }) {
  const company = useCompany()
  const open = useQuery(grantsQuery(company.id)).data?.includes('pontoConnect') === true
  const go = useMutation({
    mutationFn: () =>
      api.post<{ address: string }>(`${connectionsPath(company.id)}/grants`, {
        provider: 'pontoConnect',
        connection: connection ?? null,
      }),
    onSuccess: ({ address }) => window.location.assign(address),
  })
  if (!open) return null
  return (
    <div className="grid gap-2 justify-items-start">
      <Button look="primary" busy={go.isPending || go.isSuccess} onClick={() => go.mutate()}>
        {label}
      </Button>
      {go.error === null ? null : <ProblemNotice failure={go.error} />}
    </div>
  )
}

/** What the browser came back with from the source, brought in once. */
export function Granted() {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const { state, code, error } = route.useSearch()
  const asked = useRef(false)
  const keep = useMutation({
    mutationFn: (back: { state: string; code: string }) =>
      api.post(`${connectionsPath(company.id)}/grants/return`, back),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: connectionsQuery(company.id).queryKey })
      await navigate({ search: {}, replace: true })
    },
  })
  const { mutate } = keep
  useEffect(() => {
    if (asked.current || state === undefined || code === undefined) return
    asked.current = true
    mutate({ state, code })
  }, [mutate, state, code])
  if (keep.error !== null) return <ProblemNotice failure={keep.error} />
  if (keep.isSuccess)
    return (
      <Notice tone="good">
        <p role="status">{t('connections.granted')}</p>
      </Notice>
    )
  return error === undefined ? null : (
    <Notice tone="look">
      <p>{t('connections.notGranted')}</p>
    </Notice>
  )
}
