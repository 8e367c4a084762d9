import { amountTyped, decimal, minor, typedAmount } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { isOfOneRate, rates, split } from '@/format/vat'
import { useMessages } from '@/i18n'
import { TextField } from '@/parts/Field'
import type { Typed } from './EntryForm'

interface Props {
  typed: Pick<Typed, 'amount' | 'net' | 'vat'>
  currency: string
  error: string | undefined
  lookOf: (field: 'net' | 'vat') => string | undefined
  onChange: (change: { net?: string; vat?: string }) => void
}

/** Net and VAT, filled in by a rate or typed; said at once whether they are the amount. */
export function VatSplit({ typed, currency, error, lookOf, onChange }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const gross = typedAmount(typed.amount)
  const net = typedAmount(typed.net)
  const vat = typedAmount(typed.vat)
  const sum = net === null || vat === null ? null : decimal(minor(net) + minor(vat))
  const fits = sum !== null && gross !== null && minor(sum) === minor(gross)
  // A currency that is still being typed has no sign, and no format.
  const shownSum = (amount: string) =>
    /^[A-Z]{3}$/.test(currency) ? format.money({ amount, currency }) : amountTyped(amount)
  return (
    <fieldset className="grid gap-3" disabled={gross === null}>
      <legend className="sr-only">{t('entry.rate')}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="w-full text-sm text-muted">
          {t('entry.rate')}
        </span>
        {rates.map(rate => (
          <button
            key={rate}
            type="button"
            onClick={() => gross !== null && onChange(shown(split(gross, rate)))}
            className="min-h-8 rounded-full border border-edge px-3 text-sm tabular hover:border-ink disabled:opacity-50"
          >
            {rate} %
          </button>
        ))}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          label={t('entry.net')}
          note={t('common.optional')}
          inputMode="decimal"
          name="net"
          value={typed.net}
          look={lookOf('net')}
          className="text-right tabular"
          onChange={event => onChange({ net: event.target.value })}
        />
        <TextField
          label={t('entry.vat')}
          note={t('common.optional')}
          inputMode="decimal"
          name="vat"
          value={typed.vat}
          error={error}
          look={lookOf('vat')}
          className="text-right tabular"
          onChange={event => onChange({ vat: event.target.value })}
        />
      </div>
      {sum === null || net === null || vat === null ? null : (
        <p role="status" className={`text-xs ${fits ? 'text-muted' : 'text-danger'}`}>
          {fits
            ? t(isOfOneRate(net, vat) ? 'entry.addsUp' : 'entry.mixedRates')
            : t('entry.doesNotAddUp', { sum: shownSum(sum) })}
        </p>
      )}
    </fieldset>
  )
}

const shown = ({ net, vat }: { net: string; vat: string }) => ({
  net: amountTyped(net),
  vat: amountTyped(vat),
})
