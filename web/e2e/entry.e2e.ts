import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { useBrowser } from './support/browser.ts'
import { companyWithBooks, enter } from './support/company.ts'

const browser = useBrowser()

test('an invoice is typed with the keyboard alone, corrected, and taken back', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/invoices?status=open`)

  await page.getByRole('button', { name: 'Enter an invoice' }).click()
  const panel = page.getByRole('dialog', { name: 'New invoice' })
  await panel.getByRole('combobox', { name: 'With whom' }).pressSequentially('molens')
  await panel.getByRole('option').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('VD-26-9999')
  await panel.getByLabel('Amount with VAT').fill('106,00')
  await panel.getByRole('button', { name: '6 %' }).click()
  expect(await panel.getByLabel('Without VAT').inputValue()).toBe('100,00')
  await page.keyboard.press('Control+Enter')
  await page.getByText('VD-26-9999 is entered').waitFor()
  expect(await panel.getByRole('combobox').inputValue()).toBe('')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Molens Van Damme' }).first().waitFor()
  await page.goto(`${company.path}/invoices?search=9999`)
  await page.locator('[data-row]').first().click()
  const invoice = page.getByRole('dialog')
  await invoice.getByRole('button', { name: 'Change this' }).click()
  await invoice.getByLabel('Amount with VAT').fill('100')
  await invoice.getByLabel('Without VAT').fill('')
  await invoice.getByLabel('VAT (optional)', { exact: true }).fill('')
  await invoice.getByRole('button', { name: 'Save' }).click()
  await page.getByText('is changed').waitFor()
  await invoice.getByText('€ 100,00').first().waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await invoice.getByText('€ 106,00').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('an invoice in another currency is stored and shown in it', async () => {
  browser.allowErrors() // a currency that there is not is refused
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/invoices?status=open`)

  await page.getByRole('button', { name: 'Enter an invoice' }).click()
  const panel = page.getByRole('dialog', { name: 'New invoice' })
  await panel.getByRole('combobox', { name: 'With whom' }).fill('Ohio Ovens Inc')
  await panel.getByLabel('Invoice number').fill('OO-77')
  await panel.getByLabel('Amount with VAT').fill('250')
  await panel.getByLabel('Currency').fill('xyz')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByText('There is no such currency.').waitFor()
  await panel.getByLabel('Currency').fill('usd')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('OO-77 is entered').waitFor()

  const row = page.getByRole('row').filter({ hasText: 'Ohio Ovens' })
  await expect.poll(() => row.innerText()).toMatch(/−US\$\s250,00/)
})

test('something expected is in the forecast and not in what is owed', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/invoices`)

  await page.getByRole('button', { name: 'Expect something' }).click()
  const panel = page.getByRole('dialog', { name: 'Something you expect' })
  await panel.getByLabel('What is it?').fill('Van deposit')
  await panel.getByLabel('Which day').fill('2026-12-10')
  await panel.getByLabel('Amount').fill('4.000')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Van deposit is entered').waitFor()
  expect(await page.getByText('Van deposit', { exact: true }).count()).toBe(0)

  await page.getByText('Expected by you', { exact: true }).click()
  await page.locator('[data-row]', { hasText: 'Van deposit' }).waitFor()
  await page.goto(`${company.path}/overview?day=2026-12-20`)
  await page.getByRole('dialog').getByText('Van deposit').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('many rows are set aside at once and taken back', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/invoices?status=open`)
  const rows = page.locator('[data-row]')
  await rows.first().waitFor()
  const before = await rows.count()

  await page.getByRole('checkbox', { name: 'Choose all rows shown' }).check()
  const bar = page.getByRole('region', { name: 'Chosen rows' })
  await bar.getByRole('button', { name: 'Set aside' }).click()
  await page.getByRole('dialog').getByLabel('Why?').fill('not ours')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText(`${before} set aside`).waitFor()
  await page.getByText('Nothing is open here.').waitFor()

  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(() => rows.count()).toBe(before)
})

test('a note is written on a bank line and found by its words', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/bank`)
  await page.locator('[data-row]').first().click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('textbox', { name: 'Write a note' }).fill('Hairdryer for the salon')
  await panel.getByRole('button', { name: 'Add note' }).click()
  await panel.getByRole('listitem').getByText('Hairdryer for the salon').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${company.path}/bank?search=hairdr`)
  await page.getByText('1 note').waitFor({ state: 'attached' })
})

test('a file is hung on an invoice, kept from being removed by a hold, and downloaded as it came', async () => {
  browser.allowErrors() // that the hold is refused is said on the console too
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/invoices?search=0203`)
  await page.locator('[data-row]').first().click()
  const panel = page.getByRole('dialog').first()
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('Geachte bakker') })
  const file = panel.getByRole('link', { name: 'receipt.txt' })
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect(await text(await download.createReadStream())).toBe('Geachte bakker')

  await panel.getByRole('button', { name: 'How long it is kept: receipt.txt' }).click()
  const dialog = page.getByRole('dialog', { name: 'receipt.txt' })
  await dialog.getByText('No law asks for this file').waitFor()
  await dialog.getByLabel('Why it must stay').fill('Dispute')
  await dialog.getByRole('button', { name: 'Hold this file' }).click()
  await dialog.getByText('Held since').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()

  await panel
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'receipt.txt' }) })
    .getByRole('button', { name: 'Remove' })
    .click()
  await panel.getByText('This file is held').waitFor()
})
