import type { ReactNode } from 'react'

interface Props<Value extends string> {
  label: string
  /** Null while nothing is chosen. */
  value: Value | null
  options: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
}

/** A few ways to look at one thing, side by side. Radio buttons underneath: arrow keys and screen readers know them. */
export function Choice<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <fieldset className="inline-flex max-w-full min-w-0 overflow-x-auto rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map(option => (
        <label
          key={option.value}
          className="relative rounded-[5px] px-3 py-1 text-sm whitespace-nowrap text-muted has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:outline-1 has-checked:outline-line has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={label}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
