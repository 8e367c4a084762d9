import { describe, expect, it } from 'vitest'
import { plusDays } from '@/format/dates'
import {
  bandPath,
  besideLine,
  besidePoint,
  type CurveDay,
  curveDays,
  curveWeeks,
  lowestAhead,
  niceStep,
  runs,
  type Size,
  scales,
  stepPath,
} from './curve'

const size: Size = { width: 400, height: 200, left: 50, right: 0, top: 10, bottom: 20 }

const expected = (date: string, balance: string, expectedIn = '0.00', expectedOut = '0.00') => ({
  date,
  balance,
  expectedIn,
  expectedOut,
  byYouIn: '0.00',
  byYouOut: '0.00',
})

const past = [
  { date: '2026-11-18', balance: '100.00', in: '100.00', out: '0.00', proven: true },
  { date: '2026-11-19', balance: '80.00', in: '0.10', out: '-20.10', proven: false },
  { date: '2026-11-20', balance: '90.00', in: '10.20', out: '-0.20', proven: true },
]

const forecast = {
  asOf: '2026-11-22',
  balanceDate: '2026-11-20',
  currency: 'EUR',
  startBalance: null,
  days: [
    expected('2026-11-22', '95.00', '5.00'),
    expected('2026-11-23', '60.00', '0.00', '-35.00'),
    expected('2026-11-24', '60.00'),
  ],
  lowest: null,
  firstBelowFloor: null,
  firstBelowZero: null,
  outlook: null,
}

/** A pixel is a euro, and the days span the width. */
const scalesAt100 = {
  x: (date: string) => 50 + (Number(date.slice(-2)) - 18) * 58,
  y: (amount: string) => Number(amount),
}

const days = curveDays({ past, forecast, today: '2026-11-22' })

describe('the days of the curve', () => {
  it('have no hole between the last statement and today', () => {
    expect(days.map(({ date }) => date)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map(day => plusDays('2026-11-18', day)),
    )
    expect(days.map(({ kind }) => kind)).toEqual([
      'booked',
      'unproven',
      'booked',
      'carried',
      'expected',
      'expected',
      'expected',
    ])
  })

  it('show today once when the bank already spoke of it', () => {
    const today = { date: '2026-11-22', balance: '90.00', in: '0.00', out: '0.00', proven: true }
    const dates = curveDays({ past: [...past, today], forecast, today: '2026-11-22' }).map(({ date }) => date)
    expect(dates.filter(date => date === '2026-11-22')).toHaveLength(1)
  })

  it('are those of the past alone without a forecast', () => {
    expect(curveDays({ past, forecast: null, today: '2026-11-20' })).toHaveLength(3)
  })

  it('name the earliest of the lowest days ahead, never one of the past', () => {
    expect(lowestAhead(days)?.date).toBe('2026-11-23')
    expect(lowestAhead(days.filter(({ kind }) => kind !== 'expected'))).toBeNull()
  })
})

describe('the weeks under the curve', () => {
  it('hold what happened and what is expected, apart and to the cent', () => {
    expect(curveWeeks({ past, forecast, today: '2026-11-22' })).toEqual([
      {
        monday: '2026-11-16',
        certain: true,
        moneyIn: '110.30',
        moneyOut: '-20.30',
        byYouIn: '0.00',
        byYouOut: '0.00',
      },
      {
        monday: '2026-11-16',
        certain: false,
        moneyIn: '5.00',
        moneyOut: '0.00',
        byYouIn: '0.00',
        byYouOut: '0.00',
      },
      {
        monday: '2026-11-23',
        certain: false,
        moneyIn: '0.00',
        moneyOut: '-35.00',
        byYouIn: '0.00',
        byYouOut: '0.00',
      },
    ])
  })

  it('leave out nothing that was booked today, though the curve asks what is still to come of it', () => {
    const today = { date: '2026-11-22', balance: '91.00', in: '1.00', out: '0.00', proven: true }
    const [week] = curveWeeks({ past: [...past, today], forecast, today: '2026-11-22' })
    expect(week?.moneyIn).toBe('111.30')
  })
})

