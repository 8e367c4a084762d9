import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type {
  Account,
  Import,
  ImportDetail,
  ImportRow,
  Page,
  PrintForm,
  PrintValue,
  Table,
  UUID,
  Verdict,
} from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'
import { isUnderWay } from './state'

const POLL_MILLIS = 1000

const importsPath = (company: UUID) => `${companyPath(company)}/imports`
export const importPath = (company: UUID, id: UUID) => `${importsPath(company)}/${id}`

export const importsQuery = (company: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'imports'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<Import>>(importsPath(company), { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })

/** Asked again each second as long as work on it is under way, also where no live update comes through. */
export const importQuery = (company: UUID, id: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'import', id],
    queryFn: ({ signal }) => api.get<ImportDetail>(importPath(company, id), { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.matchingPending || isUnderWay(data.state)) ? POLL_MILLIS : false,
  })

export const importRowsQuery = (company: UUID, id: UUID, verdict: Verdict | null) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'import', id, 'rows', verdict],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<ImportRow>>(`${importPath(company, id)}/rows`, {
        signal,
        query: { verdict, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })

/** How a table among the files of an import is read. */
export const tableQuery = (company: UUID, id: UUID, file: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'table', id, file],
    queryFn: ({ signal }) => api.get<Table>(`${importPath(company, id)}/files/${file}/table`, { signal }),
  })

export const printPath = (company: UUID, id: UUID, file: UUID) =>
  `${importPath(company, id)}/files/${file}/print`

/** What was read from the pages of an invoice among the files of an import. */
export const printQuery = (company: UUID, id: UUID, file: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'print', id, file],
    queryFn: ({ signal }) => api.get<PrintForm>(printPath(company, id, file), { signal }),
  })

/** What stands on those pages, to be chosen instead. */
export const printValuesQuery = (company: UUID, id: UUID, file: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'print', id, file, 'values'],
    queryFn: async ({ signal }) =>
      (await api.get<{ values: PrintValue[] }>(`${printPath(company, id, file)}/values`, { signal })).values,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The numbers of the company's accounts, to choose one from. */
export const accountNumbersQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'accounts', 'numbers'],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Page<Account>>(`${companyPath(company)}/accounts`, { signal })
      return [...new Set(items.map(account => account.number))]
    },
  })
