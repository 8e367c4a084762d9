import type { QueryClient } from '@tanstack/react-query'
import type { Dashboard, Session, UUID } from '@/api/model'
import { dashboardQuery } from '@/features/overview/queries'
import { sessionQuery } from '@/session/queries'

interface Boot {
  session: Session | null
  companyId: UUID | null
  dashboard: Dashboard | null
}

/** Takes what the server wrote into the page, so that the figures show without a further round trip. */
export function takeBoot(client: QueryClient): void {
  const boot = JSON.parse(document.getElementById('boot')?.textContent ?? 'null') as Boot | null
  if (!boot?.session) return
  client.setQueryData(sessionQuery.queryKey, boot.session)
  if (boot.companyId !== null && boot.dashboard !== null) {
    client.setQueryData(dashboardQuery(boot.companyId).queryKey, boot.dashboard)
  }
}
