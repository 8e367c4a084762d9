const LENGTHS: Readonly<Record<string, number>> = {
  BE: 16,
  NL: 18,
  FR: 27,
  DE: 22,
  LU: 20,
  GB: 22,
  ES: 24,
  IT: 27,
}

/** An IBAN as it is kept: without spaces, in capitals. */
export const bareIban = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()

/** True when length and check digits fit. The server has the last word; this answers while typing. */
export function isIban(typed: string): boolean {
  const iban = bareIban(typed)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  const length = LENGTHS[iban.slice(0, 2)]
  if (length !== undefined && iban.length !== length) return false
  let remainder = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

/** The digits of what is meant as a Belgian structured reference; null when it is free text. */
export function structuredDigits(typed: string): string | null {
  const digits = typed.replace(/[+*/.\s-]/g, '')
  return /^\d+$/.test(digits) && (/^[+*]/.test(typed.trim()) || digits.length === 12) ? digits : null
}

/** True when the last two of the twelve digits are the first ten modulo 97, with 97 for 0. */
export const isStructured = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10))
