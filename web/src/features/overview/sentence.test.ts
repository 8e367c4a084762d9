import { beforeEach, describe, expect, it } from 'vitest'
import type { Dashboard, Figure, Language } from '@/api/model'
import { chanceText } from '@/format/chance'
import { sentenceDay } from '@/format/dates'
import { amountText } from '@/format/money'
import { locales, speak, translate } from '@/i18n'
import { answer, type Slot, type Statement } from './sentence'

const figure = (amount: string): Figure => ({
  amount,
  currency: 'EUR',
  list: { href: '/x', field: 'amount' },
})
const floor = { amount: '5000.00', currency: 'EUR' }
const side = {
  total: figure('0.00'),
  overdue: figure('0.00'),
  within7: figure('0.00'),
  count: 3,
  overdueCount: 0,
}
const nothingExpected = { in: side.total, out: side.total, count: 0 }

function dashboard(lowest: string, on: string, change: Partial<Dashboard> = {}): Dashboard {
  const today = '2026-11-22'
  return {
    company: {
      id: 'c',
      name: 'Korenaar',
      enterpriseNumber: null,
      vatNumber: null,
      floor,
      financialYearStart: '01-01',
      currency: 'EUR',
      role: 'owner',
      hasData: true,
    },
    today,
    dataAsOf: { balanceDate: today, importedAt: null, accounts: 1, accountsProven: 1 },
    balance: figure('84210.00'),
    floor,
    forecast: {
      asOf: today,
      balanceDate: today,
      currency: 'EUR',
      startBalance: figure('84210.00'),
      days: [],
      lowest: { date: on, balance: figure(lowest) },
      firstBelowFloor: null,
      firstBelowZero: null,
      outlook: null,
    },
    past: [],
    accountStarts: [],
    last30: null,
    open: { receivable: side, payable: side, expected: nothingExpected },
    largest: { in: [], out: [] },
    todo: [],
    otherCurrencies: [],
    ...change,
  }
}

/** What is read on the screen, in one line. */
function said(data: Dashboard, language: Language): string {
  const { have, ahead } = answer(data)
  return [have, ...ahead].map(statement => inWords(statement, language)).join(' ')
}

function inWords({ text, slots }: Statement, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, shown(slot, language)]),
  )
  return translate(text, values).replace(/[\u00a0\u202f]/g, ' ')
}

function shown(slot: Slot, language: Language): string {
  if (slot.kind === 'day') return sentenceDay(locales[language].dates, slot.date, '2026-11-22')
  if (slot.kind === 'chance') return chanceText(locales[language].numbers, slot.permille)
  return amountText(locales[language].numbers, slot.kind === 'floor' ? slot.money : slot.figure)
}

describe.each([
  [
    'nl',
    'U hebt € 84.210,00. Als iedereen op de vervaldag betaalt, is het laagste punt € 6.300,00 op wo 20 januari, boven uw ondergrens van € 5.000,00.',
    'Als iedereen op de vervaldag betaalt, is het laagste punt € 4.999,99 op wo 20 januari, onder uw ondergrens van € 5.000,00.',
  ],
  [
    'fr',
    'Vous avez 84 210,00 €. Si chacun paie à l’échéance, le point le plus bas est 6 300,00 € le mer. 20 janvier, au-dessus de votre plancher de 5 000,00 €.',
    'Si chacun paie à l’échéance, le point le plus bas est 4 999,99 € le mer. 20 janvier, sous votre plancher de 5 000,00 €.',
  ],
  [
    'en',
    'You have € 84.210,00. If everyone pays on the due date, the lowest point is € 6.300,00 on Wed 20 January, above your floor of € 5.000,00.',
    'If everyone pays on the due date, the lowest point is € 4.999,99 on Wed 20 January, below your floor of € 5.000,00.',
  ],
  [
    'de',
    'Sie haben 84.210,00 €. Wenn alle am Fälligkeitstag zahlen, ist der tiefste Stand 6.300,00 € am Mi. 20. Januar, über Ihrer Untergrenze von 5.000,00 €.',
    'Wenn alle am Fälligkeitstag zahlen, ist der tiefste Stand 4.999,99 € am Mi. 20. Januar, unter Ihrer Untergrenze von 5.000,00 €.',
  ],
] as const)('the sentence in %s', (language, above, below) => {
  beforeEach(() => speak(language))

  it('says what there is, the lowest point and how it stands to the floor', () => {
    expect(said(dashboard('6300.00', '2027-01-20'), language)).toBe(above)
  })

  it('says that the floor is broken by as little as a cent', () => {
    expect(said(dashboard('4999.99', '2027-01-20'), language)).toContain(below)
  })
})

