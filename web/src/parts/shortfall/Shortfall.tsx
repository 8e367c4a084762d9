import { lazy, Suspense } from 'react'
import type { LikelyShortfall } from '@/api/model'
import { withCash } from '@/i18n'

/** Where the page of the forecast says what to do about it. */
export const ADVICE = 'advice'

const ShortfallNotice = lazy(() =>
  withCash(import('./ShortfallNotice').then(({ ShortfallNotice }) => ({ default: ShortfallNotice }))),
)

/** Fetched only where there is one to be told of. */
export function Shortfall({ shortfall }: { shortfall: LikelyShortfall | null }) {
  if (shortfall === null) return null
  return (
    <Suspense fallback={<div className="mb-5 h-28 rounded-md bg-danger-soft" />}>
      <ShortfallNotice shortfall={shortfall} />
    </Suspense>
  )
}
