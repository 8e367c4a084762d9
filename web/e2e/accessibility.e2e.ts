import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from './support/axe.ts'
import { narrow, shoot, useBrowser, wide } from './support/browser.ts'
import { type Company, companyWithBooks, emptyCompany, enter } from './support/company.ts'

const browser = useBrowser()
const languages = ['nl', 'fr'] as const
/** Each size, each scheme and each language, without every two together. */
const looks: Record<
  (typeof languages)[number],
  [scheme: 'light' | 'dark', size: string, viewport: typeof wide][]
> = {
  nl: [['light', 'wide', wide]],
  fr: [['dark', 'narrow', narrow]],
}

const pages = [
  'overview',
  'invoices?direction=receivable',
  'invoices?direction=payable',
  'bank',
  'import',
  'settings',
]

/** Those whose figures and words may be too wide for a phone, besides. */
const wordy = ['forecast', 'insights', 'review', 'regular', 'connections', 'account', 'activity']

describe.each(languages)('in %s', language => {
  let full: Company
  let empty: Company
  beforeAll(async () => {
    full = await companyWithBooks(language)
    empty = await emptyCompany(language)
  })

  test.each(looks[language])(
    'axe finds nothing serious on any page, %s, %s',
    async (colorScheme, size, viewport) => {
      const page = await browser.blank({ viewport, colorScheme, locale: `${language}-BE` })
      const faults: Record<string, string[]> = {}
      const visit = async (path: string, name: string) => {
        await page.goto(path)
        await settled(page)
        const found = await accessibilityFaults(page)
        if (found.length > 0) faults[name] = found
        await shoot(page, `${name}-${language}-${size}-${colorScheme}`)
      }

      for (const path of ['sign-in', 'sign-up']) await visit(`/${path}`, path)
      await enter(page, full)
      for (const path of pages) await visit(`${full.path}/${path}`, path.replace(/\W/g, '-'))
      await page.context().clearCookies()
      await enter(page, empty)
      await visit('/start', 'start')
      for (const path of ['overview', 'bank', 'invoices'])
        await visit(`${empty.path}/${path}`, `${path}-empty`)

      expect(faults).toEqual({})
    },
  )

  test('nothing is wider than a phone', async () => {
    const page = await browser.blank({ viewport: narrow, locale: `${language}-BE` })
    await enter(page, full)
    const overflowing: string[] = []
    for (const path of [...pages, ...wordy]) {
      await page.goto(`${full.path}/${path}`)
      await settled(page)
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        overflowing.push(path)
    }
    expect(overflowing).toEqual([])
  })
})

test('every control of the overview is reached by Tab, and the focus can be seen', async () => {
  const company = await companyWithBooks()
  const page = await browser.blank()
  await enter(page, company)
  await page.goto(`${company.path}/overview`)
  await settled(page)

  const wanted = await page.locator('a[href]:visible, button:visible:enabled, input:visible:enabled').count()
  const reached = new Set<string>()
  const unseen: string[] = []
  for (let tab = 0; tab < wanted + 20; tab++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      element.dataset.reached ??= `${document.querySelectorAll('[data-reached]').length}`
      return {
        id: element.dataset.reached,
        name:
          element.textContent?.trim() || element.getAttribute('aria-label') || element.outerHTML.slice(0, 80),
        seen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      }
    })
    if (focused === null) continue
    reached.add(focused.id)
    if (!focused.seen) unseen.push(focused.name)
  }

  const missed = await page
    .locator(
      'a[href]:visible:not([data-reached]), button:visible:enabled:not([data-reached]):not([tabindex="-1"])',
    )
    .allTextContents()
  expect(reached.size).toBeGreaterThan(5)
  expect(unseen).toEqual([])
  expect(missed).toEqual([])
})

/** The heading stands and nothing is being fetched. */
async function settled(page: Page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
}
