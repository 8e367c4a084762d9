import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Preferences, Session } from '@/api/model'
import { sessionQuery, useSession } from '@/session/queries'

/** What the signed-in person wants, and how to want something else; the rest of it stays. */
export function useChangePreferences() {
  const client = useQueryClient()
  const { preferences } = useSession().user
  const change = useMutation({
    mutationFn: (wanted: Partial<Preferences>) =>
      api.put<Session>('/me/preferences', { ...preferences, ...wanted }),
    onSuccess: session => client.setQueryData(sessionQuery.queryKey, session),
  })
  return { preferences, change }
}
