import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds serious or critical on the page as it stands: one line per element, empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger, not added as an element: the page's content security policy would rightly refuse that.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
      )
  })
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
