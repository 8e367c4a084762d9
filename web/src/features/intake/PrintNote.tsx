import { lazy, Suspense, useState } from 'react'
import type { ImportRow, UUID } from '@/api/model'
import { knows, type Translate, useMessages, withEntry } from '@/i18n'
import { Button } from '@/parts/Button'
import { may, useCompany } from '@/session/queries'

const PrintDialog = lazy(() =>
  withEntry(import('./PrintDialog').then(({ PrintDialog }) => ({ default: PrintDialog }))),
)

interface Props {
  row: ImportRow
  print: NonNullable<ImportRow['print']>
  /** The import, as long as something can be decided. */
  preview: UUID | null
}

/** That an invoice was read from its pages, how far that can be relied on, and the way to the pages. */
export function PrintNote({ row, print, preview }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const [open, setOpen] = useState(false)
  const check = toCheck(t, row.reason === 'check-print' && row.direction === null, print.check)
  return (
    <div className="col-span-2 grid justify-items-start gap-1.5 text-xs text-muted sm:col-start-2">
      {row.reason === 'check-print' ? null : <p>{t(print.confirmed ? 'print.confirmed' : 'print.read')}</p>}
      {check === '' ? null : <p className="text-look">{t('print.check', { fields: check })}</p>}
      {preview === null || !may(company, 'editor') ? null : (
        <Button onClick={() => setOpen(true)}>
          {t(row.verdict === 'undecided' ? 'print.open' : 'print.change')}
        </Button>
      )}
      {open && preview !== null ? (
        <Suspense fallback={null}>
          <PrintDialog importId={preview} file={row.fileId} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** What a person has to look at, as the form calls it, in one line; empty for nothing. */
export const toCheck = (t: Translate, asksDirection: boolean, fields: readonly string[]): string =>
  [
    ...(asksDirection ? [t('print.direction')] : []),
    ...fields.map(field => {
      const key = `field.${field}`
      return knows(key) ? t(key) : field
    }),
  ].join(', ')
