import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react'
import type { LocalDate } from '@/api/model'
import { compare, isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { useWidth } from '@/parts/useWidth'
import { useCompany } from '@/session/queries'
import {
  type Ahead,
  anchorWithin,
  bandPath,
  besideLine,
  besidePoint,
  type CurveDay,
  type CurveSource,
  creditEnds,
  curveDays,
  curveWeeks,
  dateTicks,
  dayIndex,
  isAhead,
  lowestAhead,
  runs,
  type Scales,
  type Size,
  scales,
  stepPath,
} from './curve'
import { kindNames } from './kinds'
import { WeekBars } from './WeekBars'

/** What is certain is solid; what not every account proves is paler, what is carried on from an older statement is dotted; what is only known to be due is dashed. */
const strokes: Readonly<Record<CurveDay['kind'], string>> = {
  booked: 'stroke-ink stroke-[1.75]',
  unproven: 'stroke-edge stroke-[1.5]',
  carried: 'stroke-muted stroke-[1.25] [stroke-dasharray:1_4]',
  expected: 'stroke-accent stroke-[1.75] [stroke-dasharray:5_3]',
  likely: 'stroke-accent stroke-[1.75]',
}

/** Below this many pixels the drawing is lower and its labels are shorter. */
const NARROW = 560

/** Pixels a character of a label takes, roughly: only to see whether it would lie on the curve. */
const GLYPH_WIDTH = 6.5

/**
 * The face of the product: 90 days that were and 90 that are known. One day at a time can be read, by pointer or arrow
 * keys; Enter or a click shows the lines behind it.
 */
export function BalanceChart({ source, ahead }: { source: CurveSource; ahead: Ahead }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const navigate = useNavigate()
  const [frame, width] = useWidth<HTMLDivElement>()
  const [read, setRead] = useState<number | null>(null)

  const days = useMemo(() => curveDays(source, ahead), [source, ahead])
  const weeks = useMemo(() => curveWeeks(source, ahead), [source, ahead])
  const todayIndex = dayIndex(days, source.today)
  const size: Size = {
    width,
    height: width < NARROW ? 230 : 330,
    left: 54,
    right: width < NARROW ? 4 : 12,
    top: 30,
    bottom: 26,
  }
  const at = scales(days, source.floor?.amount ?? null, size, creditEnds(source))
  const shown = read === null ? null : (days[read] ?? null)

  const lines = (day: CurveDay) => {
    const params = { company: company.id }
    if (day.kind === 'expected') {
      return navigate({ to: '/c/$company/overview', params, search: { day: day.date } })
    }
    if (day.kind === 'likely') {
      const search = {
        day: day.date,
        ...(source.account === undefined ? {} : { account: source.account.id }),
      }
      return navigate({ to: '/c/$company/forecast', params, search, resetScroll: false })
    }
    return navigate({ to: '/c/$company/bank', params, search: { from: day.date, to: day.date } })
  }

  function onKey(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: 7, PageDown: -7 }
    const from = read ?? todayIndex
    const step = steps[event.key]
    if (step !== undefined) setRead(Math.min(days.length - 1, Math.max(0, from + step)))
    else if (event.key === 'Home') setRead(0)
    else if (event.key === 'End') setRead(days.length - 1)
    else if (event.key === 'Enter' && shown !== null) void lines(shown)
    else return
    event.preventDefault()
  }

  const onPointer = (event: PointerEvent) =>
    setRead(dayIndex(days, at.dateAt(event.clientX - event.currentTarget.getBoundingClientRect().left)))

  return (
    <div
      ref={frame}
      role="slider"
      tabIndex={0}
      aria-label={t('chart.name')}
      aria-valuemin={0}
      aria-valuemax={days.length - 1}
      aria-valuenow={read ?? todayIndex}
      aria-valuetext={valueText(days[read ?? todayIndex])}
      className="relative touch-pan-y rounded-sm"
      onKeyDown={onKey}
      onFocus={() => setRead(current => current ?? todayIndex)}
      onBlur={() => setRead(null)}
      onPointerMove={onPointer}
      // A finger that is lifted leaves too: what it pointed at stays to be read.
      onPointerLeave={event => event.pointerType === 'mouse' && setRead(null)}
      onPointerDown={onPointer}
      onClick={event => shown !== null && !isTouch(event.nativeEvent) && void lines(shown)}
    >
      {width === 0 ? (
        <div className="h-[24rem]" />
      ) : (
        <>
          <Curve days={days} size={size} at={at} source={source} read={shown?.date ?? null} />
          {weeks.length === 0 ? null : <WeekBars weeks={weeks} size={size} at={at} today={source.today} />}
        </>
      )}
      {shown === null || width === 0 ? null : (
        <ReadOut day={shown} currency={source.company.currency} x={at.x(shown.date)} room={width} />
      )}
    </div>
  )

  function valueText(day: CurveDay | undefined): string {
    if (day === undefined) return ''
    const money = (amount: string, signed = false) =>
      format.money({ amount, currency: source.company.currency }, signed)
    const parts = [`${format.longDay(day.date)}: ${money(day.balance)}`, t(kindNames[day.kind])]
    if (day.band !== null)
      parts.push(t('chart.between', { low: money(day.band.low), high: money(day.band.high) }))
    if (day.moneyIn !== null && !isZero(day.moneyIn))
      parts.push(`${t('chart.in')} ${money(day.moneyIn, true)}`)
    if (day.moneyOut !== null && !isZero(day.moneyOut)) parts.push(`${t('chart.out')} ${money(day.moneyOut)}`)
    return parts.join(', ')
  }
}

