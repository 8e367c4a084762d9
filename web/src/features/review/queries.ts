import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { AnswerRequest, Candidate, Rehearsal, ReviewPage, UUID } from '@/api/model'
import { companyKey, companyPath, sameCompany } from '@/session/queries'

export const reviewQuery = (company: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'review', 'list'],
    queryFn: ({ signal, pageParam }) =>
      api.get<ReviewPage>(`${companyPath(company)}/review`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })

/** Open invoices that the line may settle, best first. */
export const pickableQuery = (company: UUID, id: UUID, search: string) =>
  queryOptions({
    queryKey: [...companyKey(company), 'pickable', id, search],
    queryFn: ({ signal }) =>
      api.get<Candidate[]>(`${companyPath(company)}/transactions/${id}/candidates`, {
        signal,
        query: { search },
      }),
    placeholderData: sameCompany(company),
  })

/** How many other lines an answer would change, if it held for all of the counterparty. */
export const rehearsalQuery = (company: UUID, answer: AnswerRequest) =>
  queryOptions({
    queryKey: [...companyKey(company), 'rehearsal', answer],
    queryFn: () => api.post<Rehearsal>(`${companyPath(company)}/review/rehearsal`, answer),
    gcTime: 0,
  })
