import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Direction, PrintAnswer, PrintForm, UUID } from '@/api/model'
import { Problem } from '@/api/problem'
import { accountNumber, paymentReference } from '@/format/account'
import { useMessages } from '@/i18n'
import { Choice } from '@/parts/Choice'
import { amountTyped, EntryForm, type Typed } from '@/parts/entry/EntryForm'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyPath, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { fieldNames } from './PrintNote'
import { printPath, printQuery } from './queries'

interface Props {
  importId: UUID
  file: UUID
  onClose: () => void
}

/** The pages of an invoice beside what was read from them, to be corrected and confirmed. */
export function PrintDialog({ importId, file, onClose }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const found = useQuery(printQuery(company.id, importId, file))
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto h-[calc(100dvh-1rem)] max-h-none w-[min(80rem,calc(100vw-1rem))] max-w-none overflow-hidden rounded-lg border border-line bg-raised text-base text-ink shadow-float outline-none sm:text-sm"
    >
      <div className="grid h-full grid-rows-[minmax(8rem,2fr)_minmax(0,3fr)] lg:grid-cols-[minmax(0,1fr)_28rem] lg:grid-rows-1">
        {found.data === undefined ? (
          <div className="bg-sunken" />
        ) : (
          <Pages form={found.data} importId={importId} file={file} />
        )}
        <div className="grid content-start gap-5 overflow-y-auto border-line p-5 max-lg:border-t lg:border-l">
          <div>
            <h2 id={titleId} className="text-base font-semibold">
              {t('print.title')}
            </h2>
            <p className="mt-1 text-muted text-pretty">{t('print.intro')}</p>
          </div>
          {found.data === undefined ? (
            found.error === null ? (
              <Skeleton />
            ) : (
              <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
            )
          ) : (
            <Fields form={found.data} importId={importId} file={file} onClose={onClose} />
          )}
        </div>
      </div>
    </dialog>
  )
}

/** The pages as pictures, with a frame around each value that is in the form; those to look at stand out. */
function Pages({ form, importId, file }: { form: PrintForm; importId: UUID; file: UUID }) {
  const { t } = useMessages()
  return (
    <section aria-label={t('print.pages')} className="relative overflow-auto bg-sunken p-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <div tabIndex={0} className="grid gap-3">
        {form.pages.map(page => (
          <PagePicture key={page} form={form} page={page} importId={importId} file={file} />
        ))}
      </div>
    </section>
  )
}

function PagePicture({
  form,
  page,
  importId,
  file,
}: {
  form: PrintForm
  page: number
  importId: UUID
  file: UUID
}) {
  const { t } = useMessages()
  const company = useCompany()
  const [failed, setFailed] = useState(false)
  if (failed) {
    return (
      <Notice>
        <p>{t('print.noPicture')}</p>
        <a className="underline" href={api.address(`${companyPath(company.id)}/documents/${file}/content`)}>
          {t('print.original')}
        </a>
      </Notice>
    )
  }
  return (
    <div className="relative mx-auto w-full max-w-3xl bg-white">
      <img
        src={api.address(`${printPath(company.id, importId, file)}/pages/${page}`)}
        alt={t('print.page', { page, name: form.fields.number ?? '' })}
        onError={() => setFailed(true)}
        className="block w-full"
      />
      {form.marks
        .filter(mark => mark.page === page)
        .map(mark => (
          <span
            key={`${mark.field}-${mark.x}-${mark.y}`}
            aria-hidden
            className={`absolute rounded-sm outline-2 ${form.check.includes(mark.field) ? 'outline-look' : 'outline-accent'}`}
            style={{
              left: share(mark.x),
              top: share(mark.y),
              width: share(mark.width),
              height: share(mark.height),
            }}
          />
        ))}
    </div>
  )
}

const share = (part: number): string => `${part * 100}%`

function Fields({ form, importId, file, onClose }: { form: PrintForm } & Props) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const [direction, setDirection] = useState<Direction>(form.direction ?? 'payable')
  const [kind, setKind] = useState<'invoice' | 'creditNote'>(form.creditNote ? 'creditNote' : 'invoice')
  const [currency, setCurrency] = useState(form.currency)
  const confirm = useMutation({
    mutationFn: (fields: PrintAnswer['fields']) =>
      api.put<PrintForm>(printPath(company.id, importId, file), {
        direction,
        creditNote: kind === 'creditNote',
        currency,
        fields,
      }),
    onSuccess: async confirmed => {
      client.setQueryData(printQuery(company.id, importId, file).queryKey, confirmed)
      onClose()
      await refreshCompany(company.id)
    },
  })
  const currencyRefused =
    confirm.error instanceof Problem && confirm.error.fields.some(({ field }) => field === 'currency')
  const look = [
    ...(form.direction === null ? [t('print.direction')] : []),
    ...(form.check.length === 0 ? [] : [fieldNames(t, form.check)]),
  ].join(', ')

  return (
    <>
      {look === '' ? null : <Notice tone="look">{t('print.look', { fields: look })}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Choice
          label={t('entry.direction')}
          value={direction}
          options={[
            { value: 'payable', label: t('entry.payable') },
            { value: 'receivable', label: t('entry.receivable') },
          ]}
          onChange={setDirection}
        />
        <Choice
          label={t('entry.kind')}
          value={kind}
          options={[
            { value: 'invoice', label: t('entry.invoice') },
            { value: 'creditNote', label: t('entry.creditNote') },
          ]}
          onChange={setKind}
        />
      </div>
      <TextField
        label={t('field.currency')}
        value={currency}
        error={currencyRefused ? t('problem.unknown-currency') : undefined}
        maxLength={3}
        onChange={event => setCurrency(event.target.value.toUpperCase())}
      />
      <EntryForm
        expected={false}
        direction={direction}
        initial={typedOf(form)}
        isNew={false}
        action={t('print.confirm')}
        busy={confirm.isPending}
        failure={confirm.error}
        onSave={fields => confirm.mutate(fields)}
        onCancel={onClose}
      />
    </>
  )
}

const typedOf = ({ fields }: PrintForm): Typed => ({
  number: fields.number ?? '',
  counterpartyName: fields.counterpartyName ?? '',
  counterpartyVat: fields.counterpartyVat ?? '',
  issueDate: fields.issueDate ?? '',
  dueDate: fields.dueDate ?? '',
  amount: amountTyped(fields.amount ?? ''),
  net: amountTyped(fields.net ?? ''),
  vat: amountTyped(fields.vat ?? ''),
  iban: fields.iban == null ? '' : accountNumber(fields.iban).replace(/\u00a0/g, ' '),
  paymentReference: fields.paymentReference == null ? '' : paymentReference(fields.paymentReference),
  certainty: 'likely',
})
