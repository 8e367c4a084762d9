import { QueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'
import { writeNumbers } from '@/i18n'
import { companyKey, sessionQuery } from './queries'

/** All that was fetched. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a cut line is worth another try.
      retry: (failures, failure) =>
        failures < 2 && failure instanceof Problem && (failure.status === 0 || failure.status >= 502),
    },
  },
})

/** Figures are written as whoever is signed in wants them, wherever that was learnt. */
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if ((type === 'updated' || type === 'removed') && query.queryKey[0] === sessionQuery.queryKey[0]) {
    writeNumbers(queryClient.getQueryData(sessionQuery.queryKey)?.user.preferences.numbers ?? null)
  }
})

/** After something was written: what is shown about the company is fetched anew. */
export const refreshCompany = (companyId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: companyKey(companyId) })
