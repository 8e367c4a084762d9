import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages, withPrint } from '@/i18n'
import { DropZone } from '@/parts/DropZone'
import { Notice } from '@/parts/Notice'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { may, useCompany } from '@/session/queries'
import { useUpload } from '@/session/useUpload'
import { History } from './History'

const CurrentImport = lazy(() =>
  withPrint(import('./CurrentImport').then(({ CurrentImport }) => ({ default: CurrentImport }))),
)

const route = getRouteApi('/signed-in/c/$company/import')

/** Files in, a look at what they hold, and one press to take it in; below, what came in before and the way back. */
export function ImportPage() {
  const { t } = useMessages()
  const company = useCompany()
  const { import: current } = route.useSearch()
  const navigate = route.useNavigate()
  const { send, progress, failure } = useUpload(company.id, preview => {
    void navigate({ search: { import: preview.id } })
  })

  return (
    <Page title={t('nav.import')}>
      <div className="grid gap-8">
        {may(company, 'editor') ? (
          <DropZone onFiles={send} progress={progress} compact={current !== undefined} />
        ) : (
          <Notice>{t('import.viewerOnly')}</Notice>
        )}
        {failure === null ? null : <ProblemNotice failure={failure} />}
        {current === undefined ? null : (
          <Suspense fallback={<Skeleton />}>
            <CurrentImport key={current} id={current} />
          </Suspense>
        )}
        <History current={current} />
      </div>
    </Page>
  )
}
