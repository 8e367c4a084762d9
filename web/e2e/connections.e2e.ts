import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiUser, signUpWithCompany } from './support/api.ts'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser } from './support/browser.ts'
import { freePort, type Server, startServer } from './support/launcher.ts'

const browser = useBrowser()
const repository = fileURLToPath(new URL('../../', import.meta.url))

let data: string
let bank: string
let books: string
let simulators: ChildProcess
let server: Server

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'billify-links-'))
  const port = await freePort()
  const booksPort = await freePort()
  bank = `http://127.0.0.1:${port}`
  books = `http://127.0.0.1:${booksPort}`
  server = await startServer(data, {
    demo: true,
    env: {
      BILLIFY_PONTO_API: bank,
      BILLIFY_YUKI_API: books,
      BILLIFY_PONTO_PARTNER_ID: 'demo',
      BILLIFY_PONTO_PARTNER_SECRET: 'demo',
      BILLIFY_PONTO_PARTNER_API: bank,
      BILLIFY_PONTO_PARTNER_AUTHORIZE: `${bank}/oauth2/auth`,
    },
  })
  simulators = await startSimulators(port, booksPort)
}, 240_000)

afterAll(async () => {
  simulators?.kill()
  await server?.stop('SIGTERM')
  await rm(data, { recursive: true, force: true })
})

/** As they were built for the demo. */
async function startSimulators(port: number, booksPort: number): Promise<ChildProcess> {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const child = spawn(java, [
    '-cp',
    join(repository, 'server/target/app/simulators'),
    'com.billify.simulators.Simulators',
    '--port',
    `${port}`,
    '--yuki-port',
    `${booksPort}`,
  ])
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('error', reject)
    child.once('close', code => reject(new Error(`the simulators ended with ${code}`)))
  })
  return child
}

const happen = (deed: Record<string, string>, where = bank) =>
  fetch(`${where}/control`, { method: 'POST', body: new URLSearchParams(deed), redirect: 'manual' })

test('a bank is linked with its keys, its lines arrive, an ended consent is said on every page', async () => {
  await happen({ deed: 'book', euro: '12.50', name: 'Hotel Graaf', text: 'breakfast rolls' })
  const user = new ApiUser(server.url)
  const company = `/c${(await signUpWithCompany(user)).slice('/companies'.length)}`
  const page = await browser.blank({ baseURL: server.url })
  await page.context().addCookies(user.cookieJar())

  await page.goto(`${company}/connections`)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Link a bank' }).click()
  await page.getByRole('button', { name: 'Or with keys of your own' }).click()
  await page.getByLabel('Client ID').fill('demo')
  await page.getByLabel('Client secret').fill('wrong')
  browser.allowErrors()
  await page.getByRole('button', { name: 'Try the keys' }).click()
  await page.getByText('These keys are not accepted').waitFor()
  await page.getByLabel('Client secret').fill('demo')
  await page.getByRole('button', { name: 'Try the keys' }).click()
  await page.getByText('These keys open 1 account').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Link', exact: true }).click()

  await page.getByText('Up to date').waitFor({ timeout: 30_000 })
  await page.getByText('BE71 0961 2345 6769').waitFor()
  await page.getByText('History').click()
  await page.getByText('1 new line').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'connections-wide')
  await page.setViewportSize(narrow)
  await shoot(page, 'connections-narrow')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'connections-narrow-dark')

  await page.goto(`${company}/bank`)
  await page.getByText('Hotel Graaf').first().waitFor()

  await happen({ deed: 'expire' })
  await page.goto(`${company}/connections`)
  await page.getByRole('button', { name: 'Look now' }).click()
  await page
    .getByText('Your consent at the bank has ended: nothing new arrives.')
    .waitFor({ timeout: 30_000 })
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'connections-consent-narrow-dark')
  await page.goto(`${company}/bank`)
  await page.getByRole('link', { name: 'See what to do' }).waitFor()
  await page.getByText('Hotel Graaf').first().waitFor()

  // Consented anew at the bank, with keys for the same link: it goes on where it was, and the open page shows what comes.
  await page.goto(`${company}/connections`)
  await page.getByRole('button', { name: 'Renew at the bank' }).click()
  await page.getByRole('button', { name: 'Consent' }).click()
  await page.waitForURL(`**${company}/connections`)
  await happen({ deed: 'book', euro: '34.00', name: 'Late guest', text: 'while nobody was let in' })
  await page.goto(`${company}/bank`)
  const links = `/companies/${company.slice('/c/'.length)}/connections`
  const link = (await user.get<{ id: string }[]>(links))[0]?.id
  await user.put(`${links}/${link}/credential`, { clientId: 'demo', clientSecret: 'demo' })
  await page.getByText('Late guest').first().waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: 'See what to do' }).waitFor({ state: 'detached' })
})

