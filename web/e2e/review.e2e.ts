import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, useBrowser } from './support/browser.ts'
import { bringBooks, companyWithBooks, emptyCompany, enter } from './support/company.ts'

const browser = useBrowser()

/** While Billify only watches, all that it would have done by itself waits in the review. */
async function watched(): Promise<Page> {
  const company = await emptyCompany()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/review`)
  await page.getByRole('button', { name: 'Only watch' }).click()
  await page.getByText('posts nothing by itself').waitFor()
  await bringBooks(company)
  await page.goto(`${company.path}/review`)
  await page.locator('[data-row]').first().waitFor()
  return page
}

const rowsOf = (page: Page) => page.locator('[data-row]')

test('the review is cleared and taken back by keyboard alone', async () => {
  const page = await watched()
  expect(await accessibilityFaults(page)).toEqual([])
  const before = await rowsOf(page).count()
  expect(before).toBeGreaterThan(3)
  await page.getByRole('article').getByText('Why', { exact: true }).waitFor()

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByText('matched').first().waitFor()
  await expect.poll(() => rowsOf(page).count()).toBe(before - 1)
  await page.keyboard.press('n')
  await expect.poll(() => rowsOf(page).count()).toBe(before - 2)
  await page.keyboard.press('u')
  await expect.poll(() => rowsOf(page).count()).toBe(before - 1)
  await page.keyboard.press('u')
  await expect.poll(() => rowsOf(page).count()).toBe(before)
})

test('other invoices are picked, with an amount each', async () => {
  const page = await watched()
  const before = await rowsOf(page).count()
  await page.keyboard.press('s')
  const picker = page.getByRole('region', { name: 'Which invoices does it pay?' })
  await picker.getByRole('checkbox').first().check()
  await picker.getByText('Left of the line').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await picker.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => rowsOf(page).count()).toBeLessThan(before)
})

test('always so says first how many lines of the past it would change', async () => {
  const page = await watched()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/This (also )?changes/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await dialog.count()).toBe(0)
})

test('all that is certain is accepted at once, and the page says that nothing is left', async () => {
  const page = await watched()
  await page.getByRole('button', { name: /Accept all \d+ that are certain/ }).click()
  await page.getByText('lines matched').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => rowsOf(page).count()).toBeGreaterThan(3)
})

test('what was matched and taken back stands in the trail, with who did it', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/bank?matched=yes`)
  await rowsOf(page).first().click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Unmatch' }).first().click()
  await panel.locator('summary', { hasText: 'Taken back' }).click()
  await panel.getByText(`taken back by ${company.user.email}`).first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a category that a person chooses stays until it is taken back', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank({ viewport: narrow })
  await enter(page, company)
  await page.goto(`${company.path}/bank`)
  await rowsOf(page).first().click()
  await page.getByLabel('What it is for').selectOption('insurance')
  await page.getByText('you said so').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => page.getByText('you said so').count()).toBe(0)
})

test('what comes back is a list of its own', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/bank`)
  await page.getByRole('link', { name: 'Regular payments' }).click()
  await page.getByRole('heading', { name: 'Regular payments' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
