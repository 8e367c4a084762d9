import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Digest } from '@/api/model'
import { useMessages } from '@/i18n'
import { Choice } from '@/parts/Choice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { installationQuery, useSession } from '@/session/queries'
import { useChangePreferences } from './useChangePreferences'

const digests: readonly Digest[] = ['none', 'daily', 'weekly']

/** Which mails come by themselves. They go to addresses that are known to be their reader's. */
export function Mails() {
  const { t } = useMessages()
  const { user } = useSession()
  const { preferences, change } = useChangePreferences()
  const installation = useQuery(installationQuery)
  const alerts = useId()
  return (
    <>
      <div className="grid justify-items-start gap-1.5">
        <span aria-hidden className="font-medium">
          {t('mails.digest')}
        </span>
        <Choice<Digest>
          label={t('mails.digest')}
          value={preferences.digest}
          options={digests.map(value => ({ value, label: t(`mails.${value}`) }))}
          onChange={digest => change.mutate({ digest })}
        />
        <p className="text-xs text-muted">{t('mails.digestHelp')}</p>
      </div>
      <div className="flex items-start gap-3">
        <input
          id={alerts}
          type="checkbox"
          className="mt-1 size-4 accent-accent"
          checked={preferences.alerts}
          onChange={event => change.mutate({ alerts: event.target.checked })}
        />
        <label htmlFor={alerts} className="text-pretty">
          {t('mails.alerts')}
        </label>
      </div>
      {installation.data?.mail === false ? (
        <p className="text-pretty text-muted">{t('mails.off')}</p>
      ) : user.confirmed ? null : (
        <p className="text-pretty text-muted">{t('mails.unconfirmed')}</p>
      )}
      {change.error === null ? null : <ProblemNotice failure={change.error} />}
    </>
  )
}
