import type { AccountAhead, Dashboard, Decimal, LocalDate } from '@/api/model'
import { dateOfEpochDay, daysBetween, epochDay, isoWeekday, mondayOf, plusDays } from '@/format/dates'
import { decimal, isZero, minor, sum } from '@/format/money'

/**
 * One day of the curve: what the bank said, what is carried on from it, or what known items would make of it. In is zero
 * or more and out zero or less; of a carried day neither is known.
 */
export interface CurveDay {
  date: LocalDate
  /** Of what is likely: its middle. */
  balance: Decimal
  kind: 'booked' | 'unproven' | 'carried' | 'expected' | 'likely'
  /** How far apart it may be, where that is known. */
  band: Band | null
  moneyIn: Decimal | null
  moneyOut: Decimal | null
}

/** One time in ten it is lower than `low` or higher than `high`; one time in four for the inner ones. */
export interface Band {
  low: Decimal
  innerLow: Decimal
  innerHigh: Decimal
  high: Decimal
}

/** What comes: what is known alone, on the day it is due; or all that is likely, with its band. */
export type Ahead = 'known' | 'likely'

/** What came in and went out in a week, or is expected to. Monday to Sunday. */
export interface CurveWeek {
  monday: LocalDate
  certain: boolean
  moneyIn: Decimal
  moneyOut: Decimal
  /** The parts of them that no document says: typed as expected by a person; of what is likely, estimated. */
  byYouIn: Decimal
  byYouOut: Decimal
}

export type CurveSource = Pick<Dashboard, 'past' | 'forecast' | 'today' | 'floor' | 'company'> & {
  /** One account alone, of which what comes in and goes out on a day is not told. */
  account?: AccountAhead | undefined
}

type Source = Pick<CurveSource, 'past' | 'forecast' | 'today' | 'account'>

/** The days of the curve in order, without a hole: past, the days since the last statement, what is to come. */
export function curveDays(source: Source, ahead: Ahead = 'known'): CurveDay[] {
  const { past, forecast, today, account } = source
  const days: CurveDay[] = past.map(({ date, balance, proven, in: moneyIn, out: moneyOut }) => ({
    date,
    balance,
    kind: proven ? 'booked' : 'unproven',
    band: null,
    moneyIn,
    moneyOut,
  }))
  const last = days.at(-1)
  // A forecast that was made before the last lines came does not take their place.
  const coming =
    account !== undefined
      ? accountDays(account)
      : ahead === 'likely'
        ? likelyDays(forecast).filter(({ date }) => last === undefined || date > last.date)
        : knownDays(forecast)
  const firstComing = coming[0]?.date ?? plusDays(today, 1)
  if (last !== undefined) {
    for (let date = plusDays(last.date, 1); date < firstComing; date = plusDays(date, 1)) {
      days.push({ date, balance: last.balance, kind: 'carried', band: null, moneyIn: null, moneyOut: null })
    }
  }
  // Today may be in both: what is still expected of it is what is asked.
  if (days.at(-1)?.date === firstComing) days.pop()
  return [...days, ...coming]
}

const knownDays = (forecast: Source['forecast']): CurveDay[] =>
  (forecast?.days ?? []).map(({ date, balance, expectedIn, expectedOut }) => ({
    date,
    balance,
    kind: 'expected',
    band: null,
    moneyIn: expectedIn,
    moneyOut: expectedOut,
  }))

const likelyDays = (forecast: Source['forecast']): CurveDay[] =>
  (forecast?.outlook?.days ?? []).map(({ date, p10, p25, p50, p75, p90, expectedIn, expectedOut }) => ({
    date,
    balance: p50,
    kind: 'likely',
    band: { low: p10, innerLow: p25, innerHigh: p75, high: p90 },
    moneyIn: expectedIn,
    moneyOut: expectedOut,
  }))

const accountDays = ({ days }: AccountAhead): CurveDay[] =>
  days.map(({ date, p10, p25, p50, p75, p90 }) => ({
    date,
    balance: p50,
    kind: 'likely',
    band: { low: p10, innerLow: p25, innerHigh: p75, high: p90 },
    moneyIn: null,
    moneyOut: null,
  }))

