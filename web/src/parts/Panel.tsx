import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useMessages } from '@/i18n'
import { Button } from './Button'

interface Props {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * What is behind a row or a figure, beside the page and not instead of it: the list stays in reach. Escape closes, and
 * the focus returns to where it came from.
 */
export function Panel({ title, onClose, children }: Props) {
  const { t } = useMessages()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const opener = document.activeElement
    heading.current?.focus()
    const onKey = (event: KeyboardEvent) => {
      // An open popover or dialog takes its own Escape first.
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        !document.querySelector('dialog[open], :popover-open')
      )
        close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  return (
    <section
      role="dialog"
      aria-labelledby={titleId}
      className="arrive fixed inset-y-0 right-0 z-30 flex w-full flex-col border-line bg-raised shadow-float sm:w-[29rem] sm:border-l"
    >
      <header className="flex items-start justify-between gap-3 border-b border-line px-5 py-3.5">
        <h2
          id={titleId}
          ref={heading}
          tabIndex={-1}
          className="min-w-0 pt-1.5 text-base font-semibold break-words"
        >
          {title}
        </h2>
        <Button look="quiet" onClick={onClose} aria-label={t('common.close')} className="-mr-2 px-2">
          <X aria-hidden className="size-5" />
        </Button>
      </header>
      <div className="grid flex-1 content-start gap-6 overflow-y-auto px-5 py-5">{children}</div>
    </section>
  )
}

/** Named facts, one under the other. What is not known is left out rather than shown as a blank. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-2">
      {known.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 text-right break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
