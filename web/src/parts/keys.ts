const KEPT_AS = 'billify.shortcuts'

/** Single keys can be switched off: they get in the way of speech input (WCAG 2.1.4). */
export const shortcutsOn = (): boolean => localStorage.getItem(KEPT_AS) !== 'off'
export const setShortcutsOn = (on: boolean): void =>
  on ? localStorage.removeItem(KEPT_AS) : localStorage.setItem(KEPT_AS, 'off')
