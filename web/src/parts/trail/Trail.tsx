import type { Settlement } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { reasonText, sureText } from './words'

/** Why a settlement was made and how sure that was; nothing for one that a person made without a proposal. */
export function Because({ settlement }: { settlement: Settlement }) {
  const { t } = useMessages()
  const format = useFormat()
  const reasons = settlement.reasons
    .map(reason => reasonText(t, format, reason))
    .filter(text => text !== null)
  const percent = settlement.surePercent
  if (reasons.length === 0) return null
  return (
    <details className="text-xs text-muted">
      <summary className="w-fit rounded-sm underline decoration-dotted underline-offset-2">
        {percent === null ? t('review.why') : t('trail.sure', { sure: sureText(t, percent), percent })}
      </summary>
      <ul className="mt-1 list-disc pl-4 text-pretty">
        {[...new Set(reasons)].map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}

/** What was matched once and taken back since. */
export function Past({ past, of }: { past: readonly Settlement[]; of: 'transaction' | 'invoice' }) {
  const { t } = useMessages()
  const format = useFormat()
  if (past.length === 0) return null
  return (
    <details>
      <summary className="w-fit rounded-sm text-xs text-muted underline decoration-dotted underline-offset-2">
        {t('trail.past')} ({format.count(past.length)})
      </summary>
      <ul>
        {past.map(settlement => (
          <li
            key={`${settlement.id} ${settlement.undoneAt}`}
            className="border-b border-line py-2 text-xs text-muted"
          >
            <p className="flex justify-between gap-3">
              <span className="min-w-0 truncate">
                {of === 'transaction'
                  ? settlement.invoiceNumber
                  : `${settlement.counterpartyName ?? ''} ${format.shortDay(settlement.bookingDate)}`}
              </span>
              <s>
                <Amount money={settlement.amount} signed />
              </s>
            </p>
            <p>
              {t(`rule.${settlement.rule}`)}
              {settlement.by === null ? null : ` · ${settlement.by}`} · {format.moment(settlement.at)}
            </p>
            {settlement.undoneAt === null ? null : (
              <p>
                {settlement.undoneBy === null
                  ? t('trail.revised', { at: format.moment(settlement.undoneAt) })
                  : t('trail.undoneBy', { who: settlement.undoneBy, at: format.moment(settlement.undoneAt) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
