import { Download } from 'lucide-react'
import { useMessages } from '@/i18n'
import { companyPath, useCompany } from '@/session/queries'

/** Rows of one file: what the server gives at most. */
const mostRows = 200_000

interface ExportLinksProps {
  /** The list, as its address in the API is called. */
  list: 'transactions' | 'invoices'
  filters: Readonly<Record<string, string | undefined>>
  count: number
}

/** What the list shows, as a file for a spreadsheet. */
export function ExportLinks({ list, filters, count }: ExportLinksProps) {
  const { t } = useMessages()
  const company = useCompany()
  if (count === 0) return null
  if (count > mostRows)
    return <p className="text-xs text-muted">{t('export.tooLong', { count: mostRows })}</p>
  const address = (format: string) => {
    const query = new URLSearchParams({ format })
    for (const [key, value] of Object.entries(filters)) {
      if (value !== undefined && value !== '') query.set(key, value)
    }
    return `/api/v1${companyPath(company.id)}/${list}/export?${query}`
  }
  const link = (format: string, name: string) => (
    <a
      href={address(format)}
      download
      aria-label={t('export.as', { format: name })}
      className="inline-block rounded-sm px-0.5 py-1 underline decoration-edge underline-offset-4 hover:text-ink hover:decoration-ink"
    >
      {name}
    </a>
  )
  return (
    <p className="flex items-center justify-end gap-1.5 text-xs text-muted">
      <Download aria-hidden className="size-3.5" />
      {link('xlsx', 'Excel')}
      {link('csv', 'CSV')}
    </p>
  )
}
