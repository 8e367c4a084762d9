import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Ref, type RefObject, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Direction, PrintAnswer, PrintForm, PrintValue, UUID } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { amountTyped } from '@/format/money'
import { useMessages } from '@/i18n'
import { CurrencyField } from '@/parts/entry/CurrencyField'
import { EntryForm, type EntryFormHandle, type Typed } from '@/parts/entry/EntryForm'
import { NatureChoices, type PaperKind } from '@/parts/entry/NatureChoices'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyPath, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { toCheck } from './PrintNote'
import { printPath, printQuery, printValuesQuery } from './queries'

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
  const form = useRef<EntryFormHandle>(null)
  const pages = useRef<PagesHandle>(null)
  const [field, setField] = useState<keyof Typed | null>(null)
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
      className="m-auto h-[calc(100dvh-1rem)] max-h-none w-[min(80rem,calc(100vw-1rem))] max-w-none overflow-clip rounded-lg border border-line bg-raised text-base text-ink shadow-float outline-none sm:text-sm"
    >
      <div className="grid h-full grid-rows-[minmax(8rem,2fr)_minmax(0,3fr)] lg:grid-cols-[minmax(0,1fr)_28rem] lg:grid-rows-1">
        {found.data === undefined ? (
          <div className="bg-sunken" />
        ) : (
          <Pages
            form={found.data}
            importId={importId}
            file={file}
            ref={pages}
            field={field}
            onTake={value => {
              if (field !== null) form.current?.put(field, typedOf(value, field))
            }}
            onBack={() => {
              if (field !== null) form.current?.focus(field)
            }}
          />
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for all fields within */}
        <div
          onKeyDown={event => {
            if (event.key !== 'F2') return
            event.preventDefault()
            pages.current?.focusFirst()
          }}
          className="grid content-start gap-5 overflow-y-auto border-line p-5 max-lg:border-t lg:border-l"
        >
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
            <Fields
              form={found.data}
              importId={importId}
              file={file}
              onClose={onClose}
              entry={form}
              onField={setField}
            />
          )}
        </div>
      </div>
    </dialog>
  )
}

/** What can be done to the pages from beside them. */
interface PagesHandle {
  /** To the first value that fits the field. */
  focusFirst: () => void
}

interface PagesProps {
  ref: Ref<PagesHandle>
  form: PrintForm
  importId: UUID
  file: UUID
  /** The field that is being corrected. */
  field: keyof Typed | null
  onTake: (value: PrintValue) => void
  onBack: () => void
}

/**
 * The pages as pictures, with a frame around each value that is in the form; those to look at stand out. What fits the field that is
 * being corrected can be taken with one click, or with the arrows and Enter.
 */
