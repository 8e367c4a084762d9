import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { AuditEntry, Change, Member, Page, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const membersPath = (company: UUID) => `${companyPath(company)}/members`

export const membersQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'members'],
    queryFn: ({ signal }) => api.get<Member[]>(membersPath(company), { signal }),
  })

export const changesQuery = (company: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'changes'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<Change>>(`${companyPath(company)}/changes`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })

export const auditQuery = (company: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'audit'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<AuditEntry>>(`${companyPath(company)}/audit`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })
