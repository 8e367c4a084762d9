import { useEffect, useRef } from 'react'
import { useMessages } from '@/i18n'
import { Button } from './Button'

interface Props {
  hasMore: boolean
  busy: boolean
  onMore: () => void
}

/** Fetches the next page shortly before the reader is there. The button is for keyboards and for what fails. */
export function EndOfList({ hasMore, busy, onMore }: Props) {
  const { t } = useMessages()
  const sentinel = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore

  useEffect(() => {
    const element = sentinel.current
    if (element === null || !hasMore || busy) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) more.current()
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasMore, busy])

  if (!hasMore) return null
  return (
    <div ref={sentinel} className="py-3">
      <Button look="quiet" busy={busy} onClick={onMore}>
        {t('common.more')}
      </Button>
    </div>
  )
}
