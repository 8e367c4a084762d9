import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Vessel } from '@/api/model'
import { absolute, typedAmount } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { vesselsQuery } from './queries'

const everyNames: Readonly<Record<number, MessageKey>> = {
  1: 'vessel.every.1',
  3: 'vessel.every.3',
  12: 'vessel.every.12',
}

/** What is planned to come or leave again and again; what really comes fills it. */
export function Vessels({ currency }: { currency: string }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const path = `${companyPath(company.id)}/forecast/vessels`
  const vessels = useQuery(vesselsQuery(company.id))
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState(false)
  const add = useMutation({
    mutationFn: (vessel: Omit<Vessel, 'id'>) => api.post<Vessel>(path, vessel),
    onSuccess: async () => {
      form.current?.reset()
      await refreshCompany(company.id)
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`${path}/${id}`),
    onSuccess: () => refreshCompany(company.id),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const typed = typedAmount(text('amount'))
    setWrong(typed === null)
    if (typed === null) return
    const amount = `${text('direction') === 'out' ? '-' : ''}${absolute(typed)}`
    add.mutate({
      label: text('label'),
      amount: { amount, currency },
      months: Number(text('months')),
      from: text('from'),
      until: text('until') || null,
      party: text('party') || null,
    })
  }

  const failure = add.error ?? remove.error ?? vessels.error
  return (
    <section className="grid gap-3">
      <h3 className="font-semibold">{t('vessel.title')}</h3>
      <p className="text-xs text-muted text-pretty">{t('vessel.help')}</p>
      {failure === null ? null : <ProblemNotice failure={failure} />}
      <ul>
        {vessels.data?.map(vessel => (
          <li
            key={vessel.id}
            className="grid grid-cols-[1fr_auto_auto] items-center gap-x-3 border-t border-line py-2"
          >
            <span className="grid min-w-0">
              <span className="truncate">{vessel.label}</span>
              <span className="text-xs text-muted">
                {[
                  t('vessel.said', {
                    every: t(everyNames[vessel.months] ?? 'vessel.every.1'),
                    day: format.shortDay(vessel.from),
                  }),
                  vessel.party === null ? null : t('vessel.saidParty', { party: vessel.party }),
                ]
                  .filter(part => part !== null)
                  .join(' · ')}
              </span>
            </span>
            <Amount money={vessel.amount} signed className="font-medium" />
            {may(company, 'editor') ? (
              <Button
                look="quiet"
                aria-label={t('vessel.remove', { name: vessel.label })}
                onClick={() => remove.mutate(vessel.id)}
                className="px-2"
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {may(company, 'editor') ? (
        <form ref={form} onSubmit={submit} className="grid grid-cols-2 items-start gap-3">
          <TextField name="label" required maxLength={100} label={t('vessel.label')} />
          <TextField
            name="amount"
            inputMode="decimal"
            required
            label={t('vessel.amount')}
            error={wrong ? t('problem.not-an-amount') : undefined}
          />
          <SelectField name="direction" label={t('vessel.direction')}>
            <option value="out">{t('vessel.out')}</option>
            <option value="in">{t('vessel.in')}</option>
          </SelectField>
          <SelectField name="months" label={t('vessel.every')}>
            {[1, 3, 12].map(months => (
              <option key={months} value={months}>
                {t(everyNames[months] ?? 'vessel.every.1')}
              </option>
            ))}
          </SelectField>
          <TextField
            name="from"
            type="date"
            required
            defaultValue={`${format.today.slice(0, 7)}-01`}
            label={t('vessel.from')}
          />
          <TextField name="until" type="date" label={t('vessel.until')} note={t('common.optional')} />
          <div className="col-span-2">
            <TextField
              name="party"
              maxLength={100}
              label={t('vessel.party')}
              note={t('common.optional')}
              help={t('vessel.partyHelp')}
            />
          </div>
          <div>
            <Button type="submit" busy={add.isPending}>
              {t('vessel.add')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  )
}
