import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useMessages } from '@/i18n'
import { buttonLook } from '@/parts/Button'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'

/** A page that could not be shown: what happened, and another try. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useMessages()
  const router = useRouter()
  return (
    <Page title={t('broken.title')}>
      <ProblemNotice
        failure={error}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </Page>
  )
}

export function MissingPage() {
  const { t } = useMessages()
  return (
    <Page title={t('missing.title')}>
      <p className="mb-4 text-muted">{t('missing.text')}</p>
      <Link to="/" className={buttonLook('primary')}>
        {t('missing.home')}
      </Link>
    </Page>
  )
}
