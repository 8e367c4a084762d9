import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '@/api/client'
import type { ImportDetail } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { importPath, importQuery } from './queries'

const route = getRouteApi('/signed-in/c/$company/import')

/** Files that Billify could not read because of a mistake of its own: once more, or away with them. */
export function Failed({ imported }: { imported: ImportDetail }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const path = importPath(company.id, imported.id)
  const { queryKey } = importQuery(company.id, imported.id)
  const again = useMutation({
    mutationFn: () => api.post<ImportDetail>(`${path}/read-again`),
    onSuccess: read => client.setQueryData(queryKey, read),
  })
  const discard = useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: async () => {
      await navigate({ search: {} })
      client.removeQueries({ queryKey })
      await refreshCompany(company.id)
    },
  })
  const failure = again.error ?? discard.error

  return (
    <section aria-label={t('underWay.failed')} className="grid gap-4">
      <Notice tone="danger">
        <p className="font-medium">{t('underWay.failed')}</p>
        <p>{t('underWay.failedSafe')}</p>
      </Notice>
      <p className="text-muted">{imported.fileNames.join(', ')}</p>
      {failure === null ? null : <ProblemNotice failure={failure} />}
      {may(company, 'editor') ? (
        <div className="flex gap-3">
          <Button look="primary" busy={again.isPending} onClick={() => again.mutate()}>
            {t('common.retry')}
          </Button>
          <Button look="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
            {t('preview.discard')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
