import { useId } from 'react'
import type { Decimal, LocalDate } from '@/api/model'
import { plusDays } from '@/format/dates'
import { useMessages } from '@/i18n'
import type { CurveWeek, Scales, Size } from './curve'

const HALF = 34
const GAP = 1.5
const LEAST_WIDTH = 5

interface Props {
  weeks: readonly CurveWeek[]
  size: Size
  at: Scales
  today: LocalDate
}

/**
 * Under the curve, on its time axis: what came in (up) and went out (down) in solid ink; for the days ahead what is
 * expected in (tinted) and out (hatched).
 */
export function WeekBars({ weeks, size, at, today }: Props) {
  const { t } = useMessages()
  const hatch = useId()
  const tallest = Math.max(
    1,
    ...weeks.flatMap(week =>
      [week.happenedIn, week.happenedOut, week.expectedIn, week.expectedOut].map(pixels),
    ),
  )
  const tall = (amount: Decimal | null) => (pixels(amount) / tallest) * HALF
  const right = size.width - size.right

  return (
    <svg width={size.width} height={2 * HALF + 12} aria-hidden="true" className="block">
      <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="4" className="stroke-ink stroke-[1.6]" />
      </pattern>
      <text x={size.left - 8} y={HALF - 6} textAnchor="end" className="fill-muted text-xs">
        {t('chart.inShort')}
      </text>
      <text x={size.left - 8} y={HALF + 20} textAnchor="end" className="fill-muted text-xs">
        {t('chart.outShort')}
      </text>
      {weeks.map(week => {
        const from = Math.max(size.left, at.x(week.monday)) + GAP
        const to = Math.min(right, at.x(plusDays(week.monday, 7))) - GAP
        // What is left of this week may be a day: it still gets a bar that can be seen.
        const split = Math.max(from, Math.min(to - LEAST_WIDTH, Math.max(from, at.x(today))))
        if (to <= from) return null
        return (
          <g key={week.monday}>
            {week.happenedIn === null ? null : (
              <>
                <rect
                  x={from}
                  width={Math.max(1, (week.expectedIn === null ? to : split) - from)}
                  y={HALF + 6 - tall(week.happenedIn)}
                  height={tall(week.happenedIn)}
                  className="fill-muted"
                />
                <rect
                  x={from}
                  width={Math.max(1, (week.expectedIn === null ? to : split) - from)}
                  y={HALF + 6}
                  height={tall(week.happenedOut)}
                  className="fill-ink"
                />
              </>
            )}
            {week.expectedIn === null ? null : (
              <>
                <rect
                  x={week.happenedIn === null ? from : split}
                  width={Math.max(1, to - (week.happenedIn === null ? from : split))}
                  y={HALF + 6 - tall(week.expectedIn)}
                  height={tall(week.expectedIn)}
                  className="fill-accent-soft stroke-accent"
                />
                <rect
                  x={week.happenedIn === null ? from : split}
                  width={Math.max(1, to - (week.happenedIn === null ? from : split))}
                  y={HALF + 6}
                  height={tall(week.expectedOut)}
                  fill={`url(#${hatch})`}
                  className="stroke-ink stroke-[0.75]"
                />
              </>
            )}
          </g>
        )
      })}
      <line x1={size.left} x2={right} y1={HALF + 6} y2={HALF + 6} className="stroke-edge" />
    </svg>
  )
}

/** Height before scaling: for pixels only. */
const pixels = (amount: Decimal | null): number => (amount === null ? 0 : Math.abs(Number(amount)))
