import type { ReactNode } from 'react'

/** A part of the settings: what it is about at the left, what can be seen or changed at the right. */
export function Block({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-10 gap-y-4 border-t border-line pt-4 lg:grid-cols-[16rem_1fr]"
    >
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="mt-1 text-muted text-pretty">{help}</p>
      </div>
      <div className="min-w-0 max-w-xl">{children}</div>
    </section>
  )
}
