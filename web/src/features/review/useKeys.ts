import { useEffect, useRef } from 'react'
import { shortcutsOn } from '@/parts/keys'

/**
 * Single keys that answer, by their name in small letters. They rest while something is typed, a dialog is open, or a button has the focus that Enter is
 * meant for; `j`, `k`, `g` and `?` are those of every page.
 */
export function useKeys(on: boolean, keys: Readonly<Record<string, () => void>>): void {
  const held = useRef(keys)
  held.current = keys
  useEffect(() => {
    if (!on) return
    let going = false
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      const afterG = going
      going = event.key === 'g'
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || afterG || !shortcutsOn()) return
      if (target.closest('input, textarea, select, dialog, [role=dialog]') !== null) return
      if (event.key === 'Enter' && target !== document.body && !target.matches('[data-row]')) return
      const act = held.current[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [on])
}
