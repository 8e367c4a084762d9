import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { ImportDetail, UUID } from '@/api/model'
import { companyPath } from './queries'

/** Sends files to be read. Nothing is in the books yet: the answer is a preview to look at. */
export function useUpload(company: UUID, onRead: (preview: ImportDetail) => void) {
  const [progress, setProgress] = useState<number | null>(null)
  const cut = useRef(new AbortController())
  useEffect(() => {
    cut.current = new AbortController()
    return () => cut.current.abort()
  }, [])

  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      setProgress(0)
      return api.upload<ImportDetail>(
        `${companyPath(company)}/imports`,
        files,
        setProgress,
        cut.current.signal,
      )
    },
    onSuccess: onRead,
    onSettled: () => setProgress(null),
  })
  return { send: upload.mutate, progress, failure: upload.error }
}
