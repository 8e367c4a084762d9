import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { api } from '@/api/client'
import type { Outlook, ScenarioChange } from '@/api/model'
import { isNegative } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages, withCash } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, may, useCompany } from '@/session/queries'
import { Compared } from './Compared'
import { changeWords, noChange } from './changes'
import { scenariosQuery, whatIfQuery } from './queries'

const ChangeDialog = lazy(() =>
  withCash(import('./ChangeDialog').then(({ ChangeDialog }) => ({ default: ChangeDialog }))),
)

/** Lines that can still be told apart on one chart. */
const MOST_SHOWN = 3

const change = (kind: ScenarioChange['kind'], more: Partial<ScenarioChange>): ScenarioChange => ({
  ...noChange,
  ...more,
  kind,
})

interface Entry {
  key: string
  name: string
  changes: ScenarioChange[]
  /** Of one that is kept. */
  id: string | null
}

/** What if: a few things are otherwise, on one chart with what is expected. Nothing of it touches the books. */
export function Scenarios({ outlook, days }: { outlook: Outlook; days: number }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const client = useQueryClient()
  const kept = useQuery(scenariosQuery(company.id))
  const [shown, setShown] = useState<readonly string[]>([])
  const [adding, setAdding] = useState(false)
  /** Of whoever may look but not keep: gone with the page. */
  const [tried, setTried] = useState<readonly Entry[]>([])
  const mayKeep = may(company, 'editor')
  const currency = outlook.lowest?.balance.currency ?? 'EUR'

  const entries: Entry[] = [
    {
      key: 'late',
      name: t('scenario.allLate'),
      changes: [change('paysLater', { days: 30 })],
      id: null,
    },
    {
      key: 'less',
      name: t('scenario.lessSales'),
      changes: [change('sales', { percent: -15 })],
      id: null,
    },
    {
      key: 'none',
      name: t('scenario.noSales'),
      changes: [change('sales', { percent: -100 })],
      id: null,
    },
    ...(kept.data ?? []).map(one => ({ key: one.id, name: one.name, changes: one.changes, id: one.id })),
    ...tried,
  ]
  const chosen = entries.filter(entry => shown.includes(entry.key)).slice(0, MOST_SHOWN)
  const answers = useQueries({
    queries: chosen.map(entry => whatIfQuery(company.id, entry.changes, days)),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`${companyPath(company.id)}/forecast/scenarios/${id}`),
    onSuccess: () => client.invalidateQueries(scenariosQuery(company.id)),
  })
  const toggle = (key: string) =>
    setShown(now =>
      now.includes(key) ? now.filter(other => other !== key) : [...now.slice(1 - MOST_SHOWN), key],
    )

  const lines = chosen.flatMap((entry, index) => {
    const data = answers[index]?.data
    return data === undefined ? [] : [{ entry, data }]
  })
  const failure = answers.find(answer => answer.error !== null)?.error ?? remove.error

  return (
    <Section
      title={t('scenario.title')}
      className="mt-10"
      aside={
        <Button look="quiet" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {t('scenario.add')}
        </Button>
      }
    >
      <p className="mb-3 max-w-[70ch] text-muted text-pretty">{t('scenario.intro')}</p>
      <ul className="flex flex-wrap gap-2">
        {entries.map(entry => (
          <li key={entry.key} className="inline-flex">
            <button
              type="button"
              aria-pressed={shown.includes(entry.key)}
              onClick={() => toggle(entry.key)}
              title={entry.changes.map(one => changeWords(one, t, format)).join(' · ')}
              className="min-h-9 rounded-full border border-edge px-3 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium"
            >
              {entry.name}
            </button>
            {entry.id === null || !mayKeep ? null : (
              <Button
                look="quiet"
                aria-label={t('scenario.remove', { name: entry.name })}
                onClick={() => remove.mutate(entry.id ?? '')}
                className="px-2"
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure === null || failure === undefined ? null : <ProblemNotice failure={failure} />}
      {lines.length === 0 ? null : (
        <div className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-[3fr_2fr]">
          <Compared
            lines={[
              { name: t('scenario.base'), days: outlook.days.map(({ date, p50 }) => ({ date, p50 })) },
              ...lines.map(({ entry, data }) => ({ name: entry.name, days: data.days })),
            ]}
          />
          <table className="w-full self-start">
            <caption className="sr-only">{t('scenario.table')}</caption>
            <thead className="text-xs text-muted">
              <tr className="border-b border-line text-right">
                <td />
                <th scope="col" className="py-1.5 font-medium">
                  {t('scenario.lowest')}
                </th>
                <th scope="col" className="py-1.5 pl-3 font-medium">
                  {t('scenario.runsOut')}
                </th>
              </tr>
            </thead>
            <tbody>
              {outlook.lowest === null ? null : (
                <Row
                  number={0}
                  name={t('scenario.base')}
                  lowest={{ amount: outlook.lowest.balance.amount, currency }}
                  on={outlook.lowest.date}
                  runsOutOn={outlook.days.find(day => isNegative(day.p50))?.date ?? null}
                />
              )}
              {lines.map(({ entry, data }, index) => (
                <Row
                  key={entry.key}
                  number={index + 1}
                  name={entry.name}
                  lowest={data.lowest}
                  on={data.lowestOn}
                  runsOutOn={data.runsOutOn}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding ? (
        <Suspense fallback={null}>
          <ChangeDialog
            currency={currency}
            mayKeep={mayKeep}
            onClose={() => setAdding(false)}
            onKept={id => {
              setAdding(false)
              toggle(id)
            }}
            onTried={(name, changes) => {
              const key = `tried ${tried.length}`
              setAdding(false)
              setTried(before => [...before, { key, name, changes, id: null }])
              toggle(key)
            }}
          />
        </Suspense>
      ) : null}
    </Section>
  )
}

interface RowProps {
  number: number
  name: string
  lowest: { amount: string; currency: string }
  on: string
  runsOutOn: string | null
}

function Row({ number, name, lowest, on, runsOutOn }: RowProps) {
  const { t } = useMessages()
  return (
    <tr className="border-b border-line text-right">
      <th scope="row" className="py-2 pr-3 text-left font-normal">
        <span className="mr-2 text-xs text-muted tabular">{number}</span>
        {name}
      </th>
      <td className="py-1.5">
        <span className="grid justify-items-end">
          <Amount
            money={lowest}
            className={isNegative(lowest.amount) ? 'font-medium text-danger' : 'font-medium'}
          />
          <span className="text-xs text-muted">
            <Day date={on} />
          </span>
        </span>
      </td>
      <td className="pl-3">
        {runsOutOn === null ? (
          <span className="text-muted">{t('scenario.never')}</span>
        ) : (
          <span className="font-medium text-danger">
            <Day date={runsOutOn} />
          </span>
        )}
      </td>
    </tr>
  )
}
