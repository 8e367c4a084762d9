import type { Decimal, LocalDate } from '@/api/model'
import { epochDay } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { useWidth } from '@/parts/useWidth'

interface Props {
  /** The day at whose end it stood, and the balance then. */
  asOf: LocalDate
  start: Decimal
  /** What was expected of each day after it, and what came; null while that is not known. */
  days: readonly { date: LocalDate; p10: Decimal; p50: Decimal; p90: Decimal; actual: Decimal | null }[]
}

const HEIGHT = 150
const LABELS = 46

/** One past forecast with its band, and the balance that came, on one scale. */
export function Replay({ asOf, start, days }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const [frame, width] = useWidth<HTMLDivElement>()
  const known = days.flatMap(({ date, actual }) => (actual === null ? [] : [{ date, actual }]))
  const amounts = [start, ...days.flatMap(day => [day.p10, day.p90]), ...known.map(day => day.actual)].map(
    Number,
  )
  const low = Math.min(...amounts)
  const high = Math.max(...amounts)
  const first = epochDay(asOf)
  const last = epochDay(days.at(-1)?.date ?? asOf)
  const x = (date: LocalDate) =>
    round(LABELS + ((epochDay(date) - first) / Math.max(1, last - first)) * (width - LABELS - 4))
  const y = (amount: Decimal) =>
    round(8 + ((high - Number(amount)) / Math.max(1, high - low)) * (HEIGHT - 28))
  const points = [{ date: asOf, p10: start, p50: start, p90: start }, ...days]
  const path = (steps: readonly { date: LocalDate; amount: Decimal }[]) =>
    steps
      .map(({ date, amount }, index) =>
        index === 0 ? `M${x(date)} ${y(amount)}` : `H${x(date)}V${y(amount)}`,
      )
      .join('')
  const line = (of: (day: (typeof points)[number]) => Decimal) =>
    path(points.map(day => ({ date: day.date, amount: of(day) })))
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
          aria-label={t('record.chart', { day: format.sentenceDay(asOf) })}
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
          <path
            d={path([
              { date: asOf, amount: start },
              ...known.map(({ date, actual }) => ({ date, amount: actual })),
            ])}
            className="fill-none stroke-muted stroke-[1.75]"
          />
          <text x={LABELS} y={HEIGHT - 4} className="fill-muted text-xs">
            {format.shortDay(asOf)}
          </text>
          <text x={width} y={HEIGHT - 4} textAnchor="end" className="fill-muted text-xs">
            {format.shortDay(days.at(-1)?.date ?? asOf)}
          </text>
        </svg>
      )}
    </div>
  )
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10
