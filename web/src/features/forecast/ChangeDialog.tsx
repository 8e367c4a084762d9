import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { NamedScenario, ScenarioChange } from '@/api/model'
import { plusDays } from '@/format/dates'
import { typedAmount } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, useCompany } from '@/session/queries'
import { noChange } from './changes'
import { choicesQuery, scenariosQuery } from './queries'

type Kind = 'hire' | 'purchase' | 'onceOut' | 'onceIn' | 'billLater' | 'customerLate' | 'paysLater' | 'sales'

const kinds: readonly Kind[] = [
  'hire',
  'purchase',
  'onceOut',
  'onceIn',
  'billLater',
  'customerLate',
  'paysLater',
  'sales',
]

/** Of these something must be chosen, or days or percents be typed, instead of an amount. */
const withoutAmount: readonly Kind[] = ['billLater', 'customerLate', 'paysLater', 'sales']

const LONGEST_NAME = 100

interface Props {
  currency: string
  /** Whoever may not keep it can compare all the same. */
  mayKeep: boolean
  onClose: () => void
  onKept: (id: string) => void
  onTried: (name: string, changes: ScenarioChange[]) => void
}

/** A scenario of one's own: what is otherwise, in a few fields, and a name for it. */
export function ChangeDialog({ currency, mayKeep, onClose, onKept, onTried }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const client = useQueryClient()
  const [kind, setKind] = useState<Kind>('hire')
  const [wrong, setWrong] = useState<string | null>(null)
  const choices = useQuery(choicesQuery(company.id))
  const customers = choices.data?.customers ?? []
  const bills = choices.data?.bills ?? []
  const offered = kinds.filter(
    one => (one !== 'customerLate' || customers.length > 0) && (one !== 'billLater' || bills.length > 0),
  )
  const keep = useMutation({
    mutationFn: (body: { name: string; changes: ScenarioChange[] }) =>
      api.post<NamedScenario>(`${companyPath(company.id)}/forecast/scenarios`, body),
    onSuccess: async made => {
      await client.invalidateQueries(scenariosQuery(company.id))
      onKept(made.id)
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const money = (name: string, sign: '' | '-') => {
      const typed = typedAmount(text(name))
      return typed === null ? null : { amount: `${sign}${typed.replace(/^[+-]/, '')}`, currency }
    }
    const label = text('label')
    const amount = money('amount', kind === 'hire' || kind === 'onceOut' ? '-' : '')
    if (!withoutAmount.includes(kind) && amount === null) {
      setWrong('amount')
      return
    }
    setWrong(null)
    const loan = text('loan') === '' ? null : money('loan', '')
    const changes: Record<Kind, Partial<ScenarioChange>> = {
      hire: { kind: 'monthly', label, from: text('month'), amount },
      purchase: {
        kind: 'purchase',
        label,
        date: text('date'),
        amount,
        loan,
        months: Number(text('months')) || 1,
        yearlyPercent: Number(text('rate').replace(',', '.')) || 0,
      },
      onceOut: { kind: 'once', label, date: text('date'), amount },
      onceIn: { kind: 'once', label, date: text('date'), amount },
      billLater: { kind: 'paidOn', invoiceId: text('bill'), date: text('date') },
      customerLate: { kind: 'paysLater', party: text('customer'), days: Number(text('days')) },
      paysLater: { kind: 'paysLater', days: Number(text('days')) },
      sales: { kind: 'sales', percent: Number(text('percent')) },
    }
    const chosen = form.get(kind === 'customerLate' ? 'customer' : 'bill')
    const fallback = [
      t(`scenario.kind.${kind}`),
      customers.find(({ party }) => party === chosen)?.name ??
        bills.find(({ invoiceId }) => invoiceId === chosen)?.counterpartyName,
    ]
    const name = (label === '' ? fallback.filter(part => part).join(': ') : label).slice(0, LONGEST_NAME)
    const made = [{ ...noChange, ...changes[kind] }]
    if (mayKeep) keep.mutate({ name, changes: made })
    else onTried(name, made)
  }

  const soon = plusDays(format.today, 30)
  return (
    <Dialog title={t('scenario.add')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <SelectField
          label={t('scenario.what')}
          value={kind}
          onChange={event => setKind(event.target.value as Kind)}
        >
          {offered.map(one => (
            <option key={one} value={one}>
              {t(`scenario.kind.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="label"
          maxLength={LONGEST_NAME}
          label={t('scenario.name')}
          note={t('common.optional')}
          placeholder={t(`scenario.kind.${kind}`)}
        />
        {kind === 'customerLate' ? (
          <SelectField name="customer" label={t('scenario.customer')}>
            {customers.map(({ party, name, open }) => (
              <option key={party} value={party}>
                {name ?? t('common.unnamed')} · {format.money(open)}
              </option>
            ))}
          </SelectField>
        ) : null}
        {kind === 'billLater' ? (
          <SelectField name="bill" label={t('scenario.bill')}>
            {bills.map(({ invoiceId, counterpartyName, number, amount, dueDate }) => (
              <option key={invoiceId} value={invoiceId}>
                {[counterpartyName ?? number, format.money(amount), format.shortDay(dueDate)].join(' · ')}
              </option>
            ))}
          </SelectField>
        ) : null}
        {kind === 'billLater' ? null : kind === 'paysLater' || kind === 'customerLate' ? (
          <TextField
            name="days"
            type="number"
            min={1}
            max={365}
            required
            defaultValue={30}
            label={t('scenario.days')}
          />
        ) : kind === 'sales' ? (
          <TextField
            name="percent"
            type="number"
            min={-100}
            max={300}
            required
            defaultValue={-10}
            label={t('scenario.percent')}
            help={t('scenario.percentHelp')}
          />
        ) : (
          <TextField
            name="amount"
            inputMode="decimal"
            required
            label={t(kind === 'hire' ? 'scenario.perMonth' : 'scenario.amount')}
            help={kind === 'hire' ? t('scenario.perMonthHelp') : undefined}
            error={wrong === 'amount' ? t('problem.not-an-amount') : undefined}
          />
        )}
        {kind === 'hire' ? (
          <TextField
            name="month"
            type="month"
            required
            defaultValue={soon.slice(0, 7)}
            label={t('scenario.from')}
          />
        ) : null}
        {kind === 'purchase' || kind === 'onceOut' || kind === 'onceIn' || kind === 'billLater' ? (
          <TextField
            name="date"
            type="date"
            required
            min={format.today}
            defaultValue={soon}
            label={t(kind === 'billLater' ? 'scenario.paidOn' : 'scenario.date')}
          />
        ) : null}
        {kind === 'purchase' ? (
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              name="loan"
              inputMode="decimal"
              label={t('scenario.loan')}
              note={t('common.optional')}
            />
            <TextField
              name="months"
              type="number"
              min={1}
              max={360}
              defaultValue={48}
              label={t('scenario.months')}
            />
            <TextField name="rate" inputMode="decimal" defaultValue="4,5" label={t('scenario.rate')} />
          </div>
        ) : null}
        {keep.error === null ? null : <ProblemNotice failure={keep.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" busy={keep.isPending}>
            {t(mayKeep ? 'scenario.keep' : 'scenario.try')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
