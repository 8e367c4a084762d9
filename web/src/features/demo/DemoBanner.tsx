import { useRouter } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { queryClient } from '@/session/queryClient'
import { ResetDialog } from './ResetDialog'

const link = 'min-h-9 rounded-md px-1 font-medium underline underline-offset-2'

/** Says on every page that nothing here is real, and shows the ways on. */
export function DemoBanner() {
  const { t } = useMessages()
  const router = useRouter()
  const [asking, setAsking] = useState(false)

  async function begin() {
    await api.delete('/session')
    await router.navigate({ to: '/sign-up', replace: true })
    queryClient.clear()
  }

  return (
    <aside
      aria-label={t('demo.title')}
      className="flex flex-wrap items-center gap-x-4 border-b border-line bg-look-soft px-4 py-1 sm:px-8"
    >
      <p className="flex min-h-9 items-center gap-2">
        <FlaskConical aria-hidden className="size-4 shrink-0 text-look" />
        {t('demo.banner')}
      </p>
      <span className="flex flex-wrap gap-x-3 sm:ml-auto">
        <button type="button" className={link} onClick={() => setAsking(true)}>
          {t('demo.reset')}
        </button>
        <button type="button" className={link} onClick={() => void begin()}>
          {t('demo.own')}
        </button>
      </span>
      {asking ? <ResetDialog onClose={() => setAsking(false)} /> : null}
    </aside>
  )
}
