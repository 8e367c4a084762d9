import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { withConnections } from '@/i18n'
import { useCompany } from '@/session/queries'
import { connectionsQuery } from './queries'
import { standingStill, warning } from './reasons'

const ConnectionBanner = lazy(async () => ({
  default: (await withConnections(import('./ConnectionBanner'))).ConnectionBanner,
}))

/** Says on every page when a link needs somebody; nothing otherwise, and then it weighs next to nothing. */
export function ConnectionWatch() {
  const company = useCompany()
  const found = useQuery(connectionsQuery(company.id)).data
  if (found === undefined) return null
  const now = Date.now()
  const said = warning(found, now)
  const still = standingStill(found, now)
  return said === null && still.length === 0 ? null : (
    <Suspense fallback={null}>
      <ConnectionBanner said={said} still={still} />
    </Suspense>
  )
}
