import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/api/client'
import type { ImportDetail, TwinAnswer } from '@/api/model'
import { grouped } from '@/format/enterpriseNumber'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { asks, Files } from './Files'
import { importPath, importQuery } from './queries'
import { type Direction, Rows } from './Rows'
import { what } from './what'

const route = getRouteApi('/signed-in/c/$company/import')

/** What the files hold and what of it is new, before anything is written; then one press. */
export function Preview({ preview }: { preview: ImportDetail }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const [directions, setDirections] = useState<Readonly<Record<string, Direction>>>({})
  const [twins, setTwins] = useState<Readonly<Record<string, TwinAnswer>>>({})
  const [looked, setLooked] = useState<Readonly<Record<string, boolean>>>({})
  const [isOurs, setIsOurs] = useState(true)
  const { counts, ownEnterpriseNumber } = preview
  const lookedAt = Object.keys(looked).filter(row => looked[row])
  const decided = Object.keys(directions).length + lookedAt.length
  const lines = counts.newTransactions
  const invoices = counts.newInvoices + counts.mergedInvoices + decided
  const waiting = counts.undecidedInvoices - decided
  // Not "nothing new" while all that is new waits for a word, or a table for an answer.
  const canClose = lines + invoices > 0 || (waiting <= 0 && !preview.files.some(asks))

  const takeIn = useMutation({
    mutationFn: () =>
      api.post<ImportDetail>(`${importPath(company.id, preview.id)}/take-in`, {
        directions,
        twins,
        looked: lookedAt,
        ...(ownEnterpriseNumber !== null && isOurs ? { ownEnterpriseNumber } : {}),
      }),
    onSuccess: async taken => {
      client.setQueryData(importQuery(company.id, preview.id).queryKey, taken)
      await refreshCompany(company.id)
    },
  })
  const discard = useMutation({
    mutationFn: () => api.delete(importPath(company.id, preview.id)),
    onSuccess: async () => {
      await navigate({ search: {} })
      client.removeQueries({ queryKey: importQuery(company.id, preview.id).queryKey })
      await refreshCompany(company.id)
    },
  })

  return (
    <section aria-labelledby="preview-title" className="grid gap-6">
      <div>
        <h2 id="preview-title" className="text-lg font-semibold">
          {t('preview.title')}
        </h2>
        <p className="mt-1 max-w-prose text-muted text-pretty">{t('preview.safe')}</p>
      </div>
      {preview.failure === null ? null : (
        <Notice tone="danger">
          <p>{t('underWay.takeInFailed')}</p>
        </Notice>
      )}
      <Files files={preview.files} preview={preview.id} />
      {ownEnterpriseNumber === null ? null : (
        <label className="flex max-w-prose items-start gap-2.5 rounded-md bg-accent-soft px-3.5 py-3">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={isOurs}
            onChange={event => setIsOurs(event.target.checked)}
          />
          <span>{t('preview.isOurs', { number: grouped(ownEnterpriseNumber) })}</span>
        </label>
      )}
      <Rows
        imported={preview}
        directions={directions}
        onDirection={(row, direction) => setDirections(chosen => ({ ...chosen, [row]: direction }))}
        twins={twins}
        onTwin={(row, answer) => setTwins(chosen => ({ ...chosen, [row]: answer }))}
        looked={looked}
        onLooked={(row, seen) => setLooked(chosen => ({ ...chosen, [row]: seen }))}
      />
      {waiting > 0 ? <Notice tone="look">{t('preview.undecided', { count: waiting })}</Notice> : null}
      {takeIn.error === null && discard.error === null ? null : (
        <ProblemNotice failure={takeIn.error ?? discard.error} />
      )}
      {may(company, 'editor') ? (
        <div className="sticky bottom-16 z-10 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0 lg:bottom-0">
          {canClose ? (
            <Button
              look="primary"
              busy={takeIn.isPending}
              onClick={() => takeIn.mutate()}
              className="max-w-full whitespace-normal!"
            >
              {lines + invoices === 0
                ? t('preview.takeInNothing')
                : t('preview.takeIn', { what: what(t, lines, invoices) })}
            </Button>
          ) : null}
          <Button look="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
            {t('preview.discard')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
