import { useCallback, useRef, useState } from 'react'
import type { UUID } from '@/api/model'

export interface Selection {
  /** Ids one by one, or all that fit the filters. */
  ids: ReadonlySet<UUID>
  all: boolean
  has: (id: UUID) => boolean
  count: (total: number) => number
  toggle: (id: UUID, upTo: boolean, order: readonly UUID[]) => void
  setShown: (ids: readonly UUID[], chosen: boolean) => void
  chooseAll: () => void
  clear: () => void
}

/** Which rows of a list are chosen. With the shift key everything from the last one pressed up to this one. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<UUID>>(new Set())
  const [all, setAll] = useState(false)
  const last = useRef<UUID | null>(null)

  const toggle = useCallback((id: UUID, upTo: boolean, order: readonly UUID[]) => {
    setAll(false)
    setIds(old => {
      const next = new Set(old)
      const chosen = !old.has(id)
      const from = upTo && last.current !== null ? order.indexOf(last.current) : -1
      const to = order.indexOf(id)
      const range = from === -1 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
      for (const each of range) chosen ? next.add(each) : next.delete(each)
      last.current = id
      return next
    })
  }, [])
  const setShown = useCallback((shown: readonly UUID[], chosen: boolean) => {
    setAll(false)
    setIds(chosen ? new Set(shown) : new Set())
  }, [])
  const clear = useCallback(() => {
    setAll(false)
    setIds(new Set())
    last.current = null
  }, [])

  return {
    ids,
    all,
    has: id => all || ids.has(id),
    count: total => (all ? total : ids.size),
    toggle,
    setShown,
    chooseAll: useCallback(() => setAll(true), []),
    clear,
  }
}
