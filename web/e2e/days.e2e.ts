import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { type Company, companyWithBooks, enter } from './support/company.ts'

// The shared server runs in UTC, the company lives in Brussels: neither may move a day, nor may the reader's own clock.
const browser = useBrowser()
let company: Company
beforeAll(async () => {
  company = await companyWithBooks()
})

test.each(['America/New_York', 'Pacific/Kiritimati', 'Europe/Brussels'])(
  'a booking day is the same day for a reader in %s',
  async timezoneId => {
    const { items } = await company.user.get<{ items: { bookingDate: string }[] }>(
      `${company.api}/transactions`,
    )
    const booked = new Set(items.map(({ bookingDate }) => bookingDate))
    const page = await browser.blank({ timezoneId })
    await enter(page, company)
    await page.goto(`${company.path}/bank`)
    await page.locator('time').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    const shown = await page
      .locator('time')
      .evaluateAll(times =>
        times.map(time => ({ day: time.getAttribute('datetime') ?? '', text: time.textContent ?? '' })),
      )

    const bookings = shown.filter(({ day }) => booked.has(day))
    expect(new Set(bookings.map(({ day }) => day))).toEqual(booked)
    expect(
      bookings.filter(({ day, text }) => Number(/\d+/.exec(text)?.[0]) !== Number(day.slice(8))),
    ).toEqual([])
  },
)

test('an invoice is due on the same day for a reader in New York', async () => {
  const { items } = await company.user.get<{ items: { number: string; dueDate: string }[] }>(
    `${company.api}/invoices?direction=receivable&status=open`,
  )
  expect(items.length).toBeGreaterThan(0)
  const page = await browser.blank({ timezoneId: 'America/New_York' })
  await enter(page, company)
  await page.goto(`${company.path}/invoices?direction=receivable&status=open`)
  await page.locator('time').first().waitFor({ state: 'attached' })
  const days = await page
    .locator('time')
    .evaluateAll(times => times.map(time => time.getAttribute('datetime')))

  for (const { dueDate } of items) expect(days).toContain(dueDate)
})
