import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { UUID } from '@/api/model'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { Failed } from './Failed'
import { Preview } from './Preview'
import { importQuery } from './queries'
import { Result } from './Result'
import { isUnderWay } from './state'
import { UnderWay } from './UnderWay'

/** The import in the address: how far it is, a preview to decide on, or what became of it. */
export function CurrentImport({ id }: { id: UUID }) {
  const company = useCompany()
  const found = useQuery(importQuery(company.id, id))
  const pending = found.data !== undefined && (found.data.matchingPending || isUnderWay(found.data.state))
  const wasPending = useRef(pending)

  // The work and the matching are through: balances, open items and the to-do list are others now.
  useEffect(() => {
    if (wasPending.current && !pending) void refreshCompany(company.id)
    wasPending.current = pending
  }, [pending, company.id])

  if (found.data === undefined) {
    return found.error === null ? (
      <Skeleton />
    ) : (
      <ProblemNotice failure={found.error} onRetry={() => void found.refetch()} />
    )
  }
  const { state } = found.data
  if (isUnderWay(state)) return <UnderWay imported={found.data} state={state} />
  if (state === 'failed') return <Failed imported={found.data} />
  return state === 'preview' ? <Preview preview={found.data} /> : <Result done={found.data} />
}
