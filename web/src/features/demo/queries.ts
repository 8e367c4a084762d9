import { queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { DemoState, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

const ASK_AGAIN_MS = 400

/** How far the demo company is prepared; asked until it is. */
export const demoStateQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'demo'],
    queryFn: ({ signal }) => api.get<DemoState>(`${companyPath(company)}/demo`, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.prepared ? false : ASK_AGAIN_MS),
  })
