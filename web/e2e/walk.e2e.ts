import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { password } from './support/api.ts'
import { narrow, shoot, useBrowser } from './support/browser.ts'
import { drop } from './support/drop.ts'
import {
  euros,
  invoices,
  novemberCoda,
  octoberCamt,
  octoberCoda,
  openItems,
  todayInBrussels,
} from './support/fixtures.ts'

// What is true of the bakery's files: server/src/test/resources/fixtures/korenaar/README.md
const endOfOctober = 14513_89 + 26150_00
const november20 = 17651_68 + 26150_00
const receivable = 1880_30 + 2093_50 + 725_04 - 106_00
const payable = -3158_80 - 1023_06 - 498_52

const browser = useBrowser()

test('a newcomer drops bank files and invoices, and within a minute reads what is, what is open and what will be', async () => {
  const page = await browser.blank()
  const started = Date.now()
  await arrive(page)
  await drop(page, [octoberCoda, octoberCamt, ...invoices])
  await page.getByRole('heading', { name: 'Look before it is taken in' }).waitFor()
  // Nine lines of the camt.053 are those of the third CODA statement: known, not new.
  await page.getByRole('button', { name: 'Take in 27 new lines and 11 invoices' }).click()
  await page.getByText('4 payments found their invoice.').waitFor()
  await page.getByRole('link', { name: 'To the overview' }).click()

  expect(await sentence(page)).toBe(expectedSentence(endOfOctober, 'Fri 30 October'))
  await forecastMade(page)
  expect((Date.now() - started) / 1000).toBeLessThan(60)
  await shoot(page, 'walk-overview')

  // The curve of what is known alone: read day by day with the keyboard, and the same numbers as a table.
  await page.getByText('Known only', { exact: true }).click()
  const curve = page.getByRole('slider', { name: /^Balance by day/ })
  await curve.focus()
  await curve.press('End')
  const ahead = endOfOctober + openItems.reduce((sum, { cents }) => sum + cents, 0)
  expect(plain(await curve.getAttribute('aria-valuetext'))).toContain(euros(ahead))
  await page.getByText('Table', { exact: true }).click()
  const table = page.getByRole('region', { name: 'Balance by day, as a table' })
  expect(
    plain(
      await table
        .getByRole('row')
        .filter({ hasText: /^\s*Fri 30 Oct/ })
        .innerText(),
    ),
  ).toContain(euros(endOfOctober))

  // What is open each way, and the way from a figure to its lines.
  expect(await figure(page, 'To receive', 'open invoices')).toBe(`+${euros(receivable)}`)
  expect(await figure(page, 'To pay', 'open invoices')).toBe(euros(payable))
  await page
    .getByRole('region', { name: 'To receive' })
    .getByRole('button', { name: 'open invoices' })
    .click()
  await page.getByRole('link', { name: 'Show the lines that add up to it' }).click()
  await page.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: euros(receivable) })
    .waitFor()
  expect(await rows(page)).toHaveLength(4)

  // The matches: by structured reference, and by the number in the text.
  await page.getByText('Paid', { exact: true }).click()
  await page.getByRole('row', { name: /2026-0195/ }).waitFor()
  expect((await rows(page)).map(row => /2026-\d{4}/.exec(row)?.[0]).sort()).toEqual([
    '2026-0187',
    '2026-0191',
    '2026-0195',
  ])
  await page.getByRole('link', { name: 'Brasserie Leiezicht BV' }).click()
  await page.getByRole('dialog').getByText('Matched: names the number, same amount').waitFor()
  await shoot(page, 'walk-invoice')
})

test('an import is taken back as a whole, and the books are as they were before', async () => {
  const page = await browser.blank()
  await arrive(page)
  await drop(page, [octoberCoda, octoberCamt, ...invoices])
  await page.getByRole('button', { name: /^Take in/ }).click()
  await page.getByText('4 payments found their invoice.').waitFor()
  await go(page, 'Overview')
  await forecastMade(page)
  const before = await wholeState(page)

  await go(page, 'Import')
  await drop(page, [novemberCoda])
  await page.getByRole('button', { name: 'Take in 14 new lines' }).click()
  await page.getByText('Taken in: 14 new lines.').waitFor()
  await go(page, 'Overview')
  // A page shows the figures it had until the new ones are there.
  await expect.poll(() => sentence(page)).toBe(expectedSentence(november20, 'Fri 20 November'))

  await undo(page, '2026-11-coda.cod')
  await expect.poll(() => wholeState(page), { timeout: 20_000 }).toEqual(before)

  await undo(page, '2026-10-coda.cod')
  await go(page, 'Overview')
  await page.getByText('Drop a bank file or an invoice').waitFor()
  await go(page, 'Bank')
  await page.getByText('Import a bank file, and each account stands here').waitFor()
  await go(page, 'Invoices')
  await page.getByText('All', { exact: true }).click()
  await page.getByRole('status').filter({ hasText: '0 invoices' }).waitFor()
})

