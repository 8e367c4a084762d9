import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

const PAUSE_MILLIS = 200

/** Answers while typing, once the fingers rest. `/` brings the focus here (see app/shortcuts). */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const told = useRef(value)

  // The address changed otherwise than by typing here: a chip was removed, or the browser went back.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value
      setTyped(value)
    }
  }, [value])

  useEffect(() => {
    if (typed === told.current) return
    const pause = setTimeout(() => {
      told.current = typed
      onChange(typed)
    }, PAUSE_MILLIS)
    return () => clearTimeout(pause)
  }, [typed, onChange])

  return (
    <div className="relative w-full sm:w-72">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
      <input
        type="search"
        data-search
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        className="min-h-9 w-full rounded-md border border-edge bg-raised pr-3 pl-9 text-base placeholder:text-muted sm:text-sm"
      />
    </div>
  )
}
