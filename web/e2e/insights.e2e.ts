import { beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser } from './support/browser.ts'
import { type Company, companyWithBooks, enter } from './support/company.ts'

const browser = useBrowser()
let company: Company
beforeAll(async () => {
  company = await companyWithBooks()
})

test('the owner says when the financial year begins, and the year so far and the trail follow', async () => {
  const page = await browser.blank()
  await enter(page, company)

  await page.goto(`${company.path}/settings`)
  const begins = page.getByLabel('Financial year begins on')
  await begins.selectOption('1 October')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved').first().waitFor()
  await page.reload()
  await expect.poll(() => begins.inputValue()).toBe('10-01')
  await shoot(page, 'settings-financial-year')

  await page.goto(`${company.path}/insights`)
  const year = page.getByRole('region', { name: 'The financial year so far' })
  await year.getByRole('row', { name: /^Came in/ }).waitFor()
  expect(await year.innerText()).toContain('1 October')
  await shoot(page, 'insights-year')

  await page.goto(`${company.path}/activity`)
  await page.getByText('start of the financial year').first().waitFor()
  await page.setViewportSize(narrow)
  await page.goto(`${company.path}/insights`)
  await year.waitFor()
  await shoot(page, 'insights-year-narrow')
})

test('key figures open the lists behind them, and the forecast looks back, ahead, and goes along as files', async () => {
  const page = await browser.blank()
  await enter(page, company)

  await page.goto(`${company.path}/insights`)
  await page.getByRole('region', { name: 'Owed to you' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'insights-wide')
  const owed = page
    .getByRole('region', { name: 'Owed to you' })
    .getByRole('row', { name: /^Together/ })
    .getByRole('link')
  const amount = (await owed.innerText()).replace(/[+−]/, '')
  await owed.click()
  // The list says what it comes to: the very amount that opened it.
  await page.getByText('Still open').waitFor()
  expect(await page.getByRole('status').first().innerText()).toContain(amount)

  await page.goto(`${company.path}/forecast`)
  await page.getByRole('navigation', { name: 'Take the forecast along' }).waitFor()
  for (const format of ['pdf', 'xlsx']) {
    const answer = await page.request.get(`/api/v1${company.api}/forecast/export?format=${format}`)
    expect(answer.status()).toBe(200)
  }
  for (const title of ['Thirteen weeks', 'What changed in a week', 'As it was seen on a past day']) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.getByRole('region', { name: title }).first().waitFor({ state: 'attached' })
  }
  await page.getByRole('radio', { name: 'Eighteen months' }).check()
  await page.getByRole('columnheader', { name: /2028/ }).first().waitFor()
  await page.getByLabel('Day', { exact: true }).fill('2026-11-02')
  await page.getByText(/Nothing was kept on/).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'forecast-looking-back')

  await page.setViewportSize(narrow)
  await page.goto(`${company.path}/insights`)
  await page.getByRole('region', { name: 'Owed to you' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width)
})
