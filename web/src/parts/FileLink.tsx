import { Archive, Download } from 'lucide-react'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import { api } from '@/api/client'
import { useMessages, withFiles } from '@/i18n'
import { companyPath, useCompany } from '@/session/queries'
import { problemText } from './ProblemNotice'

const FileKeepingDialog = lazy(() =>
  withFiles(import('./FileKeepingDialog').then(part => ({ default: part.FileKeepingDialog }))),
)

/**
 * A file, to be downloaded as it came. It is fetched by the page rather than by the browser alone, so that where it cannot be had
 * now this is said in words beside it.
 */
export function FileLink({ documentId, name }: { documentId: string; name: string }) {
  const { t } = useMessages()
  const company = useCompany()
  const [failure, setFailure] = useState<unknown>(null)
  const [asked, setAsked] = useState(false)
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
      <span className="flex max-w-full items-center gap-1">
        <a
          href={api.address(path)}
          download={name}
          onClick={save}
          className="inline-flex min-w-0 items-center gap-1.5 rounded-sm text-accent underline underline-offset-2"
        >
          <Download aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{name}</span>
        </a>
        <button
          type="button"
          title={t('sources.keeping')}
          aria-label={`${t('sources.keeping')}: ${name}`}
          onClick={() => setAsked(true)}
          className="-my-1 grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <Archive aria-hidden className="size-3.5" />
        </button>
      </span>
      <span role="status">
        {failure === null ? null : (
          <span className="block text-xs text-danger">{problemText(t, failure)}</span>
        )}
      </span>
      {asked ? (
        <Suspense>
          <FileKeepingDialog documentId={documentId} name={name} onClose={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}
