import { Download } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { companyPath, useCompany } from '@/session/queries'
import { problemText } from './ProblemNotice'

/**
 * A file, to be downloaded as it came. It is fetched by the page rather than by the browser alone, so that where it cannot be had
 * now this is said in words beside it.
 */
export function FileLink({ documentId, name }: { documentId: string; name: string }) {
  const { t } = useMessages()
  const company = useCompany()
  const [failure, setFailure] = useState<unknown>(null)
  const path = `${companyPath(company.id)}/documents/${documentId}/content`

  async function save(event: MouseEvent) {
    // with another key it goes to another tab or is saved by the browser, which a page has no say in
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setFailure(null)
    try {
      const address = URL.createObjectURL(await api.download(path))
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (problem) {
      setFailure(problem)
    }
  }

  return (
    <span className="min-w-0">
      <a
        href={api.address(path)}
        download={name}
        onClick={save}
        className="inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-sm text-accent underline underline-offset-2"
      >
        <Download aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{name}</span>
      </a>
      <span role="status">
        {failure === null ? null : (
          <span className="block text-xs text-danger">{problemText(t, failure)}</span>
        )}
      </span>
    </span>
  )
}
