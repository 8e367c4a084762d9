import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type {
  ApiToken,
  Backup,
  Change,
  InstallationStatus,
  Invitation,
  MailState,
  Member,
  OpenSession,
  Page,
  Passkey,
  SecondFactor,
  UUID,
} from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

export const membersPath = (company: UUID) => `${companyPath(company)}/members`

export const membersQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'members'],
    queryFn: ({ signal }) => api.get<Member[]>(membersPath(company), { signal }),
  })

export const invitationsPath = (company: UUID) => `${companyPath(company)}/invitations`

export const invitationsQuery = (company: UUID) =>
  queryOptions({
    queryKey: [...companyKey(company), 'invitations'],
    queryFn: ({ signal }) => api.get<Invitation[]>(invitationsPath(company), { signal }),
  })

export const backupsPath = '/installation/backups'

/** Asked again while one is under way. */
export const backupsQuery = queryOptions({
  queryKey: ['installation', 'backups'],
  queryFn: ({ signal }) => api.get<Backup[]>(backupsPath, { signal }),
  refetchInterval: query => (query.state.data?.[0]?.outcome === 'underWay' ? 1000 : false),
})

export const openSessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api.get<OpenSession[]>('/me/sessions', { signal }),
})

export const secondFactorQuery = queryOptions({
  queryKey: ['me', 'second-factor'],
  queryFn: ({ signal }) => api.get<SecondFactor>('/me/second-factor', { signal }),
})

export const passkeysQuery = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: ({ signal }) => api.get<Passkey[]>('/me/passkeys', { signal }),
})

export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: ({ signal }) => api.get<ApiToken[]>('/me/tokens', { signal }),
})

export const mailQuery = queryOptions({
  queryKey: ['installation', 'mail'],
  queryFn: ({ signal }) => api.get<MailState>('/installation/mail', { signal }),
})

export const statusQuery = queryOptions({
  queryKey: ['installation', 'status'],
  queryFn: ({ signal }) => api.get<InstallationStatus>('/installation/status', { signal }),
})

export const changesQuery = (company: UUID) =>
  infiniteQueryOptions({
    queryKey: [...companyKey(company), 'changes'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<Change>>(`${companyPath(company)}/changes`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
  })
