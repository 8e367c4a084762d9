import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/api/client'
import type { Backup } from '@/api/model'
import { fileSize } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { installationQuery, useSession } from '@/session/queries'
import { Backups } from './Backups'
import { backupsPath, backupsQuery } from './queries'

const words: Readonly<Record<Backup['outcome'], MessageKey>> = {
  good: 'backups.good',
  lacking: 'backups.madeLacking',
  underWay: 'backups.underWay',
  failed: 'backups.wrong',
  brokenOff: 'backups.brokenOff',
}

export function BackupBlock() {
  const { t } = useMessages()
  const { user } = useSession()
  const kind = useQuery(installationQuery).data?.backups.kind
  return (
    <Block title={t('backups.title')} help={t('backups.help')}>
      <div className="grid gap-5">
        <Backups />
        {user.operator && kind !== undefined && kind !== 'off' ? <OneByOne /> : null}
      </div>
    </Block>
  )
}

/** For whoever runs Billify: the last ones, why one failed, and another one now. */
function OneByOne() {
  const { t } = useMessages()
  const queries = useQueryClient()
  const found = useQuery(backupsQuery)
  const make = useMutation({
    mutationFn: () => api.post<Backup[]>(backupsPath),
    onSuccess: list => queries.setQueryData(backupsQuery.queryKey, list),
  })
  const latest = found.data?.[0]
  const underWay = latest?.outcome === 'underWay'
  useEffect(() => {
    if (latest !== undefined && !underWay)
      void queries.invalidateQueries({ queryKey: installationQuery.queryKey, exact: true })
  }, [queries, latest, underWay])
  if (found.data === undefined) {
    return found.error === null ? <Skeleton lines={2} /> : <ProblemNotice failure={found.error} />
  }
  return (
    <div className="grid gap-4">
      {found.data.length === 0 ? null : (
        <ul aria-label={t('backups.list')} className="grid gap-2.5">
          {found.data.map(backup => (
            <Line key={backup.id} backup={backup} />
          ))}
        </ul>
      )}
      <div>
        <Button busy={make.isPending || underWay} onClick={() => make.mutate()}>
          {t('backups.now')}
        </Button>
      </div>
      {make.error === null ? null : <ProblemNotice failure={make.error} />}
    </div>
  )
}

function Line({ backup }: { backup: Backup }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <li className="min-w-0 wrap-break-word">
      <p role={backup.outcome === 'underWay' ? 'status' : undefined}>
        {t(words[backup.outcome], {
          at: format.moment(backup.begunAt),
          size: backup.sizeBytes === null ? '' : fileSize(format.locale.numbers, backup.sizeBytes),
        })}
      </p>
      <p className={backup.failure === null ? 'text-sm text-muted' : 'text-sm text-danger'}>
        {backup.failure ?? backup.file}
      </p>
    </li>
  )
}
