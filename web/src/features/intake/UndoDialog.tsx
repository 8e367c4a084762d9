import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Import, ImportDetail } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { importPath, importQuery } from './queries'
import { what } from './what'

/** Says what will be gone before it is gone. */
export function UndoDialog({ imported, onClose }: { imported: Import; onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => api.post<ImportDetail>(`${importPath(company.id, imported.id)}/undo`),
    onSuccess: async undone => {
      client.setQueryData(importQuery(company.id, imported.id).queryKey, undone)
      onClose()
      await refreshCompany(company.id)
    },
  })
  const { newTransactions, newInvoices } = imported.counts

  return (
    <Dialog title={t('undo.title')} onClose={onClose}>
      <div className="grid gap-3">
        <p className="text-pretty">{t('undo.takesBack', { what: what(t, newTransactions, newInvoices) })}</p>
        <p className="text-muted text-pretty">{t('undo.keeps')}</p>
        {undo.error === null ? null : <ProblemNotice failure={undo.error} />}
        <div className="mt-2 flex justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo.action')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
