/** Search parameters of one page: plain texts, nothing else, so that an address can be read and typed. */
export type PageSearch<Key extends string> = { [key in Key]?: string | undefined }

/** Lets through the parameters a page knows and drops the rest, for the router's `validateSearch`. */
export const only =
  <Key extends string>(...keys: Key[]) =>
  (search: Record<string, unknown>): PageSearch<Key> =>
    Object.fromEntries(
      keys.flatMap(key =>
        typeof search[key] === 'string' && search[key] !== '' ? [[key, search[key]]] : [],
      ),
    ) as PageSearch<Key>

/** The router's own reading would turn `search=2026` into a number. Here all parameters stay text. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text))

export function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value]] : [],
  )
  const text = new URLSearchParams(kept).toString()
  return text === '' ? '' : `?${text}`
}
