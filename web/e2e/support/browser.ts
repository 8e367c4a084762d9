import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

const shots = fileURLToPath(new URL('../shots/', import.meta.url))

/** Connects a test file to the shared browser; a page has a context, and so cookies, of its own. */
export function useBrowser() {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'))
  })
  afterAll(() => browser.close())

  return {
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
      return context.newPage()
    },
  }
}

/** A picture for a person to look at, in web/e2e/shots. Pages are loaded lazily, so this waits for the network to rest. */
export async function shoot(page: Page, name: string) {
  await mkdir(shots, { recursive: true })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: true })
}
