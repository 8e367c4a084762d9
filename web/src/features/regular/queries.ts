import { queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { RegularPayment, UUID } from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const regularQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'regular'],
    queryFn: ({ signal }) =>
      api.get<RegularPayment[]>(`${companyPath(company)}/regular-payments`, { signal }),
  })
