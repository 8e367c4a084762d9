import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { api } from '@/api/client'
import type { DutyKind, DutyState, ForecastSaid, SeriesState } from '@/api/model'
import { typedAmount } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { SelectField, TextField } from '@/parts/Field'
import { Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { saidQuery } from './queries'
import { Vessels } from './Vessels'

/** As many as fit without scrolling far; the rest on a press. */
const FIRST_SERIES = 8

interface Change {
  path: string
  body: object
  /** What the panel shows until the answer is there. */
  shown: (said: ForecastSaid) => ForecastSaid
}

/** What an owner says of the company so that the forecast counts it. Each answer counts at once; none is needed. */
export function SaidPanel({ currency, onClose }: { currency: string; onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const query = saidQuery(company.id)
  const said = useQuery(query)
  const [unanswered, setUnanswered] = useState<readonly Change[]>([])
  const change = useMutation({
    // One after the other: a tick and the amount typed right after it must not overtake each other.
    scope: { id: `forecast-said-${company.id}` },
    mutationFn: ({ path, body }: Change) =>
      api.put<ForecastSaid>(`${companyPath(company.id)}/forecast/settings${path}`, body),
    onSuccess: async now => {
      // What was asked before this was said would take it back for a moment.
      await client.cancelQueries(query)
      client.setQueryData(query.queryKey, now)
      void refreshCompany(company.id)
    },
    onSettled: (_now, _failure, answered) => setUnanswered(all => all.filter(one => one !== answered)),
  })
  const say = (one: Change) => {
    setUnanswered(all => [...all, one])
    change.mutate(one)
  }
  const shown = said.data && unanswered.reduce((before, one) => one.shown(before), said.data)
  const mayChange = may(company, 'editor')
  return (
    <Panel title={t('said.title')} onClose={onClose}>
      <p className="text-muted text-pretty">{t(mayChange ? 'said.intro' : 'said.onlyRead')}</p>
      {said.isPending ? <Skeleton lines={8} /> : null}
      {said.error === null ? null : (
        <ProblemNotice failure={said.error} onRetry={() => void said.refetch()} />
      )}
      {change.error === null ? null : <ProblemNotice failure={change.error} />}
      {shown === undefined ? null : (
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-7">
          <legend className="sr-only">{t('said.title')}</legend>
          <Profile said={shown} onChange={(body, shown) => say({ path: '', body, shown })} />
          <Duties
            said={shown}
            onChange={(kind, body) =>
              say({
                path: `/duties/${kind}`,
                body,
                shown: before => ({
                  ...before,
                  duties: before.duties.map(duty =>
                    duty.kind === kind ? { ...duty, standing: body.counts ? 'counted' : 'off' } : duty,
                  ),
                }),
              })
            }
          />
          <Vessels currency={currency} />
          <Series
            series={shown.series}
            onChange={(key, word) =>
              say({
                path: '/series',
                body: { key, word },
                shown: before => ({
                  ...before,
                  series: before.series.map(one => (one.key === key ? { ...one, word } : one)),
                }),
              })
            }
          />
        </fieldset>
      )}
    </Panel>
  )
}

const heading = 'mb-2 font-semibold'

interface ProfileProps {
  said: ForecastSaid
  onChange: (body: object, shown: (said: ForecastSaid) => ForecastSaid) => void
}

function Profile({ said, onChange }: ProfileProps) {
  const { t } = useMessages()
  const company = useCompany()
  const now = {
    vatRegime: said.vatRegime,
    employer: said.employer,
    unusedCredit: said.unusedCredit?.amount ?? null,
  }
  const say = (more: Partial<Pick<ForecastSaid, 'vatRegime' | 'employer'>>) =>
    onChange({ ...now, ...more }, before => ({ ...before, ...more }))
  return (
    <section className="grid gap-4">
      <h3 className="font-semibold">{t('said.company')}</h3>
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          label={t('said.vat')}
          value={said.vatRegime ?? ''}
          onChange={event => say({ vatRegime: (event.target.value || null) as ForecastSaid['vatRegime'] })}
        >
          <option value="">{t('said.vat.unsaid')}</option>
          <option value="monthly">{t('said.vat.monthly')}</option>
          <option value="quarterly">{t('said.vat.quarterly')}</option>
          <option value="exempt">{t('said.vat.exempt')}</option>
        </SelectField>
        <SelectField
          label={t('said.employer')}
          value={said.employer === null ? '' : said.employer ? 'yes' : 'no'}
          onChange={event =>
            say({ employer: event.target.value === '' ? null : event.target.value === 'yes' })
          }
        >
          <option value="">{t('said.vat.unsaid')}</option>
          <option value="yes">{t('said.yes')}</option>
          <option value="no">{t('said.no')}</option>
        </SelectField>
      </div>
      <TypedAmount
        key={now.unusedCredit}
        label={t('said.credit')}
        help={t('said.creditHelp')}
        amount={now.unusedCredit}
        onKeep={amount => onChange({ ...now, unusedCredit: amount }, before => before)}
      />
      <p className="text-xs text-muted">
        <Link to="/c/$company/settings" params={{ company: company.id }} className="asked rounded-sm">
          {t('said.floor')}
        </Link>
      </p>
    </section>
  )
}

interface TypedAmountProps {
  label: string
  help?: string
  note?: string
  amount: string | null
  onKeep: (amount: string | null) => void
}

/** An amount that is kept when it is left or on Enter; emptied, it is taken back. */
function TypedAmount({ label, help, note, amount, onKeep }: TypedAmountProps) {
  const { t } = useMessages()
  const [wrong, setWrong] = useState(false)
  const keep = (text: string) => {
    const typed = text.trim() === '' ? null : typedAmount(text)
    const refused = text.trim() !== '' && typed === null
    setWrong(refused)
    if (!refused && typed !== amount) onKeep(typed)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    keep(String(new FormData(event.currentTarget).get('amount')))
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[1fr_auto] items-end gap-2">
      <TextField
        name="amount"
        inputMode="decimal"
        label={label}
        note={note}
        defaultValue={amount?.replace(/\.00$/, '').replace('.', ',') ?? ''}
        error={wrong ? t('problem.not-an-amount') : undefined}
      />
      <Button type="submit">{t('said.keep')}</Button>
      {help === undefined ? null : <p className="col-span-2 text-xs text-muted">{help}</p>}
    </form>
  )
}

interface DutiesProps {
  said: ForecastSaid
  onChange: (kind: DutyKind, body: { counts: boolean; amount: string | null }) => void
}

/** Only an employer owes these. */
const ofWages: readonly DutyKind[] = ['wages', 'wageTax', 'socialSecurity', 'holidayPay', 'yearEndPremium']

const per = (kind: DutyKind) =>
  kind === 'wages'
    ? 'said.perMonth'
    : kind === 'socialSecurity' || kind === 'selfEmployed'
      ? 'said.perQuarter'
      : 'said.eachTime'

function Duties({ said, onChange }: DutiesProps) {
  const { t } = useMessages()
  const format = useFormat()
  const shown = said.duties.filter(
    ({ kind, standing }) => standing === 'found' || said.employer !== false || !ofWages.includes(kind),
  )
  return (
    <section>
      <h3 className={heading}>{t('said.duties')}</h3>
      <p className="mb-2 text-xs text-muted text-pretty">
        {t('said.dutiesHelp', { day: format.longDay(said.calendarCheckedOn) })}
      </p>
      <ul>
        {shown.map(duty => (
          <li key={duty.kind} className="border-t border-line py-2.5">
            <Duty duty={duty} onChange={body => onChange(duty.kind, body)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface DutyProps {
  duty: DutyState
  onChange: (body: { counts: boolean; amount: string | null }) => void
}

function Duty({ duty, onChange }: DutyProps) {
  const { t } = useMessages()
  const format = useFormat()
  const id = useId()
  const { kind, standing, nextOn, nextAmount } = duty
  const name = t(`duty.${kind}`)
  const amount = duty.amount?.amount ?? null
  const day = nextOn === null ? '' : format.shortDay(nextOn)
  const state =
    standing === 'found'
      ? t('said.found')
      : standing === 'amountNeeded'
        ? t('said.amountNeeded')
        : standing === 'off'
          ? nextOn === null
            ? t('said.offNoDay')
            : t('said.off', { day })
          : nextAmount === null
            ? t('said.countedLater', { day })
            : t('said.counted', { amount: format.money(nextAmount), day })
  const counts = standing === 'counted' || standing === 'amountNeeded'
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="flex items-start gap-2.5">
        <input
          id={id}
          type="checkbox"
          checked={counts || standing === 'found'}
          disabled={standing === 'found'}
          onChange={event => onChange({ counts: event.target.checked, amount })}
          className="mt-0.5 size-4 accent-accent"
        />
        <span className="grid">
          {name}
          <span className={`text-xs ${standing === 'amountNeeded' ? 'text-look' : 'text-muted'}`}>
            {state}
          </span>
        </span>
      </label>
      {counts ? (
        <div className="pl-6.5">
          <TypedAmount
            key={amount}
            label={t('said.amountOf', { name })}
            note={t(per(kind))}
            amount={amount}
            onKeep={typed => onChange({ counts: true, amount: typed })}
          />
        </div>
      ) : null}
    </div>
  )
}

interface SeriesProps {
  series: readonly SeriesState[]
  onChange: (key: string, word: SeriesState['word']) => void
}

/** What is owed and paid first; customers and suppliers with a rhythm come after. */
const order: Readonly<Record<string, number>> = { regular: 0, obligations: 1, newPurchases: 2, newSales: 3 }

function Series({ series, onChange }: SeriesProps) {
  const { t } = useMessages()
  const [all, setAll] = useState(false)
  const sorted = series.toSorted((one, other) => (order[one.component] ?? 0) - (order[other.component] ?? 0))
  const shown = all ? sorted : sorted.slice(0, FIRST_SERIES)
  return (
    <section>
      <h3 className={heading}>{t('said.series')}</h3>
      <p className="mb-2 text-xs text-muted text-pretty">
        {t(series.length === 0 ? 'said.seriesNone' : 'said.seriesHelp')}
      </p>
      <ul>
        {shown.map(one => (
          <li key={one.key} className="border-t border-line py-2.5">
            <OneSeries one={one} onChange={word => onChange(one.key, word)} />
          </li>
        ))}
      </ul>
      {shown.length < sorted.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('said.more', { count: sorted.length })}
        </Button>
      ) : null}
    </section>
  )
}

interface OneSeriesProps {
  one: SeriesState
  onChange: (word: SeriesState['word']) => void
}

function OneSeries({ one, onChange }: OneSeriesProps) {
  const { t } = useMessages()
  const format = useFormat()
  const name = one.name ?? t('common.unnamed')
  const facts = [
    one.nextOn === null ? null : t('said.next', { day: format.shortDay(one.nextOn) }),
    one.chancePercent === null || one.word !== null
      ? null
      : t('said.chance', { chance: format.chance(10 * one.chancePercent) }),
  ]
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-1">
      <span className={`min-w-0 truncate ${one.word === 'ended' ? 'text-muted line-through' : ''}`}>
        {name}
      </span>
      {one.amount === null ? <span /> : <Amount money={one.amount} className="font-medium" />}
      <span className="text-xs text-muted">{facts.filter(fact => fact !== null).join(' · ')}</span>
      <select
        aria-label={t('said.word', { name })}
        value={one.word ?? ''}
        onChange={event => onChange((event.target.value || null) as SeriesState['word'])}
        className="min-h-8 rounded-md border border-edge bg-raised px-2 text-xs"
      >
        <option value="">{t('said.word.unsaid')}</option>
        <option value="goesOn">{t('said.word.goesOn')}</option>
        <option value="ended">{t('said.word.ended')}</option>
      </select>
    </div>
  )
}
