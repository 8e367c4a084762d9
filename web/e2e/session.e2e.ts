import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { password } from './support/api.ts'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser } from './support/browser.ts'
import { companyWithBooks, emptyCompany, enter } from './support/company.ts'

const browser = useBrowser()

test('whoever is not signed in is asked to, and then comes where they wanted to be', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await page.goto(`${company.path}/bank`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  await signIn(page, company.user.email, 'not this one')
  await page.getByText('This address and password do not belong together.').waitFor()
  await signIn(page, company.user.email, password)

  await page.getByRole('heading', { name: 'Bank', level: 1 }).waitFor()
  await page.getByRole('status').filter({ hasText: '41 lines' }).waitFor()
})

test('signing out shows nothing any more, not by the way back either', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/bank`)
  await page.getByRole('status').filter({ hasText: '41 lines' }).waitFor()

  await page.getByRole('button', { name: /^Company:/ }).click()
  await page.getByRole('button', { name: /^Sign out/ }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goBack()
  expect(await page.getByText('41 lines').count()).toBe(0)
  await page.goto(`${company.path}/bank`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

test("another company's address says that there is no such company, and shows none of its figures", async () => {
  const [ours, theirs] = [await companyWithBooks(), await companyWithBooks()]
  browser.allowErrors()
  const page = await browser.blank()
  await enter(page, ours)
  for (const name of ['overview', 'bank', 'invoices', 'import', 'settings']) {
    await page.goto(`${theirs.path}/${name}`)
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    const said = await page.locator('body').innerText()
    expect(said).toMatch(/not a member of/)
    expect(said).not.toMatch(/43\.801|Gravensteen|Korenaar BV/)
  }
})

async function signIn(page: Page, email: string, secret: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a passkey is made, opens the account without a password, and takes the second proof’s place', async () => {
  browser.allowErrors()
  const company = await emptyCompany()
  const page = await browser.blank({ baseURL: named(inject('serverUrl')) })
  const device = await withDevice(page)
  await page.goto(`${company.path}/account`)
  await signIn(page, company.user.email, password)
  const passkeys = page.getByRole('region', { name: 'Passkeys' })
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill(password)
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'passkey-add-wide')
  await dialog.getByRole('button', { name: 'Make the passkey' }).click()
  await passkeys.getByText('never used').waitFor()
  await shoot(page, 'passkeys-wide')

  const factor = page.getByRole('region', { name: 'Second proof' })
  await factor.getByRole('button', { name: 'Use my passkeys' }).click()
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  await dialog.getByRole('button', { name: 'I have written them down' }).click()
  await factor.getByText('it takes a passkey. 10 codes').waitFor()
  await passkeys.getByRole('button', { name: /^Remove the passkey/ }).click()
  await passkeys.getByText('It is your second proof').waitFor()

  await page.goto(`${company.path}/overview`)
  await page.getByRole('button', { name: /^Company:/ }).click()
  await page.getByRole('button', { name: /^Sign out/ }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await device.recognises(false)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('The passkey was not used').waitFor()
  await page.setViewportSize(narrow)
  await shoot(page, 'passkey-sign-in-narrow')
  await device.recognises(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/overview')
})

/** Browsers bind passkeys to names, not to numbers. */
const named = (url: string) => url.replace('127.0.0.1', 'localhost')

/** A device that keeps passkeys and looks at the person, as Chromium plays one. */
async function withDevice(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return {
    recognises: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}
