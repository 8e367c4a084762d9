import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForecastRecord } from '@/api/model'
import { compare } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { recordQuery } from './queries'
import { Replay } from './Replay'

type Replayed = ForecastRecord['replayed'][number]

/** How right it would have been: in words, as a table, and each past forecast beside what came. */
export function TrackRecord() {
  const { t } = useMessages()
  const record = useQuery(recordQuery(useCompany().id))
  if (record.data !== undefined) return <Judged record={record.data} />
  return (
    <Section title={t('record.title')} className="mt-10">
      {record.error === null ? (
        <Skeleton />
      ) : (
        <ProblemNotice failure={record.error} onRetry={() => void record.refetch()} />
      )}
    </Section>
  )
}

function Judged({ record }: { record: ForecastRecord }) {
  const { t } = useMessages()
  const format = useFormat()
  const month = record.stretches.find(stretch => stretch.toDay === 28)
  if (record.origins === 0 || month === undefined) {
    return (
      <Section title={t('record.title')} className="mt-10">
        <p className="max-w-[70ch] py-2 text-muted text-pretty">{t('record.none')}</p>
      </Section>
    )
  }
  const better = compare(month.meanMiss.amount, month.standingMiss.amount) <= 0
  const inside = insideOverall(record)
  return (
    <Section title={t('record.title')} className="mt-10">
      <p className="max-w-[70ch] py-1 text-pretty">
        {t('record.words', { count: record.origins })}{' '}
        {t(better ? 'record.better' : 'record.worse', {
          miss: format.money(month.meanMiss),
          standing: format.money(month.standingMiss),
        })}{' '}
        {t('record.inside', { percent: format.chance(10 * inside) })}{' '}
        {record.madeAt === null ? null : (
          <span className="text-muted">{t('record.madeAt', { at: format.moment(record.madeAt) })}</span>
        )}
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <Stretches record={record} />
        <Replays replayed={record.replayed} />
      </div>
    </Section>
  )
}

/** Over all days that were compared. */
const insideOverall = ({ stretches }: ForecastRecord): number => {
  const days = stretches.reduce((sum, stretch) => sum + stretch.days, 0)
  return stretches.reduce((sum, stretch) => sum + stretch.insidePercent * stretch.days, 0) / Math.max(1, days)
}

function Stretches({ record }: { record: ForecastRecord }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <table className="w-full self-start">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line text-right">
          <td />
          <th scope="col" className="py-1.5 font-medium">
            {t('record.miss')}
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium">
            {t('record.standing')}
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium" title={t('record.promise')}>
            {t('record.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {record.stretches.map(stretch => (
          <tr key={stretch.fromDay} className="border-b border-line text-right tabular">
            <th scope="row" className="py-2 text-left font-normal">
              {t('record.stretch', { from: stretch.fromDay, to: stretch.toDay })}
            </th>
            <td className="font-medium">
              <Amount money={stretch.meanMiss} />
            </td>
            <td className="pl-3 text-muted">
              <Amount money={stretch.standingMiss} />
            </td>
            <td className="pl-3">{format.chance(10 * stretch.insidePercent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Replays({ replayed }: { replayed: readonly Replayed[] }) {
  const { t } = useMessages()
  const format = useFormat()
  // The first is the latest, and short; the third has two months behind it.
  const [chosen, setChosen] = useState(Math.min(2, replayed.length - 1))
  const shown = replayed[chosen]
  if (shown === undefined) return null
  return (
    <figure className="m-0 min-w-0">
      <div className="mb-1 flex items-center justify-between gap-3">
        <label className="text-xs text-muted">
          {t('record.of')}{' '}
          <select
            value={chosen}
            onChange={event => setChosen(Number(event.target.value))}
            className="rounded-md border border-line bg-raised px-1.5 py-1 text-ink"
          >
            {replayed.map((one, index) => (
              <option key={one.asOf} value={index}>
                {format.longDay(one.asOf)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Replay asOf={shown.asOf} start={shown.start} days={shown.days} />
      <figcaption className="text-xs text-muted">
        {t('record.caption', { day: format.sentenceDay(shown.asOf) })}
      </figcaption>
    </figure>
  )
}
