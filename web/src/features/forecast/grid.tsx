import type { ReactNode } from 'react'

/** A wide table of amounts whose names stay in sight while the rest scrolls, by mouse, finger or keyboard. */
export function Grid({
  label,
  first,
  heads,
  children,
}: {
  label: string
  /** Above the names. */
  first: string
  heads: readonly { key: string; head: ReactNode }[]
  children: ReactNode
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="overflow-x-auto border-b border-line"
    >
      <table className="w-full text-xs">
        <thead className="text-muted">
          <tr className="border-b border-line text-right">
            <th
              scope="col"
              className="sticky left-0 z-10 min-w-32 bg-paper py-2 pr-3 text-left font-medium sm:min-w-56"
            >
              {first}
            </th>
            {heads.map(({ key, head }) => (
              <th key={key} scope="col" className="px-2 py-2 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

export function Line({
  name,
  strong = false,
  children,
}: {
  name: string
  strong?: boolean
  children: ReactNode
}) {
  return (
    <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
      <th
        scope="row"
        className={`sticky left-0 z-10 bg-paper py-1.5 pr-3 text-left ${strong ? 'font-semibold' : 'font-normal'}`}
      >
        {name}
      </th>
      {children}
    </tr>
  )
}

export const Cell = ({ children }: { children: ReactNode }) => (
  <td className="px-2 py-1.5 text-right align-top whitespace-nowrap">{children}</td>
)
