import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMessages } from '@/i18n'
import { buttonLook } from '@/parts/Button'
import { demoOfferQuery } from '@/session/queries'

/** The door to the demo company, where there is one. */
export function DemoEntry() {
  const { t } = useMessages()
  const { data } = useQuery(demoOfferQuery)
  if (!data?.available) return null
  return (
    <div className="mt-8 grid gap-2 border-t border-line pt-6">
      <Link to="/demo" preload={false} className={buttonLook('plain')}>
        {t('demo.look')}
      </Link>
      <p className="text-center text-sm text-muted text-pretty">{t('demo.lookHelp')}</p>
    </div>
  )
}
