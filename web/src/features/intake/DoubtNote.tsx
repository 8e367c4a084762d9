import type { ImportRow } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'

interface Props {
  row: ImportRow
  doubt: NonNullable<ImportRow['doubt']>
  looked: boolean
  /** A person has checked it; null where nothing is left to decide, or the page says more. */
  onLooked: ((looked: boolean) => void) | null
}

/** Why an invoice that can be read is not booked unseen, and the word of a person that it is right. */
export function DoubtNote({ row, doubt, looked, onLooked }: Props) {
  const { t } = useMessages()
  return (
    <div className="col-span-2 grid justify-items-start gap-1.5 text-xs text-look sm:col-start-2">
      {doubt.account === null ? null : (
        <>
          {row.reason === 'new-account' ? null : <p>{t('reason.new-account')}</p>}
          <p className="max-w-prose text-pretty">
            {t('doubt.account', {
              known: accountNumber(doubt.account.known),
              incoming: accountNumber(doubt.account.incoming),
            })}
          </p>
        </>
      )}
      {doubt.printedDiffers && row.reason !== 'printed-differs' ? <p>{t('reason.printed-differs')}</p> : null}
      {onLooked === null ? null : (
        <label className="inline-flex min-h-6 items-center gap-2 text-base text-ink sm:text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={looked}
            onChange={event => onLooked(event.target.checked)}
          />
          {t('doubt.looked')}
        </label>
      )}
    </div>
  )
}
