import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '@/api/client'
import type {
  Company,
  CompanySummary,
  DemoOffer,
  Installation,
  ReviewCount,
  Role,
  Session,
  UUID,
} from '@/api/model'
import { Problem } from '@/api/problem'

/** Who is signed in; null for nobody, which is an answer and no failure. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await api.get<Session>('/session', { signal })
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) return null
      throw failure
    }
  },
  staleTime: 5 * 60_000,
})

/** Whether there is a demo company to look around in, for whoever sits here. */
export const demoOfferQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => api.get<DemoOffer>('/demo', { signal }),
  staleTime: 5 * 60_000,
})

/** How the program itself stands; asked now and then, as nobody waits for it. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => api.get<Installation>('/installation', { signal }),
  staleTime: 10 * 60_000,
  refetchInterval: 30 * 60_000,
})

export const companyPath = (company: UUID) => `/companies/${company}`

/** Everything fetched about one company has a key that starts like this, so that one call forgets all of it. */
export const companyKey = (company: UUID) => ['company', company] as const

export const companyQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'settings'],
    queryFn: ({ signal }) => api.get<Company>(companyPath(company), { signal }),
  })

/** How many bank lines wait for an answer: stands in the rail of every page. */
export const reviewCountQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'review', 'count'],
    queryFn: ({ signal }) => api.get<ReviewCount>(`${companyPath(company)}/review/count`, { signal }),
    staleTime: 60_000,
  })

/**
 * The list before a filter changed stands dimmed until the new one is here, but never that of another company: for
 * `placeholderData`.
 */
export const sameCompany =
  (company: UUID) =>
  <Data>(previous: Data | undefined, query: { queryKey: readonly unknown[] } | undefined): Data | undefined =>
    query?.queryKey[1] === company ? previous : undefined

/** The session of a page that only shows to people who are signed in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Problem(Problem.NOT_SIGNED_IN, 401)
  return data
}

/** The company in the address. */
export function useCompany(): CompanySummary {
  const { company } = useParams({ from: '/signed-in/c/$company' })
  const found = useSession().companies.find(({ id }) => id === company)
  if (found === undefined) throw new Problem('no-such-company', 404)
  return found
}

const ranks: Readonly<Record<Role, number>> = {
  viewer: 0,
  editor: 1,
  accountant: 2,
  owner: 3,
}

/** Whether the signed-in user may do what asks for `role`. The server decides; this only hides what it would refuse. */
export const may = (company: CompanySummary, role: Role): boolean => ranks[company.role] >= ranks[role]