function Pages({ ref, form, importId, file, field, onTake, onBack }: PagesProps) {
  const { t } = useMessages()
  const company = useCompany()
  const values = useQuery({
    ...printValuesQuery(company.id, importId, file),
    enabled: field !== null,
  })
  const fitting = field === null ? [] : fittingValues(values.data ?? [], field)
  const box = useRef<HTMLElement>(null)
  useImperativeHandle(ref, () => ({
    focusFirst: () => box.current?.querySelector<HTMLElement>('[data-value]')?.focus(),
  }))
  useEffect(() => {
    box.current
      ?.querySelector(`[data-mark="${field}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [field])
  const step = (from: HTMLElement, by: number) => {
    const buttons = [...(from.closest('section')?.querySelectorAll<HTMLElement>('[data-value]') ?? [])]
    buttons[(buttons.indexOf(from) + by + buttons.length) % buttons.length]?.focus()
  }
  return (
    <section
      ref={box}
      aria-label={t('print.pages')}
      className="relative overflow-auto bg-sunken p-3"
      onKeyDown={event => {
        if (!(event.target instanceof HTMLElement) || event.target.dataset.value === undefined) return
        if (event.key === 'ArrowDown' || event.key === 'ArrowRight') step(event.target, 1)
        else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') step(event.target, -1)
        else if (event.key === 'Escape') onBack()
        else return
        event.preventDefault()
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <div tabIndex={0} className="grid gap-3">
        {form.pages.map(page => (
          <PagePicture
            key={page}
            form={form}
            page={page}
            importId={importId}
            file={file}
            values={fitting.filter(value => value.page === page)}
            onTake={onTake}
          />
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
  values,
  onTake,
}: {
  form: PrintForm
  page: number
  importId: UUID
  file: UUID
  values: readonly PrintValue[]
  onTake: (value: PrintValue) => void
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
    <div className="relative mx-auto w-full min-w-140 max-w-3xl bg-white">
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
            data-mark={mark.field}
            className={`absolute rounded-sm outline-2 ${form.check.includes(mark.field) ? 'outline-look' : 'outline-accent'}`}
            style={placeOf(mark)}
          />
        ))}
      {values.map(value => (
        <button
          key={`${value.kind}-${value.x}-${value.y}-${value.text}`}
          type="button"
          tabIndex={-1}
          data-value={value.value}
          title={value.text}
          aria-label={value.text}
          onClick={() => onTake(value)}
          className="absolute rounded-sm bg-accent/15 outline-1 outline-accent/60 outline-dashed hover:bg-accent/35 focus-visible:bg-accent/35 focus-visible:outline-2 focus-visible:outline-solid"
          // A short one may stand within a longer one and must be reached as well.
          style={{ ...placeOf(value), zIndex: 1 + Math.round((1 - value.width) * 100) }}
        />
      ))}
    </div>
  )
}

const placeOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  left: share(x),
  top: share(y),
  width: share(width),
  height: share(height),
})

const share = (part: number): string => `${part * 100}%`

const inSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' })

function Fields({
  form,
  importId,
  file,
  onClose,
  entry,
  onField,
}: {
  form: PrintForm
  entry: RefObject<EntryFormHandle | null>
  onField: (field: keyof Typed) => void
} & Props) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const [direction, setDirection] = useState<Direction | null>(form.direction)
  const [asked, setAsked] = useState(false)
  const [kind, setKind] = useState<PaperKind>(form.creditNote ? 'creditNote' : 'invoice')
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
  const initial = initially(form)
  // Who owes whom is decided first, and stands above the fields.
  const first = form.direction === null ? undefined : fieldOrder.find(field => form.check.includes(field))
  useEffect(() => {
    if (first !== undefined) entry.current?.focus(first)
  }, [first, entry])
  const look = toCheck(t, form.direction === null, form.check)

  return (
    <>
      {form.otherAccount === null ? null : (
        <Notice tone="danger">
          <p className="font-medium">{t('reason.new-account')}</p>
          <p>
            {t('doubt.account', {
              known: accountNumber(form.otherAccount),
              incoming: accountNumber(form.fields.iban ?? ''),
            })}
          </p>
        </Notice>
      )}
      {look === '' ? null : <Notice tone="look">{t('print.look', { fields: look })}</Notice>}
      <EntryForm
        ref={entry}
        onField={onField}
        expected={false}
        above={
          <>
            <NatureChoices
              direction={direction}
              onDirection={setDirection}
              kind={{ value: kind, onChange: setKind }}
            />
            {asked && direction === null ? (
              <p role="alert" ref={inSight} className="-mt-3 text-sm text-danger">
                {t('print.direction')}: {t('problem.required')}
              </p>
            ) : null}
            <CurrencyField value={currency} failure={confirm.error} onChange={setCurrency} />
            <p className="text-xs text-muted text-pretty">
              {t('print.choose')}{' '}
              <span className="max-sm:hidden pointer-coarse:hidden">{t('print.chooseByKeys')}</span>
            </p>
          </>
        }
        direction={direction ?? 'payable'}
        currency={currency}
        initial={initial}
        isNew={false}
        lookAt={field =>
          form.check.includes(field)
            ? t(initial[field] === '' ? 'print.notFound' : 'print.compare')
            : undefined
        }
        action={t('print.confirm')}
        busy={confirm.isPending}
        failure={confirm.error}
        onSave={fields => {
          setAsked(true)
          if (direction !== null) confirm.mutate(fields)
        }}
        onCancel={onClose}
      />
    </>
  )
}

/** The fields as they stand below each other. */
const fieldOrder: readonly (keyof Typed)[] = [
  'counterpartyName',
  'number',
  'issueDate',
  'dueDate',
  'amount',
  'net',
  'vat',
  'paymentReference',
  'iban',
  'counterpartyVat',
]

const initially = ({ fields }: PrintForm): Typed => ({
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

/** What a field can be: the first kinds before the others. */
const kinds: Partial<Record<keyof Typed, readonly PrintValue['kind'][]>> = {
  number: ['code', 'reference'],
  counterpartyName: ['text'],
  counterpartyVat: ['tax-number'],
  issueDate: ['date'],
  dueDate: ['date'],
  amount: ['amount'],
  net: ['amount'],
  vat: ['amount'],
  iban: ['account'],
  paymentReference: ['reference', 'code', 'text'],
}

/** In reading order, as the arrows go. */
const fittingValues = (values: readonly PrintValue[], field: keyof Typed): PrintValue[] =>
  values
    .filter(({ kind }) => kinds[field]?.includes(kind))
    .sort((one, other) => one.page - other.page || one.y - other.y || one.x - other.x)

/** A value of the page as it is typed in the form. */
const typedOf = ({ value }: PrintValue, field: keyof Typed): string => {
  if (field === 'amount' || field === 'net' || field === 'vat') return amountTyped(value)
  if (field === 'iban') return accountNumber(value).replace(/\u00a0/g, ' ')
  return field === 'paymentReference' ? paymentReference(value) : value
}
