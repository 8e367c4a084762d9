import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Connection, ConnectionLogPage, UnreadablePart, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const connectionsPath = (company: UUID) => `${companyPath(company)}/connections`

export const connectionsQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'connections'],
    queryFn: ({ signal }) => api.get<Connection[]>(connectionsPath(company), { signal }),
    staleTime: 60_000,
  })

export const connectionLogQuery = (company: UUID, connection: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'connections', connection, 'log'],
    queryFn: ({ pageParam, signal }) =>
      api.get<ConnectionLogPage>(
        `${connectionsPath(company)}/${connection}/log${pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })

export const unreadableQuery = (company: UUID, connection: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'connections', connection, 'unreadable'],
    queryFn: ({ signal }) =>
      api.get<UnreadablePart[]>(`${connectionsPath(company)}/${connection}/unreadable`, { signal }),
  })

/** The providers that a person can let be read at their own place, in a browser. */
export const grantsQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'connections', 'grants'],
    queryFn: ({ signal }) => api.get<string[]>(`${connectionsPath(company)}/grants`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
