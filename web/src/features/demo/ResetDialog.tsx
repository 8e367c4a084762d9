import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, useCompany } from '@/session/queries'

/** Says what is forgotten before it is; the demo is then entered anew. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const router = useRouter()
  const reset = useMutation({
    mutationFn: () => api.post(`${companyPath(company.id)}/demo/reset`),
    onSuccess: () => router.navigate({ to: '/demo', replace: true }),
  })

  return (
    <Dialog title={t('demo.resetTitle')} onClose={onClose}>
      <div className="grid gap-3">
        <p className="text-pretty">{t('demo.resetText')}</p>
        {reset.error === null ? null : <ProblemNotice failure={reset.error} />}
        <div className="mt-2 flex justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="danger" busy={reset.isPending} onClick={() => reset.mutate()}>
            {t('demo.reset')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
