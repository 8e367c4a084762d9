import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Dashboard, ForecastItem, LocalDate, Page, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const dashboardQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'dashboard'],
    queryFn: ({ signal }) => api.get<Dashboard>(`${companyPath(company)}/dashboard`, { signal }),
    staleTime: 30_000,
  })

/** The parts that sum to the balance expected at the end of a day. */
export const forecastDayQuery = (company: UUID, date: LocalDate) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'forecast', date],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<ForecastItem>>(`${companyPath(company)}/forecast/${date}`, {
        signal,
        query: { cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })
