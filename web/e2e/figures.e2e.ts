import { expect, test } from 'vitest'
import { type Company, companyWithBooks } from './support/company.ts'

interface Figure {
  amount: string
  currency: string
  list: { href: string; field: string }
}

test('every figure of the interface is the sum of the list it opens, to the cent', async () => {
  const company = await companyWithBooks()
  const found = new Map<string, Figure>()
  for (const path of ['/dashboard', '/accounts', '/forecast?days=90']) {
    for (const figure of figuresIn(await company.user.get(company.api + path)))
      found.set(JSON.stringify(figure), figure)
  }

  const wrong: string[] = []
  for (const figure of found.values()) {
    const sum = await sumOfList(company, figure)
    if (sum !== hundredths(figure.amount))
      wrong.push(`${figure.amount} is not the sum (${sum} cents) of ${figure.list.href}`)
  }

  expect(found.size).toBeGreaterThanOrEqual(10)
  expect(wrong).toEqual([])
})

function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(figuresIn)
  return 'amount' in value && 'list' in value && value.list !== null ? [value as Figure, ...inside] : inside
}

async function sumOfList(company: Company, { list, currency }: Figure): Promise<bigint> {
  const address = new URL(list.href.replace(/^\/api\/v1/, ''), 'http://billify')
  let sum = 0n
  for (let cursor: string | null = ''; cursor !== null; ) {
    if (cursor) address.searchParams.set('cursor', cursor)
    const page: {
      items: Record<string, { amount: string; currency: string } | null>[]
      nextCursor: string | null
    } = await company.user.get(address.pathname + address.search)
    for (const item of page.items) {
      const part = item[list.field]
      if (part?.currency === currency) sum += hundredths(part.amount)
      else if (part) throw new Error(`${list.href} mixes ${currency} with ${part.currency}`)
    }
    cursor = page.nextCursor
  }
  return sum
}

/** "-1234.5" is -123450n: euro amounts have at most two decimals here. */
function hundredths(amount: string): bigint {
  const [, sign, units, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? []
  if (units === undefined) throw new Error(`not an amount: ${amount}`)
  return BigInt(`${sign}${units}${decimals.padEnd(2, '0')}`)
}
