import type { Money } from '@/api/model'
import { amountParts, isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'

interface Props {
  money: Money
  /** Shows the plus of money that comes in, so that the direction is read without colour. */
  signed?: boolean
  /** Zero as a dash, for dense tables. */
  dash?: boolean
  /** Cents stand back, for the one big figure of a page. */
  dimCents?: boolean
  className?: string
}

export function Amount({ money, signed = false, dash = false, dimCents = false, className = '' }: Props) {
  const { locale } = useFormat()
  if (dash && isZero(money.amount)) return <span className="text-muted">–</span>
  const { sign, before, cents, after } = amountParts(locale.numbers, money, signed)
  return (
    <span className={`whitespace-nowrap tabular ${className}`}>
      {sign}
      {before}
      <span className={dimCents ? 'text-muted font-medium' : undefined}>{cents}</span>
      {after}
    </span>
  )
}

/** Money in a list: green with a plus when it comes in, plain with a minus when it goes out. */
export function Movement({ money, className = '' }: { money: Money; className?: string }) {
  const colour = money.amount.startsWith('-') || isZero(money.amount) ? '' : 'text-good'
  return <Amount money={money} signed className={`${colour} ${className}`} />
}
