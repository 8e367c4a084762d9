import type { LocalDate, Money } from '@/api/model'

export interface Detail {
  name: string
  /** Null where only what came after is told. */
  before: string | null
  after: string | null
}

/** What only a machine can read is left out. */
const UUID_SHAPE = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const BEFORE = 'Before'
const AMOUNT_SHAPE = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/
const DAY_OF_YEAR_SHAPE = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** The facts of an entry: `role` and `roleBefore` are one fact that became another. */
export function detailsOf(details: Readonly<Record<string, string>>): Detail[] {
  const names = new Set(
    Object.keys(details).map(key => (key.endsWith(BEFORE) ? key.slice(0, -BEFORE.length) : key)),
  )
  return [...names]
    .map(name => ({
      name,
      before: details[name + BEFORE] ?? null,
      after: details[name] ?? null,
    }))
    .filter(({ before, after }) => !isForMachines(before) && !isForMachines(after))
    .filter(({ before, after }) => before !== null || after !== '')
}

const isForMachines = (value: string | null) => value !== null && UUID_SHAPE.test(value)

/** What a value is by its shape, so that it can be written as everywhere else: an amount with its currency, a day, a day of each year. Null for words. */
export function shapeOf(value: string): { money: Money } | { day: LocalDate } | { dayOfYear: string } | null {
  const [, amount, currency] = AMOUNT_SHAPE.exec(value) ?? []
  if (amount !== undefined && currency !== undefined) return { money: { amount, currency } }
  if (DAY_OF_YEAR_SHAPE.test(value)) return { dayOfYear: value }
  return DAY_SHAPE.test(value) ? { day: value } : null
}
