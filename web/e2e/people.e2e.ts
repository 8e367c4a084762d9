import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { password } from './support/api.ts'
import { accessibilityFaults } from './support/axe.ts'
import { comeNear, narrow, shoot, useBrowser } from './support/browser.ts'
import { type Company, emptyCompany, enter } from './support/company.ts'
import { catchMail, linkIn, type MailCatcher } from './support/mailCatcher.ts'

const browser = useBrowser()
let mails: MailCatcher

beforeAll(async () => {
  mails = await catchMail()
})
afterAll(() => mails.close())

test('mail is set up, a person comes by it, signs in with a second proof, forgets the password and leaves', async () => {
  browser.allowErrors()
  const operator = inject('operator')
  const page = await browser.blank()
  await page.context().addCookies(operator.cookies)
  await page.goto(`${operator.path}/settings`)
  const mail = page.getByRole('region', { name: 'Mail' })
  await comeNear(page)
  await mail.getByText('No mail is set up.').waitFor()
  await mail.getByLabel('Server').fill('127.0.0.1')
  await mail.getByLabel('Encryption').selectOption('none')
  await mail.getByLabel('Port').fill('9')
  await mail.getByLabel('Mails come from').fill('billify@example.be')
  await mail.getByRole('button', { name: 'Send me a test mail' }).click()
  await mail.getByText('No server answers').waitFor()
  await mail.getByLabel('Port').fill(`${mails.port}`)
  await mail.getByRole('button', { name: 'Send me a test mail' }).click()
  expect((await mails.mail(operator.email)).subject).toBe('Billify can send mail')
  await mail.getByRole('button', { name: 'Save' }).click()
  await mail.getByText('Mail leaves through 127.0.0.1.').waitFor()
  const status = page.getByRole('region', { name: 'How Billify is' })
  await status.getByText('The bank lines of every day add up to the total of that day').waitFor()
  await status.getByText('No backup was ever made by itself.').waitFor()
  await status.getByRole('button', { name: 'Look again' }).click()
  await status.getByText('Mails leave as they should.').waitFor()

  const newcomer = `newcomer-${crypto.randomUUID()}@example.be`
  await invite(newcomer, await emptyCompany())
  const theirs = await browser.blank()
  await theirs.goto(linkIn(await mails.mail(newcomer)))
  await theirs.getByText('Bakkerij De Korenaar invites').waitFor()
  expect(theirs.url()).not.toContain('#')
  expect(await accessibilityFaults(theirs)).toEqual([])
  await theirs.getByRole('link', { name: 'Create an account' }).click()
  await theirs.getByLabel('Password').fill(password)
  await theirs.getByRole('button', { name: 'Create an account' }).click()
  await theirs.getByRole('button', { name: 'Join Bakkerij De Korenaar' }).click()
  await theirs.waitForURL('**/overview')

  await theirs.goto(theirs.url().replace('overview', 'account'))
  const paper = await setUpSecondProof(theirs)
  const kept = theirs.waitForResponse(answer => answer.url().endsWith('/me/preferences') && answer.ok())
  await theirs.getByRole('region', { name: 'Mails' }).getByText('every Monday').click()
  await kept
  await theirs.reload()
  await theirs.getByRole('radio', { name: 'every Monday', checked: true }).waitFor()
  expect(await accessibilityFaults(theirs)).toEqual([])
  await shoot(theirs, 'people-account-wide')

  const elsewhere = await browser.blank({ viewport: narrow, colorScheme: 'dark' })
  await elsewhere.goto('/sign-in')
  await elsewhere.getByRole('link', { name: 'Forgot your password?' }).click()
  await elsewhere.waitForURL('**/forgot-password') // the page it comes from asks for an address too
  await elsewhere.getByLabel('E-mail address').fill(newcomer)
  await elsewhere.getByRole('button', { name: 'Send the link' }).click()
  await elsewhere.getByText('the link is on its way').waitFor()
  const reset = linkIn(await mails.mail(newcomer, 3))
  await elsewhere.goto(reset)
  await elsewhere.getByLabel('New password').fill('quite another sentence')
  await elsewhere.getByRole('button', { name: 'Keep this password' }).click()
  await elsewhere.getByText('Your password is changed').waitFor()
  await elsewhere.getByRole('link', { name: 'Sign in' }).click()
  await elsewhere.waitForURL('**/sign-in')
  await elsewhere.getByLabel('E-mail address').fill(newcomer)
  await elsewhere.getByLabel('Password').fill('quite another sentence')
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await elsewhere.getByLabel('Code of your device').fill(paper)
  expect(await accessibilityFaults(elsewhere)).toEqual([])
  await shoot(elsewhere, 'people-code-narrow-dark')
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await elsewhere.waitForURL('**/overview')

  await theirs.goto(reset)
  await theirs.getByLabel('New password').fill('a third one, to be sure')
  await theirs.getByRole('button', { name: 'Keep this password' }).click()
  await theirs.getByText('This link was used already').waitFor()

  await page.reload()
  await comeNear(page)
  await mail.getByRole('button', { name: 'Send no mail any more' }).click()
  await mail.getByText('No mail is set up.').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'people-operator-wide')
})

