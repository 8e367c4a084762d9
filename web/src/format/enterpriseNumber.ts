/** What has been typed of an enterprise number so far. */
export type TypedNumber =
  | { state: 'empty' }
  | { state: 'incomplete'; shown: string }
  | { state: 'wrong'; shown: string }
  | { state: 'valid'; shown: string; digits: string }

/**
 * Groups a Belgian enterprise number while it is typed (0403.170.701) and checks it once it is whole: ten digits, the
 * first 0 or 1, the last two 97 minus the first eight modulo 97 (Peppol rule PEPPOL-COMMON-R043). "BE" and separators are
 * passed over; old numbers of nine digits are taken with their leading zero once the field is left (`whole`).
 */
export function typedNumber(typed: string, whole = false): TypedNumber {
  const found = typed.replace(/^\s*(?:btw|tva|vat|mwst)?[\s:]*(?:be)?/i, '').replace(/\D/g, '')
  const digits = whole && found.length === 9 ? `0${found}` : found.slice(0, 10)
  if (digits === '') return { state: 'empty' }
  const shown = grouped(digits)
  if (digits.length < 10) return whole ? { state: 'wrong', shown } : { state: 'incomplete', shown }
  return found.length <= 10 && isValid(digits) ? { state: 'valid', shown, digits } : { state: 'wrong', shown }
}

/** Ten digits as they are printed: 0403.170.701. */
export const grouped = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].filter(part => part !== '').join('.')

function isValid(digits: string): boolean {
  return /^[01]/.test(digits) && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))
}
