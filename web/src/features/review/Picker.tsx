import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { AnswerRequest, Invoice, ReviewQuestion, UUID, Way } from '@/api/model'
import { compare, decimal, isNegative, minor, sum, typedAmount } from '@/format/money'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { SearchField } from '@/parts/SearchField'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { settling } from './answers'
import { pickableQuery } from './queries'

interface Props {
  question: ReviewQuestion
  /** Asks for an amount for each invoice from the start. */
  split: boolean
  onClose: () => void
  onSave: (answer: AnswerRequest) => void
}

const ways: readonly Way[] = ['fee', 'discount', 'rounding', 'other']

/** The invoices that a line pays, chosen by a person: one, or several with an amount each. */
export function Picker({ question, split, onClose, onSave }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const { transaction } = question
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly Invoice[]>([])
  const [typed, setTyped] = useState<Readonly<Record<UUID, string>>>({})
  const [way, setWay] = useState<Way | null>(null)
  const found = useQuery(pickableQuery(company.id, transaction.id, search))
  const box = useRef<HTMLElement>(null)
  const wayId = useId()

  useEffect(() => {
    box.current?.querySelector('input')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])

  const amounts = amountsOf(transaction.amount.amount, chosen, typed)
  const left = decimal(minor(transaction.amount.amount) - minor(sum(amounts.map(({ amount }) => amount))))
  const last = amounts.at(-1)
  const isShort = last !== undefined && last.amount !== last.invoice.outstanding.amount
  const overdrawn = !chosen.every(({ id }) => typed[id] === undefined || typedAmount(typed[id]) !== null)

  const toggle = (invoice: Invoice) =>
    setChosen(old =>
      old.some(({ id }) => id === invoice.id) ? old.filter(({ id }) => id !== invoice.id) : [...old, invoice],
    )

  return (
    <section ref={box} aria-label={t('review.choose')} className="mt-6 grid gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{t('review.choose')}</h3>
      <SearchField label={t('match.search')} value={search} onChange={setSearch} />
      {found.error === null ? null : <ProblemNotice failure={found.error} />}
      {found.isPending ? <Skeleton lines={3} /> : null}
      {found.data?.length === 0 ? <p className="text-muted">{t('match.none')}</p> : null}
      <ul className="max-h-72 overflow-y-auto">
        {found.data?.map(({ invoice, reason }) => (
          <li key={invoice.id} className="border-b border-line">
            <label className="flex items-start gap-3 py-2">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-accent"
                checked={chosen.some(({ id }) => id === invoice.id)}
                onChange={() => toggle(invoice)}
              />
              <span className="min-w-0 flex-1">
                <span className="flex justify-between gap-3">
                  <span className="truncate">{invoice.counterpartyName ?? invoice.number}</span>
                  <Amount money={invoice.outstanding} signed className="font-medium" />
                </span>
                <span className="block text-xs text-muted">
                  {invoice.number} · {t('invoice.due')} <Day date={invoice.dueDate} /> ·{' '}
                  {t(`match.${reason}`)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {chosen.length === 0 ? null : (
        <div className="grid gap-2 rounded-lg bg-sunken p-3">
          <h4 className="text-xs text-muted">{t('review.chosen')}</h4>
          {amounts.map(({ invoice, amount }) => (
            <div key={invoice.id} className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">
                {invoice.counterpartyName ?? ''} {invoice.number}
              </span>
              {split || chosen.length > 1 ? (
                <input
                  inputMode="decimal"
                  aria-label={t('review.amountOf', { number: invoice.number })}
                  className="min-h-9 w-32 rounded-md border border-edge bg-raised px-2 text-right tabular"
                  value={typed[invoice.id] ?? amount.replace('.', ',')}
                  onChange={event => setTyped(old => ({ ...old, [invoice.id]: event.target.value }))}
                />
              ) : (
                <Amount money={{ ...transaction.amount, amount }} signed />
              )}
            </div>
          ))}
          <p className="flex justify-between gap-3 border-t border-line pt-2">
            <span>{t('review.left')}</span>
            <Amount money={{ ...transaction.amount, amount: left }} signed className="font-medium" />
          </p>
          {isShort ? (
            <label htmlFor={wayId} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              {t('review.leftOpen')}
              <select
                id={wayId}
                className="min-h-9 max-w-full rounded-md border border-edge bg-raised px-2"
                value={way ?? ''}
                onChange={event => setWay(event.target.value === '' ? null : (event.target.value as Way))}
              >
                <option value="">{t('review.way.open')}</option>
                {ways.map(each => (
                  <option key={each} value={each}>
                    {t(`review.way.${each}`)}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          disabled={chosen.length === 0 || overdrawn}
          onClick={() =>
            onSave(
              settling(
                transaction.id,
                amounts.map(({ invoice, amount }) => ({ invoiceId: invoice.id, amount })),
                isShort ? way : null,
              ),
            )
          }
        >
          {t('review.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </section>
  )
}

/** What each of the invoices gets: what was typed, else as much as the line is good for. Credit notes come off first. */
function amountsOf(
  payment: string,
  chosen: readonly Invoice[],
  typed: Readonly<Record<UUID, string>>,
): { invoice: Invoice; amount: string }[] {
  const against = (invoice: Invoice) => isNegative(invoice.outstanding.amount) !== isNegative(payment)
  const inOrder = [...chosen.filter(against), ...chosen.filter(invoice => !against(invoice))]
  let left = minor(payment)
  return inOrder.map(invoice => {
    const open = invoice.outstanding.amount
    const text = typed[invoice.id]
    const wanted = text === undefined ? null : typedAmount(text)
    const enough = isNegative(payment) ? compare(decimal(left), open) <= 0 : compare(decimal(left), open) >= 0
    const amount = wanted ?? (against(invoice) || enough ? open : decimal(left))
    left -= minor(amount)
    return { invoice, amount }
  })
}
