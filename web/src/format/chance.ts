/** A chance in whole percents; what is nearly nothing or nearly sure is never shown as just that. */
export function chanceText(locale: string, permille: number): string {
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  if (permille < 10) return `< ${percent(0.01)}`
  if (permille > 990) return `> ${percent(0.99)}`
  return percent(permille / 1000)
}
