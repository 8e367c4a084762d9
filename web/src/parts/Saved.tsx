import { Check } from 'lucide-react'
import { useMessages } from '@/i18n'

/** Said where it was asked, and read aloud. */
export function Saved({ when }: { when: boolean }) {
  const { t } = useMessages()
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-good">
      {when ? (
        <>
          <Check aria-hidden className="size-4" />
          {t('common.saved')}
        </>
      ) : null}
    </span>
  )
}
