import type { Dashboard, Figure, LocalDate, Money, Outlook } from '@/api/model'
import { compare, isNegative } from '@/format/money'
import type { MessageKey } from '@/i18n'

/** What stands in a slot of a statement. A figure leads to its proof, a floor to where it is set. */
export type Slot =
  | { kind: 'figure'; figure: Figure }
  | { kind: 'floor'; money: Money }
  | { kind: 'day'; date: LocalDate }
  | { kind: 'chance'; permille: number }

export interface Statement {
  text: MessageKey
  slots: Readonly<Record<string, Slot>>
  /** Danger is only what breaks the floor or zero. */
  tone: 'calm' | 'danger'
}

export interface Answer {
  /** What there is: the page's one big figure. */
  have: Statement
  /** What is coming, in the order in which it is asked. */
  ahead: readonly Statement[]
}

/**
 * The overview in words, from the server's figures alone: nothing is added up here. Only what is known is said, and the
 * day on which it was known: a balance older than today is in the past tense.
 */
export function answer({ balance, dataAsOf, today, floor, forecast, open }: Dashboard): Answer {
  if (balance === null) return { have: calm('sentence.noBank', {}), ahead: [] }

  const outlook = forecast?.outlook ?? null
  const asOf = dataAsOf.balanceDate
  const have =
    asOf !== null && asOf < today
      ? calm('sentence.had', { amount: figure(balance), day: day(asOf) })
      : calm('sentence.have', { amount: figure(balance) })

  if (outlook !== null) return { have, ahead: likely(outlook, floor) }
  if (open.receivable.count + open.payable.count + open.expected.count === 0)
    return { have, ahead: [calm('sentence.nothingOpen', {})] }
  const lowest = forecast?.lowest ?? null
  if (forecast === null || lowest === null) return { have, ahead: [] }

  const point = { amount: figure(lowest.balance), day: day(lowest.date) }
  if (lowest.date <= forecast.asOf) return { have, ahead: [lowestToday(lowest.balance, floor)] }
  if (isNegative(lowest.balance.amount)) {
    return {
      have,
      ahead: [danger('sentence.lowestBelowZero', point), ...firstBelow(forecast, floor, lowest.date)],
    }
  }
  if (floor === null) return { have, ahead: [calm('sentence.lowest', point)] }
  const slots = { ...point, floor: { kind: 'floor', money: floor } as const }
  if (compare(lowest.balance.amount, floor.amount) >= 0) {
    return { have, ahead: [calm('sentence.lowestAboveFloor', slots)] }
  }
  return {
    have,
    ahead: [danger('sentence.lowestBelowFloor', slots), ...firstBelow(forecast, floor, lowest.date)],
  }
}

/** What is expected, and how likely it is to go wrong soon. */
function likely(outlook: Outlook, floor: Money | null): Statement[] {
  if (outlook.lowest === null) return []
  const { balance, date } = outlook.lowest
  const point = { amount: figure(balance), day: day(date) }
  if (floor === null) {
    return isNegative(balance.amount)
      ? [danger('sentence.likelyBelowZero', point)]
      : [calm('sentence.likelyLowest', point), ...chance(outlook, false)]
  }
  const slots = { ...point, floor: { kind: 'floor', money: floor } as const }
  if (isNegative(balance.amount)) return [danger('sentence.likelyBelowZero', point)]
  if (compare(balance.amount, floor.amount) < 0) return [danger('sentence.likelyBelowFloor', slots)]
  return [calm('sentence.likelyAboveFloor', slots), ...chance(outlook, true)]
}

/** Said only where it is worth a thought: from one in a hundred on. */
function chance(outlook: Outlook, ofFloor: boolean): Statement[] {
  const soon = outlook.chances.find(({ withinDays }) => withinDays === 30)
  const permille = ofFloor ? soon?.belowFloorPermille : soon?.belowZeroPermille
  if (permille === undefined || permille === null || permille < 10) return []
  const text = ofFloor ? 'sentence.chanceFloor' : 'sentence.chanceZero'
  return [calm(text, { chance: { kind: 'chance', permille } })]
}

/** It only gets better from here; which says nothing about today being enough. */
function lowestToday(balance: Figure, floor: Money | null): Statement {
  if (isNegative(balance.amount)) return danger('sentence.lowestTodayBelowZero', {})
  if (floor !== null && compare(balance.amount, floor.amount) < 0) {
    return danger('sentence.lowestTodayBelowFloor', { floor: { kind: 'floor', money: floor } })
  }
  return calm('sentence.lowestToday', {})
}

/** The first day under the floor, where that is another day than the lowest. */
function firstBelow(
  { firstBelowFloor, asOf }: NonNullable<Dashboard['forecast']>,
  floor: Money | null,
  lowestDate: LocalDate,
): Statement[] {
  if (floor === null || firstBelowFloor === null || firstBelowFloor.date === lowestDate) return []
  const slots = { floor: { kind: 'floor', money: floor } as const, day: day(firstBelowFloor.date) }
  return [danger(firstBelowFloor.date <= asOf ? 'sentence.alreadyBelow' : 'sentence.firstBelow', slots)]
}

const calm = (text: MessageKey, slots: Statement['slots']): Statement => ({ text, slots, tone: 'calm' })
const danger = (text: MessageKey, slots: Statement['slots']): Statement => ({ text, slots, tone: 'danger' })
const figure = (of: Figure): Slot => ({ kind: 'figure', figure: of })
const day = (date: LocalDate): Slot => ({ kind: 'day', date })
