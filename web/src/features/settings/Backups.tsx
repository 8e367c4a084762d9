import { useQuery } from '@tanstack/react-query'
import type { BackupState } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { type Translate, useMessages } from '@/i18n'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { installationQuery } from '@/session/queries'

/** How old the last good backup is, and whether somebody should do something. */
export function Backups() {
  const { t } = useMessages()
  const format = useFormat()
  const found = useQuery(installationQuery)
  if (found.data === undefined) {
    return found.error === null ? <Skeleton lines={1} /> : <ProblemNotice failure={found.error} />
  }
  const { backups } = found.data
  return (
    <BackupWords
      t={t}
      backups={backups}
      at={backups.lastAt === null ? null : format.moment(backups.lastAt)}
    />
  )
}

function BackupWords({ t, backups, at }: { t: Translate; backups: BackupState; at: string | null }) {
  const lastGood = at === null ? t('backups.noGood') : t('backups.lastGood', { at })
  switch (backups.kind) {
    case 'off':
      return <p className="text-muted">{t('backups.off')}</p>
    case 'fine':
      return <p>{at === null ? t('backups.none') : t('backups.fine', { at })}</p>
    case 'late':
    case 'lacking':
    case 'failed':
      return (
        <Notice tone={backups.kind === 'late' ? 'look' : 'danger'}>
          <p>{t(`backups.${backups.kind}`)}</p>
          <p>{lastGood}</p>
        </Notice>
      )
  }
}