/** Its width in pixels, that of `w-52`. */
const READ_OUT = 208

/** The one read-out: what a day is, its balance, and what is expected to happen on it. */
function ReadOut({ day, currency, x, room }: { day: CurveDay; currency: string; x: number; room: number }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 z-10 grid w-52 gap-0.5 rounded-md border border-line bg-raised px-3 py-2 text-xs shadow-float"
      // Beside the day, on the side with more room, and never outside the drawing.
      style={{ left: Math.max(0, Math.min(room - READ_OUT, x < room / 2 ? x + 12 : x - READ_OUT - 12)) }}
    >
      <span className="text-muted">{format.shortDay(day.date)}</span>
      <Amount money={{ amount: day.balance, currency }} className="text-base font-semibold" />
      <span className="text-muted">{t(kindNames[day.kind])}</span>
      {day.band === null ? null : (
        <span className="text-muted">
          {t('chart.between', {
            low: format.money({ amount: day.band.low, currency }),
            high: format.money({ amount: day.band.high, currency }),
          })}
        </span>
      )}
      {day.moneyIn === null || isZero(day.moneyIn) ? null : (
        <span className="flex justify-between gap-2">
          {t('chart.in')} <Amount money={{ amount: day.moneyIn, currency }} signed />
        </span>
      )}
      {day.moneyOut === null || isZero(day.moneyOut) ? null : (
        <span className="flex justify-between gap-2">
          {t('chart.out')} <Amount money={{ amount: day.moneyOut, currency }} />
        </span>
      )}
    </div>
  )
}

/** A tap reads the day; it does not leave the page. */
const isTouch = (event: MouseEvent): boolean =>
  event instanceof window.PointerEvent && event.pointerType === 'touch'

interface CurveProps {
  days: readonly CurveDay[]
  size: Size
  at: Scales
  source: CurveSource
  read: LocalDate | null
}

