import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser, wide } from './support/browser.ts'
import { emptyCompany, enter } from './support/company.ts'
import { drop } from './support/drop.ts'
import { repository } from './support/launcher.ts'

const browser = useBrowser()
const fixture = (name: string) => join(repository, 'server/src/test/resources/fixtures/tables', name)

async function table(name: string, text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'billify-tables-')), name)
  await writeFile(path, text)
  return path
}

async function importPage(viewport = wide): Promise<Page> {
  const company = await emptyCompany('en')
  const page = await browser.blank({ viewport, locale: 'en-BE' })
  await enter(page, company)
  await page.goto(`${company.path}/import`)
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
  return page
}

/** The button names what is new too: only when it is gone does the page say what was taken in. */
async function takeIn(page: Page, name: string) {
  const button = page.getByRole('button', { name })
  await button.click()
  await button.waitFor({ state: 'detached' })
}

test('an export of the bank is read without a question, and shows how', async () => {
  const page = await importPage()
  await drop(page, [fixture('kbc.csv')])
  await page.getByText('See or correct how this file was read').click()
  await page.getByRole('region', { name: 'First lines, as read' }).getByText('BRASSERIE DE KETEL').waitFor()
  expect(await page.getByLabel('Bedrag').inputValue()).toBe('amount')
  expect(await page.getByLabel('Saldo').inputValue()).toBe('balance')
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'tables-kbc')
  await takeIn(page, 'Take in 6 new lines')
  await page.getByText('6 new lines').first().waitFor()
})

test('a date that can be read in two ways is asked in plain words, once for the layout', async () => {
  const page = await importPage(narrow)
  const header = 'Rekeningnummer;Datum;Omschrijving;Bedrag\n'
  await drop(page, [await table('first.csv', `${header}BE97737411882049;03/04/2026;huur;-2,50\n`)])
  await page.getByText('Is 03/04/2026').waitFor()
  await shoot(page, 'tables-question')
  expect(await page.getByRole('button', { name: 'Close: there is nothing new' }).count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: /3 Apr/i }).click()
  await page.getByRole('region', { name: 'First lines, as read' }).waitFor()
  await takeIn(page, 'Take in 1 new line')
  await drop(page, [await table('second.csv', `${header}BE97737411882049;05/06/2026;kas;7,50\n`)])
  await page.getByRole('button', { name: 'Take in 1 new line' }).waitFor()
})

test('an account that the file does not name is chosen by its owner', async () => {
  const page = await importPage()
  await drop(page, [fixture('n26.csv')])
  await page.getByText('Of which account are these lines?').waitFor()
  await shoot(page, 'tables-account')
  await page.getByLabel('Account number (IBAN) or name').fill('BE97 7374 1188 2049')
  await page.getByRole('button', { name: 'Use this account' }).click()
  await takeIn(page, 'Take in 6 new lines')
  await page.getByText('6 new lines').first().waitFor()
})
