import { type ReactNode, useEffect } from 'react'

interface Props {
  title: string
  /** Beside the title: the page's one or two actions. */
  actions?: ReactNode
  /** For a page whose first line is its own heading: the title is read, not seen. */
  quietTitle?: boolean
  children: ReactNode
}

export function Page({ title, actions, quietTitle = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Billify`
  }, [title])

  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full max-w-[1200px] px-4 pt-6 pb-16 sm:px-8 lg:pt-9"
    >
      <header
        className={quietTitle ? 'sr-only' : 'mb-6 flex min-h-9 flex-wrap items-center justify-between gap-3'}
      >
        <h1 className="text-lg font-semibold">{title}</h1>
        {actions}
      </header>
      {children}
    </main>
  )
}

/** A part of a page: a hairline, a small heading, air. */
export function Section({
  title,
  aside,
  className = '',
  children,
}: {
  title: string
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-label={title} className={className}>
      <div className="mb-1 flex min-h-8 flex-wrap items-baseline justify-between gap-x-3 gap-y-1 border-t border-line pt-3">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
