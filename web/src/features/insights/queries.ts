import { queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Insights, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const insightsQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'insights'],
    queryFn: ({ signal }) => api.get<Insights>(`${companyPath(company)}/insights`, { signal }),
  })
