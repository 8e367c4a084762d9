import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { TextField } from '@/parts/Field'

interface Props {
  value: string
  /** Of the last time that it was saved. */
  failure: Error | null
  onChange: (currency: string) => void
}

/** The currency of the amounts, by its three letters. */
export function CurrencyField({ value, failure, onChange }: Props) {
  const { t } = useMessages()
  const refused = failure instanceof Problem && failure.fields.some(({ field }) => field === 'currency')
  return (
    <TextField
      label={t('field.currency')}
      value={value}
      error={refused ? t('problem.unknown-currency') : undefined}
      maxLength={3}
      className="max-w-24"
      onChange={event => onChange(event.target.value.toUpperCase())}
    />
  )
}