/** By week what happened, then what is expected. The week of today is both: so far, and still to come. */
export function curveWeeks({ past, forecast, account }: Source, ahead: Ahead = 'known'): CurveWeek[] {
  if (account !== undefined) return []
  const happened = past.map(({ date, in: moneyIn, out: moneyOut }) => ({
    date,
    moneyIn,
    moneyOut,
    byYouIn: '0.00',
    byYouOut: '0.00',
  }))
  const coming =
    ahead === 'likely'
      ? (forecast?.outlook?.days ?? []).map(
          ({ date, expectedIn, expectedOut, estimatedIn, estimatedOut }) => ({
            date,
            moneyIn: expectedIn,
            moneyOut: expectedOut,
            byYouIn: estimatedIn,
            byYouOut: estimatedOut,
          }),
        )
      : (forecast?.days ?? []).map(({ date, expectedIn, expectedOut, byYouIn, byYouOut }) => ({
          date,
          moneyIn: expectedIn,
          moneyOut: expectedOut,
          byYouIn,
          byYouOut,
        }))
  return [...byWeek(happened, true), ...byWeek(coming, false)]
}

function byWeek(
  days: readonly (Omit<CurveWeek, 'monday' | 'certain'> & { date: LocalDate })[],
  certain: boolean,
): CurveWeek[] {
  return [...Map.groupBy(days, ({ date }) => mondayOf(date))].map(([monday, ofWeek]) => ({
    monday,
    certain,
    moneyIn: sum(ofWeek.map(({ moneyIn }) => moneyIn)),
    moneyOut: sum(ofWeek.map(({ moneyOut }) => moneyOut)),
    byYouIn: sum(ofWeek.map(({ byYouIn }) => byYouIn)),
    byYouOut: sum(ofWeek.map(({ byYouOut }) => byYouOut)),
  }))
}