test('an address is confirmed and changed, a program comes in, others are signed out, let in, sent away and erased', async () => {
  browser.allowErrors()
  const operator = inject('operator')
  const running = await browser.blank()
  await running.context().addCookies(operator.cookies)
  await running.goto(`${operator.path}/settings`)
  const mail = running.getByRole('region', { name: 'Mail' })
  await comeNear(running)
  await mail.getByLabel('Server').fill('127.0.0.1')
  await mail.getByLabel('Encryption').selectOption('none')
  await mail.getByLabel('Port').fill(`${mails.port}`)
  await mail.getByLabel('Mails come from').fill('billify@example.be')
  await mail.getByRole('button', { name: 'Save' }).click()
  await mail.getByText('Mail leaves through 127.0.0.1.').waitFor()

  const company = await emptyCompany()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/account`)
  const address = page.getByRole('region', { name: 'Your e-mail address' })
  const confirmation = await mails.mailAfter(company.user.email, () =>
    address.getByRole('button', { name: 'Send me a link' }).click(),
  )
  await page.goto(linkIn(confirmation))
  await page.getByText('this address is confirmed as yours').waitFor()
  await page.goto(`${company.path}/account`)
  await address.getByText(company.user.email).waitFor()
  expect(await address.getByRole('button', { name: 'Send me a link' }).count()).toBe(0)

  const moved = `moved-${crypto.randomUUID()}@example.be`
  await address.getByRole('button', { name: 'Change address' }).click()
  await address.getByLabel('New e-mail address').fill(moved)
  await address.getByLabel('Your password').fill(password)
  const change = await mails.mailAfter(moved, () =>
    address.getByRole('button', { name: 'Change address' }).click(),
  )
  await address.getByText('A link is on its way to the new address.').waitFor()
  await page.goto(linkIn(change))
  await page.getByText('this address is confirmed as yours').waitFor()
  await page.goto(`${company.path}/account`)
  await address.getByText(moved).waitFor()

  const programs = page.getByRole('region', { name: 'Programs' })
  await programs.getByRole('button', { name: 'Make a token' }).click()
  await programs.getByLabel('What it is for').fill('the till')
  await programs.getByLabel('Your password').fill(password)
  await programs.getByRole('button', { name: 'Make a token' }).click()
  const token = await programs.getByLabel('Copy it now').inputValue()
  const asProgram = (method: string, path: string, body?: object) =>
    fetch(`${inject('serverUrl')}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).then(answer => answer.status)
  expect(await asProgram('GET', `${company.api}/dashboard`)).toBe(200)
  expect(await asProgram('PATCH', company.api, { name: 'Somebody else' })).toBe(403)
  await programs.getByRole('button', { name: 'Close' }).click()
  await programs.getByRole('button', { name: 'Remove the token the till' }).click()
  await programs.getByText('No program has one.').waitFor()
  expect(await asProgram('GET', `${company.api}/dashboard`)).toBe(401)

  const elsewhere = await browser.blank({ viewport: narrow })
  await signIn(elsewhere, moved)
  await elsewhere.waitForURL('**/overview')
  await page.reload()
  const places = page.getByRole('region', { name: 'Where you are signed in' })
  await places.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await places.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
  await elsewhere.reload()
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor()

  const data = await page.getByRole('link', { name: 'Download what is kept of me' }).getAttribute('href')
  expect(await (await page.request.get(data ?? '')).text()).toContain(moved)

  const helper = await join(company, 'helper')
  await helper.page.goto(`${company.path}/account`)
  await setUpSecondProof(helper.page)
  await page.goto(`${company.path}/settings`)
  const members = page.getByRole('region', { name: 'Members' })
  await members.getByRole('button', { name: 'Lost their device' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lost their device' }).click()
  await members.getByText('Signs in with a second proof').waitFor({ state: 'detached' })
  const again = await browser.blank()
  await signIn(again, helper.email)
  await again.waitForURL('**/overview')
  const changed = page.waitForResponse(
    answer => answer.request().method() === 'PATCH' && answer.url().includes('/members/') && answer.ok(),
  )
  await members.getByLabel(`Role of ${helper.email}`).selectOption('viewer')
  await changed
  await again.goto(`${company.path}/import`)
  expect(await again.getByRole('button', { name: 'Choose files' }).count()).toBe(0)
  await members
    .getByRole('listitem')
    .filter({ hasText: helper.email })
    .getByRole('button', { name: 'Remove' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await members.getByLabel(`Role of ${helper.email}`).waitFor({ state: 'detached' })
  await again.goto(`${company.path}/overview`)
  await again.getByText(/not a member of/).waitFor()

  const passing = await join(company, 'passing')
  await passing.page.goto(`${company.path}/account`)
  await passing.page.getByRole('button', { name: 'Erase my account' }).click()
  const dialog = passing.page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill(password)
  expect(await accessibilityFaults(passing.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await passing.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn(passing.page, passing.email)
  await passing.page.getByText('This address and password do not belong together.').waitFor()

  await running.reload()
  await comeNear(running)
  await mail.getByRole('button', { name: 'Send no mail any more' }).click()
  await mail.getByText('No mail is set up.').waitFor()
})

/** Somebody new, who came by an invitation. */
async function join(company: Company, name: string) {
  const email = `${name}-${crypto.randomUUID()}@example.be`
  await invite(email, company)
  const page = await browser.blank()
  await page.goto(linkIn(await mails.mail(email)))
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByRole('button', { name: /^Join / }).click()
  await page.waitForURL('**/overview')
  return { email, page }
}

async function signIn(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function invite(address: string, company: Company) {
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/settings`)
  const members = page.getByRole('region', { name: 'Members' })
  await members.getByLabel('E-mail address').fill(address)
  await members.getByLabel('Role', { exact: true }).selectOption('accountant')
  await members.getByRole('button', { name: 'Invite' }).click()
  await members.getByText('The invitation is on its way').waitFor()
  await shoot(page, 'people-members-wide')
}

/** Answers a code of the paper. */
async function setUpSecondProof(page: Page): Promise<string> {
  const part = page.getByRole('region', { name: 'Second proof' })
  await part.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Next' }).click()
  const secret = await dialog.getByLabel('or type this into it:').inputValue()
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'people-second-proof')
  await dialog.getByLabel('The six digits it shows').fill(codeOf(secret))
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  await dialog.getByText('Each opens once').waitFor()
  const codes = await dialog.getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await dialog.getByRole('button', { name: 'I have written them down' }).click()
  await part.getByText('10 codes on paper are left').waitFor()
  return codes[0] ?? ''
}

/** What an authenticator app shows now (RFC 6238). */
function codeOf(base32: string): string {
  const bits = [...base32.replace(/ /g, '')]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(step).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return `${(hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000}`.padStart(6, '0')
}
