import { type ComponentProps, type ReactNode, useId } from 'react'

interface Props {
  label: string
  help?: ReactNode
  /** What is wrong, in words; stands under the field and is read with it. */
  error?: string | undefined
  /** Said after the label of a field that may stay empty. */
  note?: string | undefined
  /** Why a person should look at what stands here; nothing is wrong. */
  look?: string | undefined
}

const box =
  'block w-full min-h-10 rounded-md border bg-raised px-3 text-base text-ink placeholder:text-muted sm:text-sm'

export function TextField({
  label,
  help,
  error,
  note,
  look,
  className = '',
  ...input
}: Props & ComponentProps<'input'>) {
  const { id, describedBy, framed } = useFrame({ label, help, error, note, look })
  return framed(
    <input
      {...input}
      id={id}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={describedBy}
      className={`${box} ${frame(error, look)} ${className}`}
    />,
  )
}

export function SelectField({
  label,
  help,
  error,
  note,
  look,
  children,
  ...select
}: Props & ComponentProps<'select'>) {
  const { id, describedBy, framed } = useFrame({ label, help, error, note, look })
  return framed(
    <select {...select} id={id} aria-describedby={describedBy} className={`${box} border-edge pr-8`}>
      {children}
    </select>,
  )
}

/** The line around a field. */
export const frame = (error: string | undefined, look: string | undefined): string => {
  if (error !== undefined) return 'border-danger'
  return look === undefined ? 'border-edge' : 'border-look'
}

/** Label above, help below, the error in words below that. */
function useFrame({ label, help, error, note, look }: Props) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const lookId = `${id}-look`
  const describedBy =
    [help ? helpId : '', error ? errorId : '', look ? lookId : ''].filter(part => part !== '').join(' ') ||
    undefined
  const framed = (control: ReactNode) => (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {note === undefined ? null : <span className="font-normal text-muted"> {note}</span>}
      </label>
      {control}
      {error === undefined ? null : (
        <p id={errorId} className="text-sm text-danger">
          {error}
        </p>
      )}
      {look === undefined ? null : (
        <p id={lookId} className="text-xs text-look">
          {look}
        </p>
      )}
      {help === undefined ? null : (
        <p id={helpId} className="text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  )
  return { id, describedBy, framed }
}