function Curve({ days, size, at, source, read }: CurveProps) {
  const { t } = useMessages()
  const format = useFormat()
  const clip = useId()
  const { floor, today, company } = source
  const { mondays, months } = dateTicks(days)
  const lowest = lowestAhead(days)
  const below = lowest !== null && floor !== null && compare(lowest.balance, floor.amount) < 0
  const bottom = size.height - size.bottom
  const todayX = at.x(today)
  const coming = runs(days).findLast(run => run.days.every((day, index) => index === 0 || isAhead(day)))
  const expected = coming?.days ?? []
  const floorLabel =
    floor === null
      ? null
      : size.width < NARROW
        ? t('chart.floorShort')
        : t('chart.floor', { amount: format.money(floor) })
  const floorAt =
    floorLabel === null
      ? null
      : besideLine(at.y(floor?.amount ?? '0'), floorLabel.length * GLYPH_WIDTH, days, at, size)
  const credit = creditEnds(source)
  const creditY = credit === null ? Number.POSITIVE_INFINITY : at.y(credit)
  const creditLabel =
    credit === null || size.width < NARROW
      ? t('chart.creditShort')
      : t('chart.credit', { amount: format.money({ amount: credit, currency: company.currency }) })
  const creditAt =
    creditY > bottom ? null : besideLine(creditY, creditLabel.length * GLYPH_WIDTH, days, at, size, 'end')
  const readDay = read === null ? undefined : days[dayIndex(days, read)]

  return (
    <svg width={size.width} height={size.height} aria-hidden="true" className="block overflow-visible">
      {at.gridUnits.map(units => {
        const y = at.yOfUnits(units)
        return (
          <g key={units}>
            <line
              x1={size.left}
              x2={size.width - size.right}
              y1={y}
              y2={y}
              className={units === 0 ? 'stroke-edge' : 'stroke-line'}
            />
            <text x={size.left - 8} y={y + 4} textAnchor="end" className="fill-muted text-xs tabular">
              {format.units(units, Math.max(...at.gridUnits.map(Math.abs)))}
            </text>
          </g>
        )
      })}

      {mondays.map(date => (
        <line
          key={date}
          x1={at.x(date)}
          x2={at.x(date)}
          y1={bottom}
          y2={bottom + 3}
          className="stroke-edge"
        />
      ))}
      {months.map(date => (
        <g key={date}>
          <line x1={at.x(date)} x2={at.x(date)} y1={bottom} y2={bottom + 8} className="stroke-edge" />
          <text x={at.x(date) + 4} y={bottom + 18} className="fill-muted text-xs">
            {at.x(date) + 34 < size.width ? format.month(date) : ''}
          </text>
        </g>
      ))}

      {expected.some(day => day.band !== null) ? (
        <g className="fill-accent">
          <path d={bandPath(expected, at, band => [band.low, band.high])} opacity={0.13} />
          <path d={bandPath(expected, at, band => [band.innerLow, band.innerHigh])} opacity={0.15} />
        </g>
      ) : null}

      {floor === null ? null : (
        <>
          <clipPath id={clip}>
            <rect x={todayX} y={at.y(floor.amount)} width={size.width} height={size.height} />
          </clipPath>
          {expected.length < 2 ? null : (
            <path
              d={`${stepPath(expected, at)}V${at.y(floor.amount)}H${at.x(expected[0]?.date ?? today)}Z`}
              clipPath={`url(#${clip})`}
              className="fill-danger-soft"
            />
          )}
          <line
            x1={size.left}
            x2={size.width - size.right}
            y1={at.y(floor.amount)}
            y2={at.y(floor.amount)}
            className="stroke-look"
          />
        </>
      )}

      {creditY > bottom ? null : (
        <line
          x1={size.left}
          x2={size.width - size.right}
          y1={creditY}
          y2={creditY}
          className="stroke-danger [stroke-dasharray:2_3]"
        />
      )}

      <line x1={todayX} x2={todayX} y1={18} y2={bottom} className="stroke-edge" />
      <text
        x={todayX}
        y={12}
        textAnchor={anchorWithin(todayX, 60, size)}
        className="fill-ink text-xs font-medium"
      >
        {t('chart.today')}
      </text>

      {runs(days).map(run => (
        <path
          key={`${run.kind}${run.days[0]?.date}`}
          d={stepPath(run.days, at)}
          className={`fill-none ${strokes[run.kind]}`}
          strokeLinejoin="round"
        />
      ))}

      {floorLabel === null || floorAt === null ? null : (
        <Halo {...floorAt} className="fill-look">
          {floorLabel}
        </Halo>
      )}

      {creditAt === null ? null : (
        <Halo {...creditAt} className="fill-danger">
          {creditLabel}
        </Halo>
      )}

      {lowest === null || lowest.date === today ? null : (
        <>
          <circle
            cx={at.x(lowest.date)}
            cy={at.y(lowest.balance)}
            r={5}
            className={`stroke-paper stroke-2 ${below ? 'fill-danger' : 'fill-accent'}`}
          />
          <Halo
            {...besidePoint(at.x(lowest.date), at.y(lowest.balance), size)}
            className={`font-medium ${below ? 'fill-danger' : 'fill-accent'}`}
          >
            {`${format.shortDay(lowest.date)} · ${format.money({ amount: lowest.balance, currency: company.currency })}`}
          </Halo>
        </>
      )}

      {readDay === undefined ? null : (
        <g>
          <line
            x1={at.x(readDay.date)}
            x2={at.x(readDay.date)}
            y1={18}
            y2={bottom}
            className="stroke-accent"
          />
          <circle
            cx={at.x(readDay.date)}
            cy={at.y(readDay.balance)}
            r={4}
            className="fill-accent stroke-paper stroke-2"
          />
        </g>
      )}
    </svg>
  )
}

/** A label that stays readable where it crosses a line. */
function Halo({
  x,
  y,
  anchor = 'start',
  className,
  children,
}: {
  x: number
  y: number
  anchor?: 'start' | 'middle' | 'end'
  className: string
  children: string
}) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      paintOrder="stroke"
      strokeWidth={4}
      strokeLinejoin="round"
      className={`stroke-paper text-xs tabular ${className}`}
    >
      {children}
    </text>
  )
}
