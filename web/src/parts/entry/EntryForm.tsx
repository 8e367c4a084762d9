import { type FormEvent, type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import type { Direction, LocalDate } from '@/api/model'
import { Problem } from '@/api/problem'
import { paymentReference } from '@/format/account'
import { isIban, isStructured, structuredDigits } from '@/format/iban'
import { typedAmount } from '@/format/money'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Choice } from '@/parts/Choice'
import { TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { CounterpartyField } from './CounterpartyField'
import { VatSplit } from './VatSplit'

/** The fields as texts, by their names in the API; an amount as it is typed. */
export interface Typed {
  number: string
  counterpartyName: string
  counterpartyVat: string
  issueDate: string
  dueDate: string
  amount: string
  net: string
  vat: string
  iban: string
  paymentReference: string
  certainty: string
}

export const nothingTyped: Typed = {
  number: '',
  counterpartyName: '',
  counterpartyVat: '',
  issueDate: '',
  dueDate: '',
  amount: '',
  net: '',
  vat: '',
  iban: '',
  paymentReference: '',
  certainty: 'likely',
}

const amounts = ['amount', 'net', 'vat'] as const

/** What can be done to the form from beside it. */
export interface EntryFormHandle {
  /** Puts a value into a field as if it were typed, and the focus with it. */
  put: (field: keyof Typed, value: string) => void
  focus: (field: keyof Typed) => void
}

interface Props {
  ref?: Ref<EntryFormHandle>
  /** The focus is in this field now. */
  onField?: (field: keyof Typed) => void
  expected: boolean
  direction: Direction
  /** Of the amounts; as it is typed, it may be unfinished. */
  currency: string
  initial: Typed
  /** A new one: focus in the first field, note and file beside, and the next one after it. */
  isNew: boolean
  /** Why a person should look at a field as it was handed in; no longer asked once it was changed. */
  lookAt?: (field: keyof Typed) => string | undefined
  /** What stands above the fields and belongs to the form: so its buttons stay in sight from the first line on. */
  above?: ReactNode
  /** What saving is called here. */
  action?: string
  busy: boolean
  failure: Error | null
  onSave: (
    fields: Record<string, string | null>,
    extras: { note: string; file: File | null; next: boolean },
  ) => void
  onCancel: () => void
}

/** An invoice as a person types it. The gross amount is enough; what can be checked is checked while typing. */
export function EntryForm({
  ref,
  onField,
  expected,
  direction,
  currency,
  initial,
  isNew,
  lookAt,
  above,
  action,
  busy,
  failure,
  onSave,
  onCancel,
}: Props) {
  const { t } = useMessages()
  const [typed, setTyped] = useState(initial)
  const [termDays, setTermDays] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<Problem | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const noteId = useId()
  const fileId = useId()
  const form = useFocusFirstError(wrong ?? failure)
  const set = (change: Partial<Typed>) => setTyped(old => ({ ...old, ...change }))
  const focus = (field: keyof Typed) => {
    const input = form.current?.elements.namedItem(field)
    if (input instanceof HTMLElement) input.focus()
  }
  useImperativeHandle(ref, () => ({
    focus,
    put: (field, value) => {
      set({ [field]: value, ...(field === 'amount' ? { net: '', vat: '' } : {}) })
      focus(field)
    },
  }))

  const refused = wrong ?? (failure instanceof Problem ? failure : null)
  const errorOf = (field: keyof Typed): string | undefined => {
    const found = refused?.fields.find(problem => problem.field === field)
    return found === undefined ? undefined : problemText(t, new Problem(found.code, 422))
  }
  const lookOf = (field: keyof Typed): string | undefined =>
    typed[field] === initial[field] ? lookAt?.(field) : undefined
  const fieldless = failure !== null && (refused === null || refused.fields.length === 0)

  function save(next: boolean) {
    const read: Record<string, string | null> = {}
    const problems: { field: string; code: string }[] = []
    for (const [field, text] of Object.entries(typed)) {
      const value = text.trim()
      if (field === 'certainty' && !expected) continue
      if (amounts.some(amount => amount === field) && value !== '') {
        const amount = typedAmount(value)
        if (amount === null) problems.push({ field, code: 'invalid-amount' })
        else read[field] = amount
      } else if (value !== '' || !isNew) read[field] = value === '' ? null : value
    }
    const needed = expected
      ? (['number', 'dueDate', 'amount'] as const)
      : (['counterpartyName', 'number', 'issueDate', 'amount'] as const)
    for (const field of needed) {
      if (typed[field].trim() === '') problems.push({ field, code: 'required' })
    }
    setWrong(problems.length === 0 ? null : new Problem(problems[0]?.code ?? 'required', 422, problems))
    if (problems.length === 0) onSave(read, { note, file: file.current?.files?.[0] ?? null, next })
  }

  return (
    <form
      ref={form}
      noValidate
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement && target.name in typed) onField?.(target.name as keyof Typed)
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        save(false)
      }}
      onKeyDown={event => {
        if (isNew && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          save(true)
        }
      }}
      className="grid gap-5"
    >
      {above}
      {expected ? (
        <TextField
          label={t('entry.words')}
          help={t('entry.wordsHelp')}
          name="number"
          value={typed.number}
          error={errorOf('number')}
          maxLength={100}
          autoFocus={isNew}
          onChange={event => set({ number: event.target.value })}
        />
      ) : null}
      <CounterpartyField
        value={typed.counterpartyName}
        direction={direction}
        error={errorOf('counterpartyName')}
        look={lookOf('counterpartyName')}
        note={expected ? t('common.optional') : undefined}
        autoFocus={isNew && !expected}
        onChange={counterpartyName => set({ counterpartyName })}
        onTake={party => {
          setTermDays(party.termDays)
          set({
            counterpartyName: party.name,
            counterpartyVat: party.vat ?? typed.counterpartyVat,
            iban: direction === 'payable' ? (party.iban ?? typed.iban) : typed.iban,
            ...(expected || party.termDays === null || typed.issueDate === ''
              ? {}
              : { dueDate: later(typed.issueDate, party.termDays) }),
          })
        }}
      />
      {expected ? null : (
        <TextField
          label={t('entry.number')}
          name="number"
          value={typed.number}
          error={errorOf('number')}
          look={lookOf('number')}
          maxLength={100}
          onChange={event => set({ number: event.target.value })}
        />
      )}
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {expected ? null : (
          <TextField
            label={t('entry.issueDate')}
            type="date"
            name="issueDate"
            value={typed.issueDate}
            error={errorOf('issueDate')}
            look={lookOf('issueDate')}
            onChange={event =>
              set({
                issueDate: event.target.value,
                ...(termDays === null || event.target.value === ''
                  ? {}
                  : { dueDate: later(event.target.value, termDays) }),
              })
            }
          />
        )}
        <TextField
          label={t(expected ? 'entry.expectedDate' : 'entry.dueDate')}
          note={expected ? undefined : t('common.optional')}
          type="date"
          name="dueDate"
          value={typed.dueDate}
          error={errorOf('dueDate')}
          look={lookOf('dueDate')}
          help={
            expected
              ? undefined
              : termDays === null
                ? t('entry.dueUsual')
                : t('entry.dueHelp', { days: termDays })
          }
          onChange={event => set({ dueDate: event.target.value })}
        />
        <TextField
          label={t(expected ? 'entry.amountExpected' : 'entry.amount')}
          note={currency === 'EUR' ? undefined : currency}
          inputMode="decimal"
          name="amount"
          value={typed.amount}
          error={errorOf('amount')}
          look={lookOf('amount')}
          help={expected ? undefined : t('entry.amountHelp')}
          className="text-right tabular"
          onChange={event => set({ amount: event.target.value, net: '', vat: '' })}
        />
      </div>
      {expected ? (
        <div className="grid justify-items-start gap-1.5">
          <span className="text-sm font-medium">{t('entry.sure')}</span>
          <Choice
            label={t('entry.sure')}
            value={typed.certainty}
            options={[
              { value: 'certain', label: t('entry.certain') },
              { value: 'likely', label: t('entry.likely') },
            ]}
            onChange={certainty => set({ certainty })}
          />
        </div>
      ) : (
        <VatSplit
          typed={typed}
          currency={currency}
          error={errorOf('vat') ?? errorOf('net')}
          lookOf={lookOf}
          onChange={set}
        />
      )}
      <details
        className="group"
        open={
          !isNew || errorOf('iban') !== undefined || errorOf('paymentReference') !== undefined || undefined
        }
      >
        <summary className="min-h-6 cursor-pointer text-muted">{t('entry.more')}</summary>
        <div className="mt-4 grid gap-5">
          <TextField
            label={t('entry.reference')}
            note={t('common.optional')}
            name="paymentReference"
            value={typed.paymentReference}
            error={errorOf('paymentReference')}
            look={lookOf('paymentReference')}
            help={referenceHelp(typed.paymentReference)}
            maxLength={140}
            onChange={event => set({ paymentReference: event.target.value })}
            onBlur={() => {
              const digits = structuredDigits(typed.paymentReference)
              if (digits !== null && isStructured(digits)) set({ paymentReference: paymentReference(digits) })
            }}
          />
          {direction === 'payable' || typed.iban !== '' ? (
            <TextField
              label={t('entry.iban')}
              note={t('common.optional')}
              name="iban"
              value={typed.iban}
              error={errorOf('iban')}
              look={lookOf('iban')}
              help={
                typed.iban.trim() === ''
                  ? undefined
                  : t(isIban(typed.iban) ? 'entry.ibanRight' : 'entry.ibanWrong')
              }
              onChange={event => set({ iban: grouped(event.target.value) })}
            />
          ) : null}
          <TextField
            label={t('entry.vatNumber')}
            note={t('common.optional')}
            name="counterpartyVat"
            value={typed.counterpartyVat}
            error={errorOf('counterpartyVat')}
            look={lookOf('counterpartyVat')}
            onChange={event => set({ counterpartyVat: event.target.value })}
          />
          {isNew ? (
            <>
              <div className="grid gap-1.5">
                <label htmlFor={noteId} className="text-sm font-medium">
                  {t('entry.note')} <span className="font-normal text-muted">{t('common.optional')}</span>
                </label>
                <textarea
                  id={noteId}
                  value={note}
                  maxLength={2000}
                  onChange={event => setNote(event.target.value)}
                  className="min-h-16 rounded-md border border-edge bg-raised px-3 py-2 text-base sm:text-sm"
                />
              </div>
              <div className="grid gap-1.5">
                <label htmlFor={fileId} className="text-sm font-medium">
                  {t('entry.file')} <span className="font-normal text-muted">{t('common.optional')}</span>
                </label>
                <input ref={file} id={fileId} type="file" className="max-w-full text-sm" />
                <p className="text-xs text-muted">{t('remarks.fileHelp')}</p>
              </div>
            </>
          ) : null}
        </div>
      </details>
      {fieldless ? <ProblemNotice failure={failure} /> : null}
      <div className="sticky -bottom-5 -mx-5 -mb-5 grid gap-2 border-t border-line bg-raised px-5 py-3">
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary" busy={busy}>
            {action ?? t('entry.save')}
          </Button>
          {isNew ? (
            <Button busy={busy} onClick={() => save(true)}>
              {t('entry.saveAndNext')}
            </Button>
          ) : null}
          <Button look="quiet" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </div>
        {isNew ? <p className="hidden text-xs text-muted sm:block">{t('entry.saveAndNextHelp')}</p> : null}
      </div>
    </form>
  )

  function referenceHelp(text: string): string | undefined {
    const digits = structuredDigits(text)
    if (digits === null || digits.length < 12) return undefined
    return t(isStructured(digits) ? 'entry.referenceRight' : 'entry.referenceWrong')
  }
}

const grouped = (iban: string): string =>
  iban
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')

/** Some days after a day of the calendar. */
function later(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
