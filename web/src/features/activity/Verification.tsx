import { useMutation } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { AuditVerification } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, useCompany } from '@/session/queries'

/** Proves on the spot that the record was not tampered with: each entry's hash covers the one before. */
export function Verification() {
  const { t } = useMessages()
  const company = useCompany()
  const check = useMutation({
    mutationFn: () => api.get<AuditVerification>(`${companyPath(company.id)}/audit/verification`),
  })
  return (
    <div className="mb-4 grid justify-items-start gap-3">
      <Button busy={check.isPending} onClick={() => check.mutate()}>
        {t('verification.ask')}
      </Button>
      <div aria-live="polite">
        {check.data === undefined ? null : check.data.firstBroken === null ? (
          <Notice tone="good">{t('verification.whole')}</Notice>
        ) : (
          <Notice tone="danger">{t('verification.broken', { number: check.data.firstBroken })}</Notice>
        )}
      </div>
      {check.error === null ? null : <ProblemNotice failure={check.error} />}
    </div>
  )
}
