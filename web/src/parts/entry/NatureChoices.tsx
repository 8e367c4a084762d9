import type { Direction } from '@/api/model'
import { useMessages } from '@/i18n'
import { Choice } from '@/parts/Choice'

/** What a paper is that asks for or gives back money. */
export type PaperKind = 'invoice' | 'creditNote'

interface Props {
  /** Who owes whom; null as long as nobody has said it. */
  direction: Direction | null
  onDirection: (direction: Direction) => void
  /** Null where only the direction is chosen: what is expected is neither an invoice nor a credit note. */
  kind: { value: PaperKind; onChange: (kind: PaperKind) => void } | null
}

/** What decides the sign of an amount, side by side: who owes whom, and whether it is an invoice or a credit note. */
export function NatureChoices({ direction, onDirection, kind }: Props) {
  const { t } = useMessages()
  return (
    <div className="flex flex-wrap gap-3">
      <Choice
        label={t('entry.direction')}
        value={direction}
        options={[
          { value: 'payable', label: t('entry.payable') },
          { value: 'receivable', label: t('entry.receivable') },
        ]}
        onChange={onDirection}
      />
      {kind === null ? null : (
        <Choice
          label={t('entry.kind')}
          value={kind.value}
          options={[
            { value: 'invoice', label: t('entry.invoice') },
            { value: 'creditNote', label: t('entry.creditNote') },
          ]}
          onChange={kind.onChange}
        />
      )}
    </div>
  )
}
