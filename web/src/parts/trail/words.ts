import type { Money, Reason, ReviewProposal } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { absolute } from '@/format/money'
import type { useFormat } from '@/format/useFormat'
import { knows, type MessageKey, type Translate } from '@/i18n'

type Format = ReturnType<typeof useFormat>

/** How sure something is, in a word: the least percentage, and what is said from there on. */
const degrees: readonly (readonly [from: number, text: MessageKey])[] = [
  [99, 'review.sure.certain'],
  [95, 'review.sure.very'],
  [75, 'review.sure.likely'],
  [50, 'review.sure.perhaps'],
  [0, 'review.sure.guess'],
]

export const sureText = (t: Translate, percent: number): string =>
  t(degrees.find(([from]) => percent >= from)?.[1] ?? 'review.sure.guess')

const plus = (money: Money): Money => ({ ...money, amount: absolute(money.amount) })

/** `1041, 1043 and 1050` in the language of the page. */
export const listed = (format: Format, texts: readonly string[]): string =>
  new Intl.ListFormat(format.locale.dates, { type: 'conjunction' }).format(texts)

/** What a proposal comes to, in one sentence. */
export function proposalText(
  t: Translate,
  format: Format,
  { kind, shares, difference, way, reasons }: ReviewProposal,
) {
  const numbers = listed(
    format,
    shares.map(({ invoice }) => invoice.number),
  )
  if (kind === 'returned') return t('review.says.returned', { numbers })
  if (kind !== 'documents')
    return shares.length === 0 ? t(`review.says.${kind}`) : t(`review.says.${kind}Of`, { numbers })
  if (way !== null) return t(`review.says.less.${way}`, { numbers, amount: format.money(plus(difference)) })
  const [first] = shares
  if (shares.length > 1) {
    const total = reasons.find(({ total }) => total !== null)?.total
    return total === null || total === undefined
      ? t('review.says.pays', { numbers })
      : t('review.says.together', { numbers, amount: format.money(plus(total)) })
  }
  const isPart = reasons.some(({ how }) => how === 'partial')
  return isPart && first !== undefined
    ? t('review.says.part', { numbers, amount: format.money(plus(first.amount)) })
    : t('review.says.pays', { numbers })
}

/** A reference or an account in groups, as people read them. */
function shown(kind: string, text: string): string {
  if (kind.toLowerCase().endsWith('reference')) return paymentReference(text)
  return kind.toLowerCase().endsWith('account') ? accountNumber(text) : text
}

/** A reason in words; null for one that the pages have no words for. */
export function reasonText(t: Translate, format: Format, reason: Reason): string | null {
  const { kind, how, text, total, difference, count, days, usualDays } = reason
  if (kind === 'delay') {
    if (days === 0) return null
    return t(days !== null && days < 0 ? 'review.because.delay.early' : 'review.because.delay.late', {
      days: Math.abs(days ?? 0),
      usual: usualDays ?? 0,
    })
  }
  if (kind === 'batch' && count !== null && count > 0) return t('review.because.batchOf', { count })
  const key = `review.because.${kind}${how === null ? '' : `.${how}`}`
  const values = {
    text: text === null ? '' : shown(kind, text),
    total: total === null ? '' : format.money(plus(total)),
    difference: difference === null ? '' : format.money(plus(difference)),
    ...(count === null ? {} : { count }),
  }
  if (knows(key) || (count !== null && knows(`${key}_other`))) return t(key as MessageKey, values)
  return null
}
