import { useEffect } from 'react'
import { api } from '@/api/client'
import type { UUID } from '@/api/model'
import { companyKey, companyPath } from './queries'
import { queryClient, refreshCompany } from './queryClient'

interface Changed {
  topic: string
  key: string
}

/**
 * Asks again when the server says that something changed, whoever changed it and in whichever tab. A tab that nobody looks
 * at lets go of its connection, of which a browser has few, and asks for everything again when it is looked at.
 */
export function useLive(company: UUID): void {
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    let source: EventSource | null = null
    let wasAway = false

    const open = () => {
      source = new EventSource(api.address(`${companyPath(company)}/live`))
      source.onopen = () => {
        if (wasAway) void refreshCompany(company)
        wasAway = false
      }
      source.onerror = () => {
        wasAway = true
      }
      source.addEventListener('changed', event => heard(company, JSON.parse(event.data) as Changed))
    }
    const close = () => {
      source?.close()
      source = null
      wasAway = true
    }
    const follow = () => {
      if (document.hidden) close()
      else if (source === null) open()
    }

    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [company])
}

function heard(company: UUID, { topic, key }: Changed): void {
  if (topic === 'connection')
    void queryClient.invalidateQueries({ queryKey: [...companyKey(company), 'connections'] })
  if (topic === 'books') void refreshCompany(company)
  if (topic === 'import') {
    // The import itself, not its rows, which come with its end.
    void queryClient.invalidateQueries({ queryKey: [...companyKey(company), 'import', key], exact: true })
    void queryClient.invalidateQueries({ queryKey: [...companyKey(company), 'imports'] })
  }
}
