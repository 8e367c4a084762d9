import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import type { MailsStopped } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Gate } from '@/session/Gate'
import { useSecret } from './useSecret'

/** Where a mail leads whose reader wants no more of its kind. A click, as programs that look through mails open links too. */
export function StopMailsPage() {
  const { t } = useMessages()
  const token = useSecret('stop-mails')
  const stop = useMutation({ mutationFn: () => api.post<MailsStopped>('/mail-stops', { token }) })
  return (
    <Gate title={t('stopMails.title')}>
      <div className="grid gap-5" aria-live="polite">
        {stop.error === null ? null : <ProblemNotice failure={stop.error} />}
        {stop.data === undefined ? (
          <>
            <p className="text-pretty">{t('stopMails.ask')}</p>
            <Button look="primary" busy={stop.isPending} onClick={() => stop.mutate()}>
              {t('stopMails.stop')}
            </Button>
          </>
        ) : (
          <Notice tone="good">{t(`stopMails.${stop.data.kind}`)}</Notice>
        )}
        <Link to="/" className={buttonLook('plain')}>
          {t('confirm.go')}
        </Link>
      </div>
    </Gate>
  )
}
