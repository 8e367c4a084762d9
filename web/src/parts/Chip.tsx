import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '@/i18n'

/** A filter that is on, in words; pressing it takes it off. */
export function Chip({ children, onRemove }: { children: ReactNode; onRemove: () => void }) {
  const { t } = useMessages()
  return (
    <button
      type="button"
      onClick={onRemove}
      className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3 text-xs text-accent hover:text-accent-deep"
    >
      <span className="truncate">{children}</span>
      <span className="sr-only">{t('filters.remove')}</span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </button>
  )
}
