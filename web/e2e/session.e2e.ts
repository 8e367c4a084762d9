import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { password } from './support/api.ts'
import { useBrowser } from './support/browser.ts'
import { companyWithBooks, enter } from './support/company.ts'

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
