import { useId } from 'react'
import type { Decimal, LocalDate } from '@/api/model'
import { plusDays } from '@/format/dates'
import { useMessages } from '@/i18n'
import type { CurveWeek, Scales, Size } from './curve'

const HALF = 34
const AXIS = HALF + 6
const GAP = 1.5
const LEAST_WIDTH = 5

interface Props {
  weeks: readonly CurveWeek[]
  size: Size
  at: Scales
  today: LocalDate
}

/** Under the curve, on its time axis: in above the line and out below it, week by week; solid happened, tinted is expected, hatched by the user alone. */
export function WeekBars({ weeks, size, at, today }: Props) {
  const { t } = useMessages()
  const hatch = useId()
  const tallest = Math.max(1, ...weeks.flatMap(week => [pixels(week.moneyIn), pixels(week.moneyOut)]))
  const tall = (amount: Decimal) => (pixels(amount) / tallest) * HALF
  const right = size.width - size.right

  /** From where to where a week's bars stand; that of today is split between what was and what is to come. */
  const span = ({ monday, certain }: CurveWeek): [from: number, to: number] => {
    const from = Math.max(size.left, at.x(monday)) + GAP
    const to = Math.min(right, at.x(plusDays(monday, 7))) - GAP
    if (today < monday || today >= plusDays(monday, 7)) return [from, to]
    // What is left of this week may be a day: it still gets a bar that can be seen.
    const split = Math.max(from, Math.min(to - LEAST_WIDTH, at.x(today)))
    return certain ? [from, split] : [split, to]
  }

  return (
    <svg width={size.width} height={2 * HALF + 12} aria-hidden="true" className="block">
      <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={5} height={5} className="fill-raised stroke-none" />
        <line x1={0} x2={0} y1={0} y2={5} strokeWidth={3} className="stroke-accent" />
      </pattern>
      <text x={size.left - 8} y={AXIS - 12} textAnchor="end" className="fill-muted text-xs">
        {t('chart.in')}
      </text>
      <text x={size.left - 8} y={AXIS + 20} textAnchor="end" className="fill-muted text-xs">
        {t('chart.out')}
      </text>
      {weeks.map(week => {
        const [from, to] = span(week)
        if (to <= from) return null
        const look = week.certain ? 'fill-muted' : 'fill-accent-soft stroke-accent'
        return (
          <g key={`${week.monday}${week.certain}`} className={look}>
            <rect x={from} width={to - from} y={AXIS - tall(week.moneyIn)} height={tall(week.moneyIn)} />
            <rect x={from} width={to - from} y={AXIS} height={tall(week.moneyOut)} />
            <g style={{ fill: `url(#${hatch})` }}>
              <rect x={from} width={to - from} y={AXIS - tall(week.moneyIn)} height={tall(week.byYouIn)} />
              <rect
                x={from}
                width={to - from}
                y={AXIS + tall(week.moneyOut) - tall(week.byYouOut)}
                height={tall(week.byYouOut)}
              />
            </g>
          </g>
        )
      })}
      <line x1={size.left} x2={right} y1={AXIS} y2={AXIS} className="stroke-edge" />
    </svg>
  )
}

/** Height before scaling: for pixels only. */
const pixels = (amount: Decimal): number => Math.abs(Number(amount))