describe('the sentence', () => {
  beforeEach(() => speak('en'))

  it('calls exactly the floor above it, and calm', () => {
    const { ahead } = answer(dashboard('5000.00', '2027-01-20'))
    expect(ahead).toMatchObject([{ text: 'sentence.lowestAboveFloor', tone: 'calm' }])
  })

  it('is alarmed below the floor and names the first day below it, where that is another', () => {
    const data = dashboard('100.00', '2027-01-20')
    const first = { date: '2026-12-08', balance: figure('4000.00') }
    const { ahead } = answer({ ...data, forecast: { ...data.forecast, firstBelowFloor: first } as never })
    expect(ahead.map(({ tone }) => tone)).toEqual(['danger', 'danger'])
    expect(inWords(ahead[1] as Statement, 'en')).toBe(
      'It first falls below your floor of € 5.000,00 on Tue 8 December.',
    )
  })

  it('says below zero rather than below the floor', () => {
    expect(said(dashboard('-0.01', '2027-01-20'), 'en')).toContain(
      'falls below zero: to −€ 0,01 on Wed 20 January',
    )
  })

  it('does without a floor', () => {
    expect(said(dashboard('6300.00', '2027-01-20', { floor: null }), 'en')).toMatch(/20 January\.$/)
  })

  it('speaks of an older balance in the past tense', () => {
    const dataAsOf = { balanceDate: '2026-11-20', importedAt: null, accounts: 1, accountsProven: 1 }
    expect(said(dashboard('6300.00', '2027-01-20', { dataAsOf }), 'en')).toMatch(
      /^On Fri 20 November you had € 84.210,00\./,
    )
  })

  it('says nothing of what is coming when nothing is open', () => {
    const open = {
      receivable: { ...side, count: 0 },
      payable: { ...side, count: 0 },
      expected: nothingExpected,
    }
    expect(said(dashboard('6300.00', '2027-01-20', { open }), 'en')).toBe(
      'You have € 84.210,00. There are no open invoices, so nothing else is known to come.',
    )
  })

  it('does not call today’s balance a low that is still to come', () => {
    expect(answer(dashboard('84210.00', '2026-11-22')).ahead).toMatchObject([
      { text: 'sentence.lowestToday', tone: 'calm' },
    ])
    expect(answer(dashboard('4000.00', '2026-11-22')).ahead).toMatchObject([
      { text: 'sentence.lowestTodayBelowFloor', tone: 'danger' },
    ])
  })

  it('claims nothing without bank data', () => {
    const { have, ahead } = answer(dashboard('0.00', '2027-01-20', { balance: null }))
    expect([have.text, ahead]).toEqual(['sentence.noBank', []])
  })
})

describe('once a forecast has been worked out', () => {
  const outlook = (lowest: string, belowFloorPermille: number | null) => ({
    madeAt: '2026-11-22T08:00:00Z',
    asOf: '2026-11-21',
    upToDate: true,
    days: [],
    lowest: { date: '2027-01-20', balance: figure(lowest) },
    firstBelowFloor: null,
    chances: [{ withinDays: 30, belowZeroPermille: 4, belowFloorPermille }],
    deciding: { in: [], out: [] },
    unusedCredit: null,
    shortfall: null,
    meanMiss: null,
  })
  const expected = (lowest: string, permille: number | null, change: Partial<Dashboard> = {}) => {
    const known = dashboard('1.00', '2026-12-01', change)
    return {
      ...known,
      forecast: known.forecast === null ? null : { ...known.forecast, outlook: outlook(lowest, permille) },
    }
  }

  beforeEach(() => speak('nl'))

  it('it is that which is said, not what is known alone', () => {
    expect(said(expected('6300.00', 3), 'nl')).toBe(
      'U hebt € 84.210,00. Naar verwachting is het laagste punt € 6.300,00 op wo 20 januari, boven uw ondergrens van € 5.000,00.',
    )
  })

  it('a risk that is worth a thought is said with it', () => {
    expect(said(expected('6300.00', 180), 'nl')).toContain('onder uw ondergrens zakt, is 18%')
  })

  it('what breaks the floor is danger, and what breaks zero too', () => {
    const [below] = answer(expected('4999.99', 600)).ahead
    const [red] = answer(expected('-0.01', 900)).ahead

    expect([below?.text, below?.tone]).toEqual(['sentence.likelyBelowFloor', 'danger'])
    expect([red?.text, red?.tone]).toEqual(['sentence.likelyBelowZero', 'danger'])
  })

  it('without a floor only zero counts', () => {
    const [lowest] = answer(expected('12.00', null, { floor: null })).ahead

    expect([lowest?.text, lowest?.tone]).toEqual(['sentence.likelyLowest', 'calm'])
  })
})
