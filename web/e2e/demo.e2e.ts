import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser } from './support/browser.ts'
import { type Server, startServer } from './support/launcher.ts'

const browser = useBrowser()
let data: string
let server: Server

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'billify-demo-'))
  // Without a bank that tells of today: the figures of two visits are compared.
  server = await startServer(data, { demo: true, env: { BILLIFY_SIMULATORS: '' } })
})

afterAll(async () => {
  await server.stop('SIGINT')
  await rm(data, { recursive: true, force: true })
})

/** All visits in one language: the company that each of the others has is tested beside the server. */
const locale = 'nl-BE'
const look = 'Kijk rond in een demobedrijf'
const banner = 'Demobedrijf: alle cijfers zijn verzonnen.'

test('whoever comes by looks around without an account', async () => {
  const page = await browser.blank({ baseURL: server.url, locale })
  await visit(page)

  await page.getByText(banner).waitFor()
  expect(await page.locator('main').innerText()).toMatch(/\d{2}[.\s\u202f]\d{3},\d{2}/)
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'demo-overview')

  await page.getByRole('link', { name: 'Bank', exact: true }).first().click()
  await page.getByRole('link', { name: 'Spaarrekening' }).waitFor()
  await page.getByText(banner).waitFor()
  await page.getByRole('searchbox').fill('Lonen')
  await page
    .getByText(/^Lonen /)
    .first()
    .waitFor()
})

test('what a visitor changes is gone after a reset', async () => {
  const page = await browser.blank({ baseURL: server.url, locale })
  await visit(page)
  await page
    .getByText(/Naar verwachting /)
    .first()
    .waitFor({ timeout: 60_000 }) // worked out behind the page
  const figures = await page.locator('main').innerText()
  const before = page.url()
  await page.goto(before.replace('overview', 'settings'))
  await page.getByLabel('Naam', { exact: true }).first().fill('Iets anders')
  await page.getByRole('button', { name: 'Bewaren' }).first().click()
  await page.getByText('Bewaard').waitFor()
  expect(await page.getByRole('region', { name: 'Leden' }).count()).toBe(0)

  await page.getByRole('button', { name: 'Herstellen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Herstellen' }).click()
  await page.waitForURL(url => url.pathname.endsWith('/overview') && url.href !== before, { timeout: 90_000 })

  await page.getByRole('button', { name: /Bakkerij Ganzenpoot BV/ }).waitFor()
  await page.getByText(banner).waitFor()
  // When the files came is another moment; all figures are the same.
  const sameDay = (text: string) => text.split('\n').filter(line => !/\d{2}:\d{2}/.test(line))
  await expect
    .poll(async () => sameDay(await page.locator('main').innerText()), { timeout: 60_000 })
    .toEqual(sameDay(figures))
})

test('the way out leads to an account of one’s own', async () => {
  const page = await browser.blank({ baseURL: server.url, locale, viewport: narrow })
  await visit(page)
  await shoot(page, 'demo-overview-narrow')

  await page.getByRole('button', { name: 'Begin met uw eigen bedrijf' }).click()

  await page.getByRole('heading', { name: 'Account aanmaken' }).waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Aanmelden' }).waitFor()
})

test('a proxy, another name and another machine are not offered it', async () => {
  const ask = (headers: Record<string, string>) => isOffered(server.url, headers)
  expect(await ask({})).toBe(true)
  expect(await ask({ 'X-Forwarded-For': '203.0.113.9' })).toBe(false)
  expect(await ask({ 'X-Forwarded-For': '127.0.0.1' })).toBe(false)
  expect(await ask({ 'X-Forwarded-Host': 'localhost' })).toBe(false)
  expect(await ask({ Forwarded: 'for=127.0.0.1' })).toBe(false)
  expect(await ask({ Host: 'evil.example' })).toBe(false)
})

test('it is not there where others are listened to, nor where it is not wanted', async () => {
  const page = await browser.blank({ locale })
  await page.goto('/sign-in')
  await page.waitForLoadState('networkidle')
  expect(await isOffered(inject('serverUrl'), {})).toBe(false)
  expect(await page.getByRole('link', { name: look }).count()).toBe(0)

  const folder = await mkdtemp(join(tmpdir(), 'billify-open-'))
  const open = await startServer(folder, { demo: true, args: ['--host', '0.0.0.0'] })
  try {
    expect(await isOffered(open.url, {})).toBe(false)
  } finally {
    await open.stop('SIGINT')
    await rm(folder, { recursive: true, force: true })
  }
})

/** By hand, since a browser's own calls may not name another host. */
function isOffered(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/v1/demo`, { headers }, answer => {
      let text = ''
      answer.on('data', part => {
        text += part
      })
      answer.on('end', () => resolve((JSON.parse(text) as { available: boolean }).available))
    })
      .on('error', reject)
      .end()
  })
}

async function visit(page: Page) {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: look }).click()
  await page.waitForURL('**/overview', { timeout: 90_000 })
  await page
    .getByText(/^2 .* 2 /)
    .first()
    .waitFor() // both accounts are proven: the figures are there
}
