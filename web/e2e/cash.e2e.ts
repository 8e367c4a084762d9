import { expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser, wide } from './support/browser.ts'
import { companyWithBooks, enter } from './support/company.ts'

const browser = useBrowser()

test('an owner says what the forecast counts, is told of a shortfall once, and what to do', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank({ viewport: wide, locale: 'en-BE' })
  await enter(page, company)
  await page.goto(`${company.path}/forecast`)
  await page.getByText(/In four weeks the band is/).waitFor()
  await shoot(page, 'cash-sharpen')

  await page.getByRole('button', { name: 'What the forecast counts' }).click()
  await page.getByLabel('VAT', { exact: true }).first().selectOption('quarterly')
  const selfEmployed = page.getByRole('checkbox', { name: /Self-employed contributions/ })
  await selfEmployed.check()
  const amount = page.getByLabel(/Amount of Self-employed contributions/)
  await amount.fill('1250')
  await amount.press('Enter')
  await page.getByText(/counted: .*1\.250,00/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'cash-said')
  await page.keyboard.press('Escape')

  // One account alone: its lowest day, and what that is made of.
  const accounts = page.getByRole('combobox', { name: 'Which account' })
  await accounts.selectOption({ index: 1 })
  await page
    .getByText(/The lowest point expected on/)
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: /^Expected on/ }).waitFor()
  await page.getByText(/^Together/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'cash-account')
  await page.keyboard.press('Escape')
  await accounts.selectOption('')

  await company.user.patch(company.api, { floor: '500000' })
  await page.goto(`${company.path}/overview`)
  await page.getByText('Risk of a shortfall').waitFor()
  await page.getByRole('link', { name: 'What to do' }).click()
  await page.getByRole('heading', { name: 'Pay your bills on these days' }).waitFor()
  await shoot(page, 'cash-advice')
  await page.setViewportSize(narrow)
  await shoot(page, 'cash-advice-narrow')
  await page.getByRole('button', { name: 'I know' }).click()
  await page.getByText('Risk of a shortfall').waitFor({ state: 'detached' })
})
