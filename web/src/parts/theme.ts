/** `system` follows the machine; the others hold on this machine until changed. */
export type Theme = 'system' | 'light' | 'dark'

const KEPT_AS = 'billify.theme'

export function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(KEPT_AS)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(KEPT_AS, theme)
    document.documentElement.dataset.theme = theme
  }
}
