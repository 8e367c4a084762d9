import type { ComponentProps } from 'react'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const shape =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-md px-3.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 disabled:opacity-50'

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-deep',
  plain: 'border border-edge bg-raised hover:border-ink',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'border border-danger bg-raised text-danger hover:bg-danger-soft',
}

/** The classes of a button, for links that look like one. */
export const buttonLook = (look: Look): string => `${shape} ${looks[look]}`

/** While `busy` a button keeps its place and its focus, and does nothing twice. */
export function Button({
  look = 'plain',
  busy = false,
  className = '',
  onClick,
  ...rest
}: ComponentProps<'button'> & { look?: Look; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? event => event.preventDefault() : onClick}
      className={`${shape} ${looks[look]} ${busy ? 'waiting' : ''} ${className}`}
    />
  )
}