test('a bank is linked by a page at Ponto itself, and what it announces is shown apart', async () => {
  await happen({ deed: 'announce', euro: '-48.20', name: 'Bakkersgroothandel', text: 'card payment' })
  const user = new ApiUser(server.url)
  const company = `/c${(await signUpWithCompany(user)).slice('/companies'.length)}`
  const page = await browser.blank({ baseURL: server.url })
  await page.context().addCookies(user.cookieJar())

  await page.goto(`${company}/connections`)
  await page.getByRole('button', { name: 'Link a bank' }).click()
  await page.getByRole('button', { name: 'Continue at Ponto' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'connections-grant-wide')
  await page.getByRole('button', { name: 'Continue at Ponto' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()

  await page.getByText('Linked. Your lines are coming in.').waitFor()
  await page.getByText('Up to date').waitFor({ timeout: 30_000 })
  expect(new URL(page.url()).search).toBe('')
  await page.goto(`${company}/bank`)
  await page.getByRole('heading', { name: 'Announced by the bank' }).waitFor()
  await page.getByText('Bakkersgroothandel').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'bank-announced-wide')
  await page.setViewportSize(narrow)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'bank-announced-narrow-dark')
})

test('the demo company is linked to a bank and to books that are made up, and money arrives', {
  timeout: 300_000,
}, async () => {
  const page = await browser.blank({ baseURL: server.url })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Look around in a demo company' }).click()
  await page.waitForURL('**/overview', { timeout: 200_000 })
  const company = new URL(page.url()).pathname.replace(/\/overview$/, '')
  await page.goto(`${company}/bank`)
  await page.getByText('QR GANZENPOOT GENT').first().waitFor({ timeout: 90_000 })

  await page.goto(`${company}/connections`)
  await page.getByText('Rehearsal: nothing here is real.').first().waitFor()
  await expect.poll(() => page.getByText('Up to date').count(), { timeout: 60_000 }).toBe(2)
  await page.getByRole('region', { name: 'Yuki' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'connections-demo-wide')
  await page.setViewportSize(narrow)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'connections-demo-narrow-dark')
})

test('the books are linked with a key and an administration, their open invoices arrive and are paid', async () => {
  await happen({ deed: 'sell', euro: '1210.00', name: 'Hotel Graaf', number: '2026-0301' }, books)
  const user = new ApiUser(server.url)
  const company = `/c${(await signUpWithCompany(user)).slice('/companies'.length)}`
  const page = await browser.blank({ baseURL: server.url })
  await page.context().addCookies(user.cookieJar())

  await page.goto(`${company}/connections`)
  await page.getByRole('button', { name: 'Link your books' }).click()
  await page.getByLabel('Access key').fill('demo')
  await page.getByRole('button', { name: 'Find the administration' }).click()
  await page.getByLabel('Administration').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'books-dialog-wide')
  await page.getByRole('button', { name: 'Link', exact: true }).click()

  await page.getByText('Up to date').waitFor({ timeout: 30_000 })
  await page.getByText('1 open invoice').waitFor()
  await page.getByText('of 400 calls today').waitFor()
  await page.getByText('History').click()
  await page.getByText('1 new invoice').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'books-wide')
  await page.setViewportSize(narrow)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'books-narrow-dark')

  await page.goto(`${company}/invoices`)
  await page.locator('[data-row]').first().click()
  await page.getByRole('link', { name: 'Yuki' }).waitFor()
})
