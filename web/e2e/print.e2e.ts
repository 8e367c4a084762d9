import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser, wide } from './support/browser.ts'
import { emptyCompany, enter } from './support/company.ts'
import { drop } from './support/drop.ts'
import { pdf } from './support/pdf.ts'

const browser = useBrowser()

const invoice = [
  'Verpakkingen Maes BV',
  'Nijverheidskaai 5, 8500 Kortrijk',
  'BTW BE 0999.080.895',
  'FACTUUR',
  'Klant: Bakkerij De Korenaar BV',
  'Btw-nummer klant: BE 0999.123.457',
  'Factuurnummer: 26/10877',
  'Factuurdatum: 14/10/2026',
  'Vervaldatum: 13/11/2026',
  'Totaal excl. btw: 412,00 EUR',
  'Btw 21 %: 86,52 EUR',
  'Totaal te betalen: 498,52 EUR',
  'Gelieve te betalen op rekening BE86 0682 2409 1750',
]

async function paper(name: string, lines: readonly string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'billify-print-')), name)
  await writeFile(path, pdf(lines), 'latin1')
  return path
}

test.each([
  ['wide', wide],
  ['narrow', narrow],
])(
  'a printed invoice is compared with its page, corrected, confirmed and taken in (%s)',
  async (width, viewport) => {
    const company = await emptyCompany('en')
    const page = await browser.blank({ viewport, locale: 'en-BE' })
    await enter(page, company)
    await page.goto(`${company.path}/import`)
    await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
    await drop(page, [await paper('maes.pdf', invoice)])

    await page.getByText('Check: ').waitFor()
    await shoot(page, `print-row-${width}`)
    await page.getByRole('button', { name: 'Check and confirm' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What does the page say?' })
    const picture = dialog.getByRole('img', { name: 'Page 1 of 26/10877' })
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(800)
    expect(await dialog.getByLabel('Amount with VAT').inputValue()).toBe('498,52')
    expect(await accessibilityFaults(page)).toEqual([])
    const confirm = await dialog.getByRole('button', { name: 'Confirm' }).boundingBox()
    expect((confirm?.y ?? Number.NaN) + (confirm?.height ?? 0)).toBeLessThan(viewport.height)
    await shoot(page, `print-dialog-${width}`)

    // what stands on the page is taken with a click, or with F2, the arrows and Enter
    const due = dialog.getByLabel('Due date')
    await due.click()
    await dialog.getByRole('button', { name: '14/10/2026' }).click()
    expect(await due.inputValue()).toBe('2026-10-14')
    await shoot(page, `print-choose-${width}`)
    expect(await accessibilityFaults(page)).toEqual([])
    await due.press('F2')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await due.inputValue()).toBe('2026-11-13')
    await due.press('F2')
    await page.keyboard.press('Escape')
    expect(await due.evaluate(field => field === document.activeElement)).toBe(true)

    await dialog.getByLabel('Invoice number').fill('26/10878')
    await dialog.getByLabel('Invoice number').press('Enter')
    await dialog.getByRole('alert').getByText('Which way it goes').waitFor()
    await shoot(page, `print-direction-${width}`)
    await dialog.getByRole('radio', { name: 'Goes out' }).check()
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Read from print, confirmed by a person').waitFor()
    await page.getByText('26/10878').first().waitFor()
    const takeIn = page.getByRole('button', { name: 'Take in 1 invoice' })
    await takeIn.click()
    await takeIn.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('1 invoice').waitFor()
  },
)

test('a reminder is called what it is', async () => {
  const company = await emptyCompany('en')
  const page = await browser.blank({ viewport: wide, locale: 'en-BE' })
  await enter(page, company)
  await page.goto(`${company.path}/import`)
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
  await drop(page, [
    await paper(
      'reminder.pdf',
      invoice.map(line => (line === 'FACTUUR' ? 'HERINNERING' : line)),
    ),
  ])
  await page.getByText('this is a reminder, no invoice').waitFor()
})
