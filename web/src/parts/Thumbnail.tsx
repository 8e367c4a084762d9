import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '@/api/client'
import { companyPath, useCompany } from '@/session/queries'

/** Formats that are data alone: there is no page to draw. */
const dataFormats: ReadonlySet<string> = new Set([
  'ubl',
  'cii',
  'coda',
  'camt.053',
  'mt940',
  'csv',
  'xlsx',
  'ods',
])

/** Of a file that was read, or refused. */
export const hasPages = (format: string | null): boolean => format === null || !dataFormats.has(format)

/** Milliseconds until a picture that is not there is asked for again: it may be being made. */
const pauses: readonly number[] = [2_000, 8_000]

/**
 * The first page of a file, small; a sign for a file where there is none. It stands beside the name, which says what it is.
 *
 * @param drawn whether it may have pages at all
 */
export function Thumbnail({ documentId, drawn }: { documentId: string; drawn: boolean }) {
  const company = useCompany()
  const [tries, setTries] = useState(0)
  const [missing, setMissing] = useState(false)
  const pause = missing ? pauses[tries] : undefined
  useEffect(() => {
    if (pause === undefined) return
    const again = setTimeout(() => {
      setMissing(false)
      setTries(tried => tried + 1)
    }, pause)
    return () => clearTimeout(again)
  }, [pause])

  return (
    <span className="grid h-14 w-10 shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-sunken text-muted">
      {drawn && !missing ? (
        <img
          key={tries}
          src={api.address(`${companyPath(company.id)}/documents/${documentId}/thumbnail`)}
          alt=""
          loading="lazy"
          onError={() => setMissing(true)}
          className="size-full object-cover object-top"
        />
      ) : (
        <FileText aria-hidden className="size-4" />
      )}
    </span>
  )
}
