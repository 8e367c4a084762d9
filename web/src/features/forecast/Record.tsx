import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Decimal, ForecastRecord, LocalDate } from '@/api/model'
import { epochDay } from '@/format/dates'
import { compare } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useWidth } from '@/parts/useWidth'
import { useCompany } from '@/session/queries'
import { recordQuery } from './queries'

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
        {t('record.inside', { percent: format.chance(10 * inside) })}
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
      <Replay replayed={shown} />
      <figcaption className="text-xs text-muted">
        {t('record.caption', { day: format.sentenceDay(shown.asOf) })}
      </figcaption>
    </figure>
  )
}

const HEIGHT = 150
const LABELS = 46

/** One past forecast with its band, and the balance that came, on one scale. */
function Replay({ replayed }: { replayed: Replayed }) {
  const { t } = useMessages()
  const format = useFormat()
  const [frame, width] = useWidth<HTMLDivElement>()
  const { days } = replayed
  const amounts = [replayed.start, ...days.flatMap(day => [day.p10, day.p90, day.actual])].map(Number)
  const low = Math.min(...amounts)
  const high = Math.max(...amounts)
  const first = epochDay(replayed.asOf)
  const last = epochDay(days.at(-1)?.date ?? replayed.asOf)
  const x = (date: LocalDate) =>
    round(LABELS + ((epochDay(date) - first) / Math.max(1, last - first)) * (width - LABELS - 4))
  const y = (amount: Decimal) =>
    round(8 + ((high - Number(amount)) / Math.max(1, high - low)) * (HEIGHT - 28))
  const points = [
    {
      date: replayed.asOf,
      p10: replayed.start,
      p50: replayed.start,
      p90: replayed.start,
      actual: replayed.start,
    },
    ...days,
  ]
  const line = (of: (day: (typeof points)[number]) => Decimal) =>
    points
      .map((day, index) => (index === 0 ? `M${x(day.date)} ${y(of(day))}` : `H${x(day.date)}V${y(of(day))}`))
      .join('')
  const back = points.toReversed().map((day, index, all) => {
    const before = all[index + 1]
    const end = index === 0 ? `V${y(day.p10)}` : ''
    return before === undefined ? end : `${end}V${y(before.p10)}H${x(before.date)}`
  })
  const band = `${line(day => day.p90)}${back.join('')}Z`
  return (
    <div ref={frame}>
      {width === 0 ? (
        <div style={{ height: HEIGHT }} />
      ) : (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('record.chart', { day: format.sentenceDay(replayed.asOf) })}
          className="block overflow-visible"
        >
          {[low, high].map(units => (
            <g key={units}>
              <line
                x1={LABELS}
                x2={width}
                y1={y(String(units))}
                y2={y(String(units))}
                className="stroke-line"
              />
              <text
                x={LABELS - 6}
                y={y(String(units)) + 4}
                textAnchor="end"
                className="fill-muted text-xs tabular"
              >
                {format.units(Math.round(units))}
              </text>
            </g>
          ))}
          <path d={band} className="fill-accent" opacity={0.15} />
          <path d={line(day => day.p50)} className="fill-none stroke-accent stroke-[1.5]" />
          <path d={line(day => day.actual)} className="fill-none stroke-muted stroke-[1.75]" />
          <text x={LABELS} y={HEIGHT - 4} className="fill-muted text-xs">
            {format.shortDay(replayed.asOf)}
          </text>
          <text x={width} y={HEIGHT - 4} textAnchor="end" className="fill-muted text-xs">
            {format.shortDay(days.at(-1)?.date ?? replayed.asOf)}
          </text>
        </svg>
      )}
    </div>
  )
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10
