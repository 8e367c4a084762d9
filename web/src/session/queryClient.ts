import { QueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'
import { companyKey } from './queries'

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

/** After something was written: what is shown about the company is fetched anew. */
export const refreshCompany = (companyId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: companyKey(companyId) })
