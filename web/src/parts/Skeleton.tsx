import { useMessages } from '@/i18n'

/** Lines in the shape of what is coming, so that nothing shifts when it comes. */
export function Skeleton({ lines = 6, height = 'h-11' }: { lines?: number; height?: string }) {
  const { t } = useMessages()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={line} className={`flex items-center justify-between border-b border-line ${height}`}>
          <span className="h-3 w-2/5 rounded bg-line waiting" />
          <span className="h-3 w-20 rounded bg-line waiting" />
        </div>
      ))}
    </div>
  )
}
