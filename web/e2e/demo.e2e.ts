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

/** In one language of the four: the company that each of them has is tested beside the server. */
const languages = [
  {
    locale: 'nl-BE',
    look: 'Kijk rond in een demobedrijf',
    banner: 'Demobedrijf: alle cijfers zijn verzonnen.',
    bank: 'Bank',
    savings: 'Spaarrekening',
    wages: /^Lonen /,
  },
] as const

test.each(languages)('whoever comes by looks around without an account, in $locale', async spoken => {
  const page = await browser.blank({ baseURL: server.url, locale: spoken.locale })
  await visit(page, spoken.look)

  await page.getByText(spoken.banner).waitFor()
  expect(await page.locator('main').innerText()).toMatch(/\d{2}[.\s\u202f]\d{3},\d{2}/)
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, `demo-overview-${spoken.locale}`)

  await page.getByRole('link', { name: spoken.bank, exact: true }).first().click()
  await page.getByRole('link', { name: spoken.savings }).waitFor()
  await page.getByText(spoken.banner).waitFor()
  await page.getByRole('searchbox').fill(spoken.wages.source.replace(/[^A-Za-z]/g, ''))
  await page.getByText(spoken.wages).first().waitFor()
})

test('what a visitor changes is gone after a reset', async () => {
  const page = await browser.blank({ baseURL: server.url })
  await visit(page, 'Look around in a demo company')
  await page
    .getByText(/ is expected to /)
    .first()
    .waitFor({ timeout: 60_000 }) // worked out behind the page
  const figures = await page.locator('main').innerText()
  const before = page.url()
  await page.goto(before.replace('overview', 'settings'))
  await page.getByLabel('Name', { exact: true }).first().fill('Something else')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved').waitFor()
  expect(await page.getByRole('region', { name: 'Members' }).count()).toBe(0)

  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
  await page.waitForURL(url => url.pathname.endsWith('/overview') && url.href !== before, { timeout: 90_000 })

  await page.getByRole('button', { name: /Bakkerij Ganzenpoot BV/ }).waitFor()
  await page.getByText('Demo company: all figures are made up.').waitFor()
  // When the files came is another moment; all figures are the same.
  const sameDay = (text: string) => text.split('\n').filter(line => !/\d{2}:\d{2}/.test(line))
  await expect
    .poll(async () => sameDay(await page.locator('main').innerText()), { timeout: 60_000 })
    .toEqual(sameDay(figures))
})

test('the way out leads to an account of one’s own', async () => {
  const page = await browser.blank({ baseURL: server.url, viewport: narrow })
  await visit(page, 'Look around in a demo company')
  await shoot(page, 'demo-overview-narrow')

  await page.getByRole('button', { name: 'Start with your own company' }).click()

  await page.getByRole('heading', { name: 'Create an account' }).waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
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
  const page = await browser.blank()
  await page.goto('/sign-in')
  await page.waitForLoadState('networkidle')
  expect(await isOffered(inject('serverUrl'), {})).toBe(false)
  expect(await page.getByRole('link', { name: 'Look around in a demo company' }).count()).toBe(0)

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

async function visit(page: Page, look: string) {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: look }).click()
  await page.waitForURL('**/overview', { timeout: 90_000 })
  await page
    .getByText(/^2 .* 2 /)
    .first()
    .waitFor() // both accounts are proven: the figures are there
}