describe('the drawing', () => {
  it('spans its width from the first day to the last', () => {
    const { x, dateAt } = scales(days, null, size)
    expect(x('2026-11-18')).toBe(50)
    expect(x('2026-11-24')).toBe(400)
    expect(dateAt(-100)).toBe('2026-11-18')
    expect(dateAt(9999)).toBe('2026-11-24')
    expect(dateAt(x('2026-11-20') + 10)).toBe('2026-11-20')
  })

  it.each([
    ['40.00', '100.00'],
    ['-3500.00', '12000.00'],
    ['84000.00', '84210.00'],
    ['0.00', '0.00'],
    ['-900.00', '-100.00'],
    ['1999999.99', '7654321.00'],
  ])('has at most six whole grid lines from %s to %s, and both lie between them', (low, high) => {
    const both = [low, high].map(
      (balance, day) => ({ ...days[0], date: plusDays('2026-11-18', day), balance }) as CurveDay,
    )
    const { gridUnits, y } = scales(both, null, size)
    expect(gridUnits.length).toBeGreaterThan(1)
    expect(gridUnits.length).toBeLessThanOrEqual(6)
    for (const balance of [low, high]) {
      expect(y(balance)).toBeGreaterThanOrEqual(size.top - 0.001)
      expect(y(balance)).toBeLessThanOrEqual(size.height - size.bottom + 0.001)
    }
  })

  it('shows zero when the balance comes near it, and not when it is far', () => {
    expect(scales(days, null, size).gridUnits).not.toContain(0)
    expect(scales(days, '10.00', size).gridUnits).toContain(0)
  })

  it('always has room for the floor', () => {
    const { y } = scales(days, '500.00', size)
    expect(y('500.00')).toBeGreaterThanOrEqual(size.top)
  })

  it('reaches down to where credit ends, unless that would flatten the curve', () => {
    const wide = [
      { ...days[0], date: '2026-11-18', balance: '1000.00' },
      { ...days[0], date: '2026-11-19', balance: '90000.00' },
    ] as CurveDay[]
    const bottom = size.height - size.bottom + 0.001
    expect(scales(wide, null, size, '-25000.00').y('-25000.00')).toBeLessThanOrEqual(bottom)
    expect(scales(wide, null, size, '-900000.00').y('-900000.00')).toBeGreaterThan(bottom)
  })

  it('goes in steps: a slope would show money that never was there', () => {
    expect(
      stepPath(days.slice(0, 2), { x: date => Number(date.slice(-2)), y: amount => Number(amount) }),
    ).toBe('M18 100H19V80')
  })

  it('does not break where certainty ends', () => {
    const found = runs(days)
    expect(found.map(run => run.kind)).toEqual(['booked', 'unproven', 'booked', 'carried', 'expected'])
    expect(found[1]?.days[0]?.date).toBe('2026-11-18')
  })

  it('keeps the label of the lowest point inside', () => {
    expect(besidePoint(390, 50, size)).toMatchObject({ anchor: 'end', y: 72 })
    expect(besidePoint(300, 175, size)).toMatchObject({ anchor: 'end', x: 288 })
    expect(besidePoint(60, 175, size)).toMatchObject({ anchor: 'start', y: 161 })
  })

  it('puts the label of the floor where the curve is not', () => {
    const level = (balance: string) => days.map(day => ({ ...day, balance }))
    const along = (curve: CurveDay[]) => besideLine(100, 80, curve, scalesAt100, size)
    // The curve runs just above the line: the label goes below it.
    expect(along(level('95.00'))).toMatchObject({ y: 115 })
    // It runs far away: the first place is taken.
    expect(along(level('20.00'))).toEqual({ x: 56, y: 94, anchor: 'start' })
    // It comes near at the left only: the label goes to the right.
    const falling = days.map((day, index) => ({ ...day, balance: index < 2 ? '96.00' : '20.00' }))
    expect(along(falling)).toMatchObject({ anchor: 'end', y: 94 })
  })

  it('leaves the label of the floor out where the label of the lowest point takes all its places', () => {
    // On a drawing hardly wider than one label the lowest point stands just above the floor, its label where the floor runs.
    const narrow = { ...size, width: 250 }
    const atFloor = { x: (date: string) => 50 + (Number(date.slice(-2)) - 18) * 32, y: () => 82 }
    expect(besideLine(100, 80, days, atFloor, narrow)).toBeNull()
  })

  it.each([
    [3, 1],
    [100, 50],
    [60_000, 20_000],
    [75_000, 25_000],
  ])('divides a span of %d by %d', (span, step) => {
    expect(niceStep(span)).toBe(step)
  })
})

describe('what is likely', () => {
  const likelyDay = (date: string, p10: string, p50: string, p90: string) => ({
    date,
    p10,
    p25: p10,
    p50,
    p75: p90,
    p90,
    expectedIn: '10.00',
    expectedOut: '-4.00',
    estimatedIn: '3.00',
    estimatedOut: '-4.00',
  })
  const outlook = {
    madeAt: '2026-11-22T08:00:00Z',
    asOf: '2026-11-19',
    upToDate: false,
    days: [
      likelyDay('2026-11-20', '70.00', '80.00', '90.00'),
      likelyDay('2026-11-21', '60.00', '75.00', '95.00'),
      likelyDay('2026-11-22', '50.00', '70.00', '99.00'),
    ],
    lowest: null,
    firstBelowFloor: null,
    chances: [],
    deciding: { in: [], out: [] },
    unusedCredit: null,
    shortfall: null,
    meanMiss: null,
  }
  const source = { past, forecast: { ...forecast, outlook }, today: '2026-11-22' }

  it('begins after the last booked day, also where it was worked out before that day came', () => {
    expect(curveDays(source, 'likely').map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2026-11-18 booked',
      '2026-11-19 unproven',
      '2026-11-20 booked',
      '2026-11-21 likely',
      '2026-11-22 likely',
    ])
  })

  it('has the lowest day among its own, not among what is known alone', () => {
    expect(lowestAhead(curveDays(source, 'likely'))?.balance).toBe('70.00')
    expect(lowestAhead(curveDays(source, 'known'))?.balance).toBe('60.00')
  })

  it('keeps its band inside the drawing', () => {
    const drawn = scales(curveDays(source, 'likely'), null, size)

    expect(drawn.y('99.00')).toBeGreaterThanOrEqual(size.top)
    expect(drawn.y('50.00')).toBeLessThanOrEqual(size.height - size.bottom)
  })

  it('draws its band as one closed shape that opens at the last booked day', () => {
    const shape = curveDays(source, 'likely').slice(2)

    expect(bandPath(shape, scalesAt100, band => [band.low, band.high])).toBe(
      'M166 90H224V95H282V99V50V60H224V90H166Z',
    )
  })

  it('says apart what of a week is only estimated', () => {
    const week = curveWeeks(source, 'likely').find(({ certain }) => !certain)

    expect(week).toMatchObject({ moneyIn: '30.00', moneyOut: '-12.00', byYouIn: '9.00', byYouOut: '-12.00' })
  })
})
