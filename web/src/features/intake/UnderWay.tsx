import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '@/api/client'
import type { ImportDetail } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { may, useCompany } from '@/session/queries'
import { importPath } from './queries'
import type { UnderWayState } from './state'

const SECOND = 1000

/** How far reading, taking in or undoing has come. It goes on when the page is left, and can be stopped. */
export function UnderWay({ imported, state }: { imported: ImportDetail; state: UnderWayState }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const seconds = useSecondsSince(imported.progress?.startedAt ?? null)
  const cancel = useMutation({
    mutationFn: () => api.post(`${importPath(company.id, imported.id)}/cancel`),
  })
  const { files = 0, filesDone = 0, bytes = 0, bytesDone = 0, linesDone = 0 } = imported.progress ?? {}
  // Undoing knows its end only when it is there.
  const share = state === 'undoing' || bytes === 0 ? undefined : bytesDone / bytes

  return (
    <section aria-labelledby="under-way-title" className="grid max-w-prose gap-4">
      <div>
        <h2 id="under-way-title" className="text-lg font-semibold">
          {t(`underWay.${state}`)}
        </h2>
        <p className="mt-1 text-muted text-pretty">{t(`underWay.${state}Safe`)}</p>
      </div>
      <div className="grid gap-2">
        <div
          role="progressbar"
          aria-labelledby="under-way-title"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
          className="h-2 overflow-hidden rounded-full bg-line"
        >
          <div
            className={`h-full rounded-full bg-accent transition-[width] duration-500 ${share === undefined ? 'waiting' : ''}`}
            style={{ width: `${share === undefined ? 100 : Math.max(2, share * 100)}%` }}
          />
        </div>
        <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted tabular">
          <span>
            {state === 'undoing'
              ? ''
              : t('underWay.done', {
                  files: t('underWay.files', { count: files, done: format.count(filesDone) }),
                  lines: t('underWay.lines', { count: linesDone }),
                })}
          </span>
          <span>{seconds === null ? '' : clock(seconds)}</span>
        </p>
      </div>
      {cancel.error === null ? null : <ProblemNotice failure={cancel.error} />}
      {may(company, 'editor') ? (
        <div>
          <Button busy={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate()}>
            {t(cancel.isSuccess ? 'underWay.stopping' : 'underWay.cancel')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

/** 0:07, 12:30. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function useSecondsSince(at: string | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  return at === null ? null : Math.max(0, Math.round((now - Date.parse(at)) / SECOND))
}
