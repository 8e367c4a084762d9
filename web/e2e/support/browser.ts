import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

const shots = fileURLToPath(new URL('../shots/', import.meta.url))

/**
 * Connects a test file to the shared browser; a page has a context, and so cookies, of its own. An error that a page
 * throws, or says on its console, fails the test it happened in.
 */
export function useBrowser() {
  let browser: Browser
  let errors: string[] = []
  let errorsAllowed = false
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'))
  })
  afterEach(async ({ task }) => {
    const pages = browser.contexts().flatMap(context => context.pages())
    if (task.result?.state === 'fail')
      await Promise.all(pages.map(page => shoot(page, `failed-${task.name}`)))
    await Promise.all(browser.contexts().map(context => context.close()))
    const thrown = errorsAllowed ? [] : errors
    errors = []
    errorsAllowed = false
    expect(thrown).toEqual([])
  })
  afterAll(() => browser.close())

  return {
    /** For a test that goes where it must be refused: a page that is refused something may say so on its console. */
    allowErrors() {
      errorsAllowed = true
    },

    /** A blank page in a fresh context: its cookies may be set before the first address is opened. */
    async blank(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        baseURL: inject('serverUrl'),
        viewport: wide,
        locale: 'en-GB',
        timezoneId: 'Europe/Brussels',
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      page.on('pageerror', error => errors.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error' && !isAnsweredRefusal(message.text())) errors.push(message.text())
      })
      return page
    },
  }
}

/** Chromium reports every answer of 400 and up; that nobody is signed in yet is one that the pages ask for. */
const isAnsweredRefusal = (text: string) => text.includes('status of 401')

/** What stands low on a long page is fetched once somebody comes near it, and pushes the rest further down. */
export async function comeNear(page: Page) {
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (let turn = 0; turn < 2; turn++) {
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  }
}

/** A picture for a person to look at, in web/e2e/shots. Pages are loaded lazily, so this waits for the network to rest. */
export async function shoot(page: Page, name: string) {
  await mkdir(shots, { recursive: true })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${shots}${name.replace(/[^\w-]+/g, '-')}.png`, fullPage: true })
}
