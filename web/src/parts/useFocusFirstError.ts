import { type RefObject, useEffect, useRef } from 'react'

/** After a refusal the first field with an error takes the focus. */
export function useFocusFirstError(failure: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure !== null && failure !== undefined) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    }
  }, [failure])
  return form
}
