import { Download } from 'lucide-react'
import { useMessages } from '@/i18n'
import { companyPath, useCompany } from '@/session/queries'

/** The forecast to take along: a workbook to go on with, or a page that a bank reads. */
export function Files() {
  const { t } = useMessages()
  const company = useCompany()
  const link = (format: string, name: string) => (
    <a
      href={`/api/v1${companyPath(company.id)}/forecast/export?format=${format}`}
      download
      className="inline-block rounded-sm px-0.5 py-1 underline decoration-edge underline-offset-4 hover:text-ink hover:decoration-ink"
    >
      {name}
    </a>
  )
  return (
    <nav aria-label={t('file.label')} className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
      <Download aria-hidden className="size-3.5" />
      {link('pdf', t('file.pdf'))}
      {link('xlsx', t('file.xlsx'))}
    </nav>
  )
}
