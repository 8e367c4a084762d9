import type { Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { type Company, companyWithBooks, enter } from './support/company.ts'

const browser = useBrowser()
const FIRST_LOAD_MAX_BYTES = 250 * 1024
let company: Company
beforeAll(async () => {
  company = await companyWithBooks()
})

test('the first load of the sign-in page is at most 250 KB on the wire, all from our own host', async () => {
  const page = await browser.blank()
  await expectLightLoad(page, '/sign-in')
})

test.each(['overview', 'bank', 'invoices', 'import', 'settings'])(
  'the first load of %s is at most 250 KB on the wire, all from our own host',
  async name => {
    const page = await browser.blank()
    await enter(page, company)
    await expectLightLoad(page, `${company.path}/${name}`)
  },
)

test("the overview's figures come with the page: none is fetched", async () => {
  const page = await browser.blank()
  await enter(page, company)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(`${company.path}/overview`)
  await page.waitForLoadState('networkidle')

  expect(asked.length).toBeGreaterThan(1)
  expect(asked.filter(path => path.endsWith('/dashboard') || path.endsWith('/session'))).toEqual([])
})

test('the content security policy allows no outside host and no inline script', async () => {
  const page = await browser.blank()
  await enter(page, company)
  // What breaks the policy is said on the console, and that fails the test (see useBrowser).
  for (const name of ['overview', 'bank', 'invoices', 'import', 'settings']) {
    const response = await page.goto(`${company.path}/${name}`)
    const policy = response?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    await page.waitForLoadState('networkidle')
  }
})

/** Opens the address with an empty cache and adds up what came over the wire, headers included. */
async function expectLightLoad(page: Page, path: string) {
  const hosts = new Set<string>()
  let bytes = 0
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  page.on('request', request => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).origin)
  })
  await page.goto(path)
  await page.waitForLoadState('networkidle')

  // What docs/benchmarks.md quotes.
  console.info(`on the wire: ${path.replace(/[0-9a-f-]{36}/, '…')} ${Math.ceil(bytes / 1024)} KB`)
  expect([...hosts]).toEqual([inject('serverUrl')])
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_MAX_BYTES)
}
