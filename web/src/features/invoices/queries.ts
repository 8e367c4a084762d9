import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { InvoiceDetail, InvoiceFilter, InvoicePage, UUID } from '@/api/model'
import type { PageSearch } from '@/parts/search'
import { companyKey, companyPath, sameCompany } from '@/session/queries'

export const filterKeys = [
  'kind',
  'direction',
  'status',
  'urgency',
  'dueFrom',
  'dueTo',
  'issuedFrom',
  'issuedTo',
  'counterparty',
  'currency',
  'import',
  'search',
] as const
export type FilterKey = (typeof filterKeys)[number]
export type Filters = PageSearch<FilterKey>

/** The filters among the parameters of the page: without what a panel adds. */
export const filtersOf = (search: Filters): Filters =>
  Object.fromEntries(filterKeys.flatMap(key => (search[key] ? [[key, search[key]]] : [])))

/** The filters as a request names them: what is not given is null. */
export const filterOf = (filters: Filters): InvoiceFilter => ({
  kind: filters.kind ?? null,
  direction: filters.direction ?? null,
  status: filters.status ?? null,
  urgency: filters.urgency ?? null,
  dueFrom: filters.dueFrom ?? null,
  dueTo: filters.dueTo ?? null,
  issuedFrom: filters.issuedFrom ?? null,
  issuedTo: filters.issuedTo ?? null,
  counterparty: filters.counterparty ?? null,
  search: filters.search ?? null,
  currency: filters.currency ?? null,
  importId: filters.import ?? null,
})

export const invoicesQuery = (company: UUID, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'invoices', filters],
    queryFn: ({ signal, pageParam }) =>
      api.get<InvoicePage>(`${companyPath(company)}/invoices`, {
        signal,
        query: { ...filters, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    placeholderData: sameCompany(company),
  })

export const invoiceQuery = (company: UUID, id: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'invoice', id],
    queryFn: ({ signal }) => api.get<InvoiceDetail>(`${companyPath(company)}/invoices/${id}`, { signal }),
  })