export interface Size {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Where things stand on the drawing, in pixels: the only place where amounts become floats. */
export interface Scales {
  x: (date: LocalDate) => number
  y: (amount: Decimal) => number
  /** At most five grid lines, in whole units of the currency. */
  gridUnits: readonly number[]
  yOfUnits: (units: number) => number
  /** The day under a pixel, within the drawing. */
  dateAt: (pixel: number) => LocalDate
}

const GRID_LINES = 5
/** The axis shows zero when the lowest value is within this part of the highest. */
const NEAR_ZERO = 0.4
/** The axis reaches down to where credit ends as long as the curve keeps this part of the drawing. */
const LEAST_CURVE = 0.6

/** @param creditEnds what the balance may fall to with all credit drawn; it is left out where showing it would flatten the curve */
export function scales(
  days: readonly CurveDay[],
  floor: Decimal | null,
  size: Size,
  creditEnds: Decimal | null = null,
): Scales {
  const first = epochDay(days[0]?.date ?? '1970-01-01')
  const last = epochDay(days.at(-1)?.date ?? '1970-01-02')
  const perDay = (size.width - size.left - size.right) / Math.max(1, last - first)

  const units = days.flatMap(({ balance, band }) =>
    (band === null ? [balance] : [band.low, band.high]).map(pixelUnits),
  )
  if (floor !== null) units.push(pixelUnits(floor))
  let low = Math.min(...units)
  const high = Math.max(...units, Math.min(0, low))
  if (low > 0 && low < high * NEAR_ZERO) low = 0
  const end = creditEnds === null ? low : pixelUnits(creditEnds)
  if (end < low && high - low >= LEAST_CURVE * (high - end)) low = end

  const step = niceStep(high === low ? Math.max(1, Math.abs(high)) : high - low)
  const from = Math.floor(low / step) * step
  const to = Math.max(from + step, Math.ceil(high / step) * step)
  const perUnit = (size.height - size.top - size.bottom) / (to - from)
  const yOfUnits = (value: number) => size.height - size.bottom - (value - from) * perUnit

  const gridUnits: number[] = []
  for (let line = from; line <= to + step / 2; line += step) gridUnits.push(line)

  return {
    x: date => size.left + (epochDay(date) - first) * perDay,
    y: amount => yOfUnits(pixelUnits(amount)),
    gridUnits,
    yOfUnits,
    dateAt: pixel =>
      dateOfEpochDay(Math.min(last, Math.max(first, first + Math.round((pixel - size.left) / perDay)))),
  }
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that leaves at most four spaces, so five lines. */
export function niceStep(span: number): number {
  // One space is kept back: rounding both ends outwards can add one.
  const least = span / (GRID_LINES - 2)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 2.5, 5, 10].find(factor => factor * power >= least - 1e-9) ?? 10
  return Math.max(1, step * power)
}

/** A balance stays until the next day's close: steps, since a slope would show money that never was there. */
export function stepPath(days: readonly CurveDay[], { x, y }: Pick<Scales, 'x' | 'y'>): string {
  return days
    .map((day, index) => {
      const [across, up] = [round(x(day.date)), round(y(day.balance))]
      return index === 0 ? `M${across} ${up}` : `H${across}V${up}`
    })
    .join('')
}

/** What lies between two amounts of each day, as a closed shape: its upper edge there, its lower edge back. */
export function bandPath(
  days: readonly CurveDay[],
  { x, y }: Pick<Scales, 'x' | 'y'>,
  edges: (band: Band) => [low: Decimal, high: Decimal],
): string {
  const shown = days.map(({ date, balance, band }) => ({
    across: round(x(date)),
    edges: (band === null ? [balance, balance] : edges(band)).map(amount => round(y(amount))),
  }))
  const first = shown[0]
  if (first === undefined) return ''
  const there = shown.map(({ across, edges: [, high] }, index) =>
    index === 0 ? `M${across} ${high}` : `H${across}V${high}`,
  )
  // The lower edge is a stair too: on its day each step goes to what was before.
  const back = shown.toReversed().map(({ edges: [low] }, index, all) => {
    const before = all[index + 1]
    const end = index === 0 ? `V${low}` : ''
    return before === undefined ? end : `${end}V${before.edges[0]}H${before.across}`
  })
  return `${there.join('')}${back.join('')}Z`
}

/** Runs of days of one kind. Each starts with the last day of the run before it, so that the line does not break. */
export function runs(days: readonly CurveDay[]): { kind: CurveDay['kind']; days: CurveDay[] }[] {
  const found: { kind: CurveDay['kind']; days: CurveDay[] }[] = []
  for (const day of days) {
    const run = found.at(-1)
    if (run?.kind === day.kind) run.days.push(day)
    else found.push({ kind: day.kind, days: [...(run?.days.slice(-1) ?? []), day] })
  }
  return found
}

/** Mondays, and the firsts of the months with room for their names. */
export function dateTicks(days: readonly CurveDay[]): { mondays: LocalDate[]; months: LocalDate[] } {
  const dates = days.map(({ date }) => date)
  return {
    mondays: dates.filter(date => isoWeekday(date) === 1),
    months: dates.filter(date => date.endsWith('-01')),
  }
}

/** Where credit ends: the balance of all accounts with all of it drawn. Null where none was given. */
export function creditEnds({ forecast, account }: Pick<CurveSource, 'forecast' | 'account'>): Decimal | null {
  if (account !== undefined) return null
  const unused = forecast?.outlook?.unusedCredit ?? null
  return unused === null || isZero(unused.amount) ? null : decimal(-minor(unused.amount))
}

export const isAhead = ({ kind }: CurveDay): boolean => kind === 'expected' || kind === 'likely'

/** The lowest of what is still to come; the earliest such day. */
export function lowestAhead(days: readonly CurveDay[]): CurveDay | null {
  let lowest: CurveDay | null = null
  for (const day of days) {
    if (isAhead(day) && (lowest === null || minor(day.balance) < minor(lowest.balance))) lowest = day
  }
  return lowest
}

/** Where a label of a given width goes around a point so that it stays inside the drawing. */
export function anchorWithin(at: number, width: number, size: Size): 'start' | 'middle' | 'end' {
  if (at - width / 2 < size.left) return 'start'
  return at + width / 2 > size.width - size.right ? 'end' : 'middle'
}

const LABEL_WIDTH = 150

/**
 * Where the label of the lowest point stands. Nothing ahead is lower, so below it is free; where the axis is too near,
 * left of it is, since the line comes down from there.
 */
export function besidePoint(
  x: number,
  y: number,
  size: Size,
): { x: number; y: number; anchor: 'start' | 'middle' | 'end' } {
  if (y + 28 < size.height - size.bottom) return { x, y: y + 22, anchor: anchorWithin(x, LABEL_WIDTH, size) }
  if (x - LABEL_WIDTH > size.left) return { x: x - 12, y: y + 4, anchor: 'end' }
  return { x, y: y - 14, anchor: anchorWithin(x, LABEL_WIDTH, size) }
}

/**
 * Where the label of a level line stands: at its left or right end, above or below, where the curve and the label of the
 * lowest point leave it most room. The first of these wins where several have enough; null where it would lie on that
 * other label wherever it stood, as on a phone.
 *
 * @param first the end that is tried first: two lines that lie close have their labels apart
 */
export function besideLine(
  y: number,
  width: number,
  days: readonly CurveDay[],
  at: Pick<Scales, 'x' | 'y'>,
  size: Size,
  first: 'start' | 'end' = 'start',
): { x: number; y: number; anchor: 'start' | 'end' } | null {
  const lowest = lowestAhead(days)
  const other = lowest === null ? null : besidePoint(at.x(lowest.date), at.y(lowest.balance), size)
  const left = { x: size.left + 6, anchor: 'start' } as const
  const right = { x: size.width - size.right - 6, anchor: 'end' } as const

  const span = (x: number, anchor: 'start' | 'end') => {
    const from = (anchor === 'start' ? x : x - width) - 8
    return { from, to: from + width + 16 }
  }
  const fromOther = (x: number, anchor: 'start' | 'end', baseline: number): number => {
    if (other === null) return Number.POSITIVE_INFINITY
    const { from, to } = span(x, anchor)
    const otherFrom = other.x - { start: 0, middle: LABEL_WIDTH / 2, end: LABEL_WIDTH }[other.anchor]
    const meets = otherFrom < to && otherFrom + LABEL_WIDTH > from
    return meets ? Math.abs(other.y - baseline) : Number.POSITIVE_INFINITY
  }
  const room = (x: number, anchor: 'start' | 'end', baseline: number): number => {
    // Under the axis stand the names of the months.
    if (baseline > size.height - size.bottom) return 0
    const { from, to } = span(x, anchor)
    const middle = baseline - 4
    const curve = days
      .filter(day => at.x(day.date) >= from && at.x(day.date) <= to)
      .map(day => Math.abs(at.y(day.balance) - middle))
    return Math.min(...curve, fromOther(x, anchor, baseline))
  }

  const [near, far] = first === 'start' ? [left, right] : [right, left]
  const places = [
    { ...near, y: y - 6 },
    { ...far, y: y - 6 },
    { ...near, y: y + 15 },
    { ...far, y: y + 15 },
  ]
    .filter(place => fromOther(place.x, place.anchor, place.y) >= LINE_HEIGHT)
    .map(place => ({ ...place, room: Math.min(ENOUGH_ROOM, room(place.x, place.anchor, place.y)) }))
  const [one, ...others] = places
  if (one === undefined) return null
  const best = others.reduce((found, place) => (place.room > found.room ? place : found), one)
  return { x: best.x, y: best.y, anchor: best.anchor }
}

const ENOUGH_ROOM = 14
const LINE_HEIGHT = 13

export const dayIndex = (days: readonly CurveDay[], date: LocalDate): number =>
  days[0] === undefined ? 0 : Math.min(days.length - 1, Math.max(0, daysBetween(days[0].date, date)))

/** Units of the currency as a float: for pixels, never for sums. */
const pixelUnits = (amount: Decimal): number => Number(minor(amount)) / 100

const round = (pixel: number): number => Math.round(pixel * 10) / 10
