import type { Decimal, LocalDate } from '@/api/model'
import { epochDay } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { niceStep } from '@/parts/curve/curve'
import { useWidth } from '@/parts/useWidth'

export interface ComparedLine {
  name: string
  days: readonly { date: LocalDate; p50: Decimal }[]
}

const HEIGHT = 260
const LEFT = 54
const RIGHT = 18
const BOTTOM = 24
const TOP = 10

/** Told apart by their dashes and by a number at their end, not by colour alone. */
const looks = [
  'stroke-accent stroke-2',
  'stroke-ink stroke-[1.5] [stroke-dasharray:6_3]',
  'stroke-look stroke-[1.5] [stroke-dasharray:2_3]',
  'stroke-danger stroke-[1.5] [stroke-dasharray:9_3_2_3]',
]

/** The middles of what is expected and of what would be otherwise, on one scale. The table beside it says the same. */
export function Compared({ lines }: { lines: readonly ComparedLine[] }) {
  const { t } = useMessages()
  const format = useFormat()
  const [frame, width] = useWidth<HTMLDivElement>()
  const amounts = lines.flatMap(line => line.days.map(day => Number(day.p50)))
  const all = lines[0]?.days ?? []
  const first = epochDay(all[0]?.date ?? '1970-01-01')
  const last = epochDay(all.at(-1)?.date ?? '1970-01-02')
  const step = niceStep(Math.max(1, Math.max(0, ...amounts) - Math.min(0, ...amounts)))
  const low = Math.floor(Math.min(0, ...amounts) / step) * step
  const high = Math.max(low + step, Math.ceil(Math.max(0, ...amounts) / step) * step)
  const x = (date: LocalDate) =>
    round(LEFT + ((epochDay(date) - first) / Math.max(1, last - first)) * (width - LEFT - RIGHT))
  const y = (units: number) => round(TOP + ((high - units) / (high - low)) * (HEIGHT - TOP - BOTTOM))
  const grid: number[] = []
  for (let units = low; units <= high + step / 2; units += step) grid.push(units)
  return (
    <div ref={frame} className="min-w-0">
      {width === 0 ? (
        <div style={{ height: HEIGHT }} />
      ) : (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('scenario.chart')}
          className="block overflow-visible"
        >
          {grid.map(units => (
            <g key={units}>
              <line
                x1={LEFT}
                x2={width - RIGHT}
                y1={y(units)}
                y2={y(units)}
                className={units === 0 ? 'stroke-edge' : 'stroke-line'}
              />
              <text x={LEFT - 8} y={y(units) + 4} textAnchor="end" className="fill-muted text-xs tabular">
                {format.units(units)}
              </text>
            </g>
          ))}
          {all
            .filter(day => day.date.endsWith('-01'))
            .map(day => (
              <text key={day.date} x={x(day.date)} y={HEIGHT - 6} className="fill-muted text-xs">
                {format.month(day.date)}
              </text>
            ))}
          {lines.map((line, index) => (
            <g key={line.name}>
              <path
                d={line.days
                  .map((day, at) =>
                    at === 0
                      ? `M${x(day.date)} ${y(Number(day.p50))}`
                      : `H${x(day.date)}V${y(Number(day.p50))}`,
                  )
                  .join('')}
                className={`fill-none ${looks[index] ?? ''}`}
              />
              <text
                x={width - RIGHT + 5}
                y={y(Number(line.days.at(-1)?.p50 ?? 0)) + 4}
                className="fill-ink text-xs font-medium"
              >
                {index}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

const round = (pixel: number): number => Math.round(pixel * 10) / 10
