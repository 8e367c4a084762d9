import type { ReactNode } from 'react'
import { type MessageKey, useMessages } from '@/i18n'

/** An empty state teaches: one sentence and one action, no picture. */
export function EmptyMessage({ text, children }: { text: MessageKey; children?: ReactNode }) {
  const { t } = useMessages()
  return (
    <div className="grid max-w-prose justify-items-start gap-4 py-10">
      <p className="text-base text-muted text-pretty">{t(text)}</p>
      {children}
    </div>
  )
}
