import { useEffect, useState } from 'react'

/**
 * What a link brought behind its `#`, which no server has seen. It is taken out of the address, where others could read it, and
 * kept for as long as this tab is open: signing in leads away from here and back.
 */
export function useSecret(name: string): string {
  const key = `billify.${name}`
  const [secret] = useState(() => window.location.hash.slice(1) || (sessionStorage.getItem(key) ?? ''))
  useEffect(() => {
    sessionStorage.setItem(key, secret)
    if (window.location.hash !== '') {
      window.history.replaceState(window.history.state, '', window.location.pathname)
    }
  }, [key, secret])
  return secret
}

export const forgetSecret = (name: string) => sessionStorage.removeItem(`billify.${name}`)