test('the same files again, and the same days by another channel, add nothing', async () => {
  const page = await browser.blank()
  await arrive(page)
  await drop(page, [octoberCamt])
  await page.getByRole('button', { name: 'Take in 10 new lines' }).click()
  await page.getByText('Taken in: 10 new lines.').waitFor()

  await go(page, 'Import')
  await drop(page, [octoberCamt])
  await page.getByText('This very file was taken in before.').waitFor()
  await page.getByRole('button', { name: 'Close: there is nothing new' }).click()

  await go(page, 'Import')
  await drop(page, [octoberCoda])
  // 26 movements of which the third statement's nine came with the camt.053.
  await page.getByRole('button', { name: 'Take in 17 new lines' }).click()
  await page.getByText('Taken in: 17 new lines.').waitFor()
  await go(page, 'Bank')
  await page.getByRole('status').filter({ hasText: '27 lines' }).waitFor()
  // Two equal card payments on one day are two.
  await page.getByRole('searchbox').fill('24,50')
  await page.getByRole('status').filter({ hasText: '2 lines' }).waitFor()
})

test('a file that is none of ours is refused by name, and the others are taken in', async () => {
  const page = await browser.blank({ viewport: narrow })
  await arrive(page)
  await drop(page, [import.meta.filename, octoberCoda])
  await page.getByText('Refused: this is no format that Billify reads').waitFor()
  await page.getByRole('button', { name: 'Take in 26 new lines' }).click()
  await page.getByText('Taken in: 26 new lines.').waitFor()
})

/** Signs up and skips what the first run asks, up to the files. */
async function arrive(page: Page) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByRole('heading', { name: 'Create an account' }).waitFor()
  await page.getByLabel('E-mail address').fill(`owner-${crypto.randomUUID()}@example.be`)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create an account' }).click()
  for (const question of ['Which company is it?', 'How low may it get?']) {
    await page.getByRole('heading', { name: question }).waitFor()
    await page.getByRole('button', { name: 'Skip' }).click()
  }
  await page.getByText('Drop bank files and invoices anywhere on this page').waitFor()
}

async function undo(page: Page, fileName: string) {
  await go(page, 'Import')
  await page.getByRole('listitem').filter({ hasText: fileName }).getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('listitem').filter({ hasText: fileName }).getByText('taken back').waitFor()
}

async function go(page: Page, name: string) {
  await page.getByRole('navigation').getByRole('link', { name }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor({ state: 'attached' })
}

/** All that the overview, the bank and the invoice pages say. */
async function wholeState(page: Page): Promise<string[]> {
  const said: string[] = []
  for (const name of ['Overview', 'Bank', 'Invoices']) {
    await go(page, name)
    if (name !== 'Overview') await page.getByRole('table').waitFor()
    // Its words come with the part of the page that needs them, a moment after the rest.
    if (name === 'Bank') await page.getByLabel('What for').waitFor()
    said.push(plain(await page.getByRole('main').innerText()))
  }
  return said
}

/** What there is. What is to come is said below it, first as it is known and a moment later as it is expected. */
async function sentence(page: Page): Promise<string> {
  const have = page.getByRole('main').getByText(/^(On .* you had|You have)/)
  await have.first().waitFor()
  return plain(await have.first().innerText())
}

const expectedSentence = (balanceCents: number, day: string): string =>
  `On ${day}${yearUnlessThis('2026')} you had ${euros(balanceCents)}.`

/** A forecast is worked out a moment after the last file, and after those of the companies of other tests. */
const forecastMade = (page: Page) =>
  page
    .getByRole('main')
    .getByText(/ is expected to /)
    .first()
    .waitFor({ timeout: 55_000 })

const yearUnlessThis = (year: string) => (todayInBrussels().startsWith(year) ? '' : ` ${year}`)

/** The amount beside a name in a section of the overview. */
async function figure(page: Page, section: string, name: string): Promise<string> {
  const said = await page.getByRole('region', { name: section }).getByRole('button', { name }).innerText()
  return plain(said).replace(/^.*: /, '')
}

const rows = async (page: Page) => (await page.getByRole('row').allInnerTexts()).slice(1).map(plain)

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
