import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { AuditActor, AuditEntry, Page, UUID } from '@/api/model'
import { companyKey, companyPath, sameCompany } from '@/session/queries'
import { actionsOf } from './topics'

export interface ActivityFilter {
  by?: string | undefined
  about?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export const activityQuery = (company: UUID, { by, about, from, to }: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'audit', by, about, from, to],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<AuditEntry>>(`${companyPath(company)}/audit`, {
        signal,
        query: { by, action: actionsOf(about).join(','), from, to, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    placeholderData: sameCompany(company),
  })

export const actorsQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'audit-actors'],
    queryFn: ({ signal }) => api.get<AuditActor[]>(`${companyPath(company)}/audit/actors`, { signal }),
  })
