import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { shortcutsOn } from '@/parts/keys'
import { pages } from './pages'

const SECOND_KEY_MILLIS = 1500

/** `/` search, `g` then a letter to go, `j` and `k` in lists (Enter opens, the rows are links), `?` shows all. */
export function useShortcuts(company: string, onHelp: () => void): void {
  const navigate = useNavigate()
  const help = useRef(onHelp)
  help.current = onHelp

  useEffect(() => {
    let goingSince = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !shortcutsOn()) return
      if (document.querySelector('dialog[open]') !== null) return

      const going = Date.now() - goingSince < SECOND_KEY_MILLIS
      goingSince = 0
      const page = going ? pages.find(({ letter }) => letter === event.key) : undefined
      if (page !== undefined) {
        event.preventDefault()
        void navigate({ to: page.to, params: { company }, search: page.search ?? {} })
      } else if (event.key === 'g') goingSince = Date.now()
      else if (event.key === '?') help.current()
      else if (event.key === 'j') moveInList(1)
      else if (event.key === 'k') moveInList(-1)
      else if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('[data-search]')
        if (search !== null) {
          event.preventDefault()
          search.focus()
        }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [company, navigate])
}

/** Rows are the links marked `data-row`; from anywhere else the first or the last is entered. */
function moveInList(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step
  rows[next]?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || isTextInput(target))
  )
}

const isTextInput = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && !/^(checkbox|radio|button|file)$/.test(target.type)
