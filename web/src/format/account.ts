/** An IBAN in groups of four, as on a bank card; a bank's own number stays as it is. */
export function accountNumber(number: string): string {
  const bare = number.replace(/\s/g, '')
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(bare) ? bare.replace(/(.{4})(?=.)/g, '$1\u00a0') : number
}

/** A structured reference of twelve digits as it is printed: +++090/9337/55493+++. Another reference stays as it is. */
export function paymentReference(reference: string): string {
  const digits = reference.replace(/[+*/\s]/g, '')
  return /^\d{12}$/.test(digits)
    ? `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`
    : reference
}

/** The size of a file in kB or MB, rounded up: 0 is never shown for something that is there. */
export function fileSize(locale: string, bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kB'] : [bytes / 1_000_000, 'MB']
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(amount as number)}\u00a0${unit}`
}
