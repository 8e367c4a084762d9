import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { buttonLook } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { Gate } from '@/session/Gate'
import { sessionQuery } from '@/session/queries'
import { forgetSecret, useSecret } from './useSecret'

/** Where the link leads that proves an address. Whoever opened it has read the mail: there is nothing more to ask. */
export function ConfirmPage() {
  const { t } = useMessages()
  const token = useSecret('confirm')
  const client = useQueryClient()
  const { mutate, error, isSuccess, isIdle } = useMutation({
    mutationFn: () => api.post('/address-confirmations/use', { token }),
    onSuccess: () => {
      forgetSecret('confirm')
      return client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
  useEffect(() => {
    if (isIdle) mutate()
  }, [isIdle, mutate])

  return (
    <Gate title={t('confirm.title')}>
      <div className="grid gap-5" aria-live="polite">
        {error === null ? null : <ProblemNotice failure={error} />}
        {isSuccess ? (
          <Notice tone="good">{t('confirm.done')}</Notice>
        ) : error === null ? (
          <Skeleton lines={1} />
        ) : null}
        <Link to="/" className={buttonLook(isSuccess ? 'primary' : 'plain')}>
          {t('confirm.go')}
        </Link>
      </div>
    </Gate>
  )
}
