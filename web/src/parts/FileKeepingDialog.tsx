import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Keeping } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { companyKey, companyPath, may, useCompany } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { TextField } from './Field'
import { ProblemNotice } from './ProblemNotice'

const LONGEST_REASON = 500

/** How long a file stays and why; where an owner keeps it from being deleted, and lets it go again. */
export function FileKeepingDialog({
  documentId,
  name,
  onClose,
}: {
  documentId: string
  name: string
  onClose: () => void
}) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const path = `${companyPath(company.id)}/documents/${documentId}`
  const key = [...companyKey(company.id), 'keeping', documentId]
  const keeping = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Keeping>(`${path}/keeping`, { signal }),
  })
  const [reason, setReason] = useState('')
  const change = useMutation({
    mutationFn: (words: string | null) =>
      words === null
        ? api.delete<Keeping>(`${path}/hold`)
        : api.put<Keeping>(`${path}/hold`, { reason: words }),
    onSuccess: answer => {
      queryClient.setQueryData(key, answer)
      setReason('')
    },
  })
  const kept = keeping.data
  const hold = kept?.hold ?? null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() !== '') change.mutate(reason)
  }

  return (
    <Dialog title={name} onClose={onClose}>
      <div className="grid gap-3">
        {keeping.error === null ? null : <ProblemNotice failure={keeping.error} />}
        {kept === undefined ? null : (
          <>
            <p>
              {kept.keptUntil === null
                ? t('files.noLaw')
                : t('files.law', { day: format.longDay(kept.keptUntil) })}
            </p>
            {hold === null ? null : (
              <p className="font-semibold">
                {hold.by === null
                  ? t('files.heldByNobody', { at: format.moment(hold.at), reason: hold.reason })
                  : t('files.held', { at: format.moment(hold.at), by: hold.by, reason: hold.reason })}
              </p>
            )}
            {may(company, 'owner') ? (
              <form onSubmit={submit} className="grid gap-2">
                <p className="text-sm text-muted">{t('files.help')}</p>
                <TextField
                  label={t('files.reason')}
                  help={t('files.example')}
                  value={reason}
                  maxLength={LONGEST_REASON}
                  onChange={event => setReason(event.target.value)}
                />
                {change.error === null ? null : <ProblemNotice failure={change.error} />}
                <div className="flex flex-wrap gap-2">
                  <Button type="submit" busy={change.isPending} disabled={reason.trim() === ''}>
                    {t(hold === null ? 'files.hold' : 'files.say')}
                  </Button>
                  {hold === null ? null : (
                    <Button look="plain" busy={change.isPending} onClick={() => change.mutate(null)}>
                      {t('files.lift')}
                    </Button>
                  )}
                </div>
              </form>
            ) : null}
          </>
        )}
        <Button look="quiet" className="justify-self-start" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  )
}
