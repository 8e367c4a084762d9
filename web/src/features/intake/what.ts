import type { Translate } from '@/i18n'

/** `12 new lines and 3 invoices`, or the one of the two that there is. */
export function what(t: Translate, lines: number, invoices: number): string {
  if (invoices === 0) return t('count.newLines', { count: lines })
  if (lines === 0) return t('count.invoices', { count: invoices })
  return t('count.both', {
    lines: t('count.newLines', { count: lines }),
    invoices: t('count.invoices', { count: invoices }),
  })
}
