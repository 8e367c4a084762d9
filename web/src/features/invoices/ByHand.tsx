import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/api/client'
import type { EntryAnswer, InvoiceDetail } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { absolute, amountTyped } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { knows, useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { asked } from '@/parts/changes/BulkBar'
import { change, offerUndo } from '@/parts/changes/deeds'
import { EntryForm, type Typed } from '@/parts/entry/EntryForm'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Remarks } from '@/parts/remarks/Remarks'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

/** All that a person may do to one invoice: correct it, take the document's word again, set it aside, note, attach. */
export function ByHand({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useMessages()
  const company = useCompany()
  const [editing, setEditing] = useState(false)
  const mayEdit = may(company, 'editor')
  const one = { invoiceIds: [invoice.id] }
  const deed = useMutation({
    mutationFn: (kind: 'takeBack' | 'delete') => change(company.id, asked(kind, one)),
  })
  return (
    <>
      {invoice.setAside === null ? null : (
        <Notice tone="look">
          <p className="font-medium">{t('aside.title')}</p>
          <p>{t('aside.because', { reason: invoice.setAside.reason })}</p>
          {mayEdit ? (
            <Button
              className="justify-self-start"
              busy={deed.isPending}
              onClick={() => deed.mutate('takeBack')}
            >
              {t('aside.takeBack')}
            </Button>
          ) : null}
        </Notice>
      )}
      <Deviations invoice={invoice} mayEdit={mayEdit} />
      {deed.error === null ? null : <ProblemNotice failure={deed.error} />}
      {!mayEdit ? null : editing ? (
        <Edit invoice={invoice} onDone={() => setEditing(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setEditing(true)}>{t('entry.edit')}</Button>
          {invoice.byHand && invoice.sources.length === 0 ? (
            <Button look="quiet" busy={deed.isPending} onClick={() => deed.mutate('delete')}>
              {t('bulk.delete')}
            </Button>
          ) : null}
        </div>
      )}
      <Remarks of={`/invoices/${invoice.id}`} notes={invoice.notes} attachments={invoice.attachments} />
    </>
  )
}

function Edit({ invoice, onDone }: { invoice: InvoiceDetail; onDone: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const initial = typedOf(invoice)
  const save = useMutation({
    mutationFn: (fields: Record<string, string | null>) =>
      api.patch<EntryAnswer>(`${companyPath(company.id)}/invoices/${invoice.id}`, { fields }),
    onSuccess: async answer => {
      const what = [invoice.counterpartyName, invoice.number].filter(Boolean).join(' ')
      if (answer.changeId !== null) offerUndo(company.id, t('entry.changed', { what }), answer.changeId)
      onDone()
      await refreshCompany(company.id)
    },
  })
  return (
    <section aria-label={t('entry.edit')} className="rounded-lg border border-line p-5">
      <EntryForm
        expected={invoice.kind === 'expected'}
        direction={invoice.direction}
        currency={invoice.amount.currency}
        initial={initial}
        isNew={false}
        busy={save.isPending}
        failure={save.error}
        onSave={read => save.mutate(onlyChanged(read, initial))}
        onCancel={onDone}
      />
    </section>
  )
}

/** Only what is not as it was: a field that nobody touched is not set by a person. */
function onlyChanged(read: Record<string, string | null>, initial: Typed): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(read).filter(([field, value]) => {
      const before = initial[field as keyof Typed]
      const isAmount = field === 'amount' || field === 'net' || field === 'vat'
      return (value ?? '') !== (isAmount ? before.replace(',', '.') : before)
    }),
  )
}

const typedOf = (invoice: InvoiceDetail): Typed => ({
  number: invoice.number,
  counterpartyName: invoice.counterpartyName ?? '',
  counterpartyVat: invoice.counterpartyVat ?? '',
  issueDate: invoice.kind === 'expected' ? '' : invoice.issueDate,
  dueDate: invoice.dueDateStated ? invoice.dueDate : '',
  amount: amountTyped(absolute(invoice.amount.amount)),
  net: invoice.net === null ? '' : amountTyped(invoice.net.amount),
  vat: invoice.vat === null ? '' : amountTyped(invoice.vat.amount),
  iban: invoice.iban === null ? '' : accountNumber(invoice.iban).replace(/\u00a0/g, ' '),
  paymentReference: invoice.paymentReference === null ? '' : paymentReference(invoice.paymentReference),
  certainty: invoice.certainty ?? 'likely',
})

/** Where person and document say different things: both are kept, and one press takes the document's. */
function Deviations({ invoice, mayEdit }: { invoice: InvoiceDetail; mayEdit: boolean }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const restore = useMutation({
    mutationFn: (field: string) =>
      api.post<EntryAnswer>(`${companyPath(company.id)}/invoices/${invoice.id}/restore`, { fields: [field] }),
    onSuccess: async answer => {
      if (answer.changeId !== null) offerUndo(company.id, t('deviation.restored'), answer.changeId)
      await refreshCompany(company.id)
    },
  })
  if (invoice.deviations.length === 0) return null

  function shown(field: string, value: string | null): string {
    if (value === null) return t('deviation.nothing')
    if (field === 'amount' || field === 'net' || field === 'vat') {
      return format.money({ amount: value, currency: invoice.amount.currency })
    }
    if (field.endsWith('Date')) return format.sentenceDay(value)
    if (field === 'iban') return accountNumber(value)
    return field === 'paymentReference' ? paymentReference(value) : value
  }

  return (
    <section className="grid gap-1">
      <h3 className="font-semibold">{t('deviation.title')}</h3>
      <ul>
        {invoice.deviations.map(({ field, typed, document, typedInForce }) => {
          const name = `field.${field}`
          return (
            <li key={field} className="grid justify-items-start border-b border-line py-2">
              <p className="text-pretty">
                <span className="block text-xs text-muted">{knows(name) ? t(name) : field}</span>
                {t('deviation.yours', { yours: shown(field, typed), theirs: shown(field, document) })}{' '}
                <span className="text-muted">
                  {t(typedInForce ? 'deviation.inForceYours' : 'deviation.inForceTheirs')}
                </span>
              </p>
              {mayEdit && typedInForce && document !== null ? (
                <Button
                  look="quiet"
                  className="-ml-3.5 text-accent!"
                  busy={restore.isPending}
                  onClick={() => restore.mutate(field)}
                >
                  {t('deviation.restore')}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {restore.error === null ? null : <ProblemNotice failure={restore.error} />}
    </section>
  )
}
