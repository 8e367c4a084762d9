import type { ReactNode } from 'react'

/** The heads of a small table of figures; the first column is a name. */
export const Head = ({ names }: { names: readonly string[] }) => (
  <thead className="text-xs text-muted">
    <tr className="border-b border-line">
      {names.map((name, index) =>
        name === '' ? (
          <td key={name} />
        ) : (
          <th
            key={name}
            scope="col"
            className={`py-1.5 font-medium ${index === 0 ? 'text-left' : 'pl-2 text-right sm:pl-3'}`}
          >
            {name}
          </th>
        ),
      )}
    </tr>
  </thead>
)

export const Row = ({
  name,
  strong = false,
  children,
}: {
  name: ReactNode
  strong?: boolean
  children: ReactNode
}) => (
  <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
    <th
      scope="row"
      className={`py-2 text-left wrap-anywhere hyphens-auto ${strong ? 'font-semibold' : 'font-normal'}`}
    >
      {name}
    </th>
    {children}
  </tr>
)

export const Cell = ({ children }: { children: ReactNode }) => (
  <td className="py-2 pl-2 text-right whitespace-nowrap tabular sm:pl-3">{children}</td>
)

/** A share as a bar behind its number: the number says it, the bar only lets the eye compare. */
export const Share = ({ percent, text }: { percent: number; text: string }) => (
  <td className="w-28 py-2 pl-3 sm:w-40">
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="hidden h-2 flex-1 rounded-sm bg-sunken sm:block">
        <span
          className="block h-2 rounded-sm bg-accent opacity-60"
          style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
        />
      </span>
      <span className="w-12 text-right tabular">{text}</span>
    </span>
  </td>
)
