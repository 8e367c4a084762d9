import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '@/api/client'
import type { Session } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Gate } from '@/session/Gate'
import { sessionQuery } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { demoStateQuery } from './queries'

/** The way into the demo company: at once when it is there, with what there is to wait for when it is being made. */
export function DemoPage() {
  const { t, language } = useMessages()
  const visit = useMutation({ mutationFn: () => api.post<Session>('/demo/session', { language }) })
  const begun = useRef(false)
  const { mutate } = visit
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    mutate()
    void import('./DemoBanner') // every page that follows has it
  }, [mutate])

  return (
    <Gate title={t('demo.title')}>
      {visit.error !== null ? (
        <div className="grid justify-items-start gap-4">
          <ProblemNotice failure={visit.error} />
          <Button onClick={() => mutate()}>{t('common.retry')}</Button>
        </div>
      ) : visit.data === undefined ? null : (
        <Preparing session={visit.data} />
      )}
    </Gate>
  )
}

function Preparing({ session }: { session: Session }) {
  const { t } = useMessages()
  const format = useFormat()
  const router = useRouter()
  const company = session.companies[0]?.id ?? ''
  const { data, error } = useQuery(demoStateQuery(company))
  const prepared = data?.prepared ?? false
  useEffect(() => {
    if (!prepared) return
    // Nothing that was fetched while the figures were incomplete is kept.
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, session)
    void router.navigate({ to: '/c/$company/overview', params: { company }, replace: true })
  }, [prepared, session, company, router])

  if (error !== null) return <ProblemNotice failure={error} />
  if (data === undefined || prepared) return null
  return (
    <div className="grid gap-4">
      <p className="text-muted text-pretty">{t('demo.preparing')}</p>
      <progress
        aria-label={t('demo.progressLabel')}
        max={data.daysToTell}
        value={data.daysTold}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-sm text-muted tabular-nums">
        {t('demo.progress', { told: format.count(data.daysTold), all: format.count(data.daysToTell) })}
      </p>
    </div>
  )
}
