import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type {
  Account,
  BalanceProofLine,
  Candidate,
  LocalDate,
  Page,
  PendingLine,
  TransactionDetail,
  TransactionFilter,
  TransactionPage,
  UUID,
} from '@/api/model'
import type { PageSearch } from '@/parts/search'
import { companyKey, companyPath, sameCompany } from '@/session/queries'

export const filterKeys = [
  'account',
  'from',
  'to',
  'direction',
  'transfers',
  'matched',
  'currency',
  'import',
  'category',
  'series',
  'search',
] as const
export type FilterKey = (typeof filterKeys)[number]
export type Filters = PageSearch<FilterKey>

/** The filters among the parameters of the page: without what a panel adds. */
export const filtersOf = (search: Filters): Filters =>
  Object.fromEntries(filterKeys.flatMap(key => (search[key] ? [[key, search[key]]] : [])))

/** The filters as a request names them: what is not given is null. */
export const filterOf = (filters: Filters): TransactionFilter => ({
  account: filters.account ?? null,
  from: filters.from ?? null,
  to: filters.to ?? null,
  direction: filters.direction ?? null,
  transfers: filters.transfers ?? null,
  matched: filters.matched ?? null,
  search: filters.search ?? null,
  currency: filters.currency ?? null,
  importId: filters.import ?? null,
  category: filters.category ?? null,
  series: filters.series ?? null,
})

export const accountsQuery = (company: UUID, on: LocalDate | undefined) =>
  queryOptions({
    queryKey: [...companyKey(company), 'accounts', on ?? null],
    queryFn: ({ signal }) =>
      api.get<Page<Account>>(`${companyPath(company)}/accounts`, { signal, query: { on } }),
  })

/** What is announced and not booked, of every account. */
export const pendingQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'pending'],
    queryFn: ({ signal }) => api.get<PendingLine[]>(`${companyPath(company)}/accounts/pending`, { signal }),
  })

export const proofQuery = (company: UUID, account: UUID, on: LocalDate | undefined) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'proof', account, on ?? null],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<BalanceProofLine>>(`${companyPath(company)}/accounts/${account}/proof`, {
        signal,
        query: { on, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })

export const transactionsQuery = (company: UUID, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'transactions', filters],
    queryFn: ({ signal, pageParam }) =>
      api.get<TransactionPage>(`${companyPath(company)}/transactions`, {
        signal,
        query: { ...filters, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    placeholderData: sameCompany(company),
  })

/** The sum of a list that was too long to be summed along with its first page. */
export const longSumQuery = (company: UUID, filters: Filters) =>
  queryOptions({
    queryKey: [...companyKey(company), 'transactions', 'sum', filters],
    queryFn: ({ signal }) =>
      api.get<TransactionPage>(`${companyPath(company)}/transactions`, {
        signal,
        query: { ...filters, addUp: 'true', limit: 1 },
      }),
  })

export const transactionQuery = (company: UUID, id: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'transaction', id],
    queryFn: ({ signal }) =>
      api.get<TransactionDetail>(`${companyPath(company)}/transactions/${id}`, { signal }),
  })

/** Open invoices this transaction may settle, best first. */
export const candidatesQuery = (company: UUID, id: UUID, search: string) =>
  queryOptions({
    queryKey: [...companyKey(company), 'candidates', id, search],
    queryFn: ({ signal }) =>
      api.get<Candidate[]>(`${companyPath(company)}/transactions/${id}/candidates`, {
        signal,
        query: { search },
      }),
    placeholderData: sameCompany(company),
  })
