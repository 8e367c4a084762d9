import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportDetail } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { may, useCompany } from '@/session/queries'
import { Files } from './Files'
import { UndoDialog } from './UndoDialog'
import { what } from './what'

/** What became of an import: a receipt, the way to the lines, and the way back. */
export function Result({ done }: { done: ImportDetail }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const [undoing, setUndoing] = useState(false)
  const params = { company: company.id }
  const { newTransactions: lines, newInvoices: invoices } = done.counts

  return (
    <section aria-labelledby="result-title" className="grid gap-5">
      <h2 id="result-title" className="text-lg font-semibold">
        {t(done.state === 'undone' ? 'result.undoneTitle' : 'result.title')}
      </h2>
      {done.state === 'undone' ? (
        <Notice>
          {t('result.undone', { at: done.undoneAt === null ? '' : format.moment(done.undoneAt) })}
        </Notice>
      ) : (
        <>
          <Notice tone="good">
            <p role="status">
              {lines + invoices === 0
                ? t('result.nothingNew')
                : t('result.takenIn', { what: what(t, lines, invoices) })}{' '}
              {done.matchingPending
                ? t('result.matching')
                : t('result.matched', { count: done.matchedTransactions })}
            </p>
          </Notice>
          {done.failure === null ? null : (
            <Notice tone="danger">
              <p>{t('underWay.undoFailed')}</p>
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <Link to="/c/$company/overview" params={params} className={buttonLook('primary')}>
              {t('result.toOverview')}
            </Link>
            {lines === 0 ? null : (
              <Link
                to="/c/$company/bank"
                params={params}
                search={{ import: done.id }}
                className={buttonLook('plain')}
              >
                {t('result.toLines')}
              </Link>
            )}
            {invoices === 0 ? null : (
              <Link
                to="/c/$company/invoices"
                params={params}
                search={{ import: done.id }}
                className={buttonLook('plain')}
              >
                {t('result.toInvoices')}
              </Link>
            )}
            {may(company, 'editor') ? (
              <Button look="quiet" onClick={() => setUndoing(true)}>
                {t('undo.action')}
              </Button>
            ) : null}
          </div>
        </>
      )}
      <Files files={done.files} />
      {undoing ? <UndoDialog imported={done} onClose={() => setUndoing(false)} /> : null}
    </section>
  )
}
