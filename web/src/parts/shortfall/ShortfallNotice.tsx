import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import type { LikelyShortfall } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { ADVICE } from './Shortfall'

/** Far off and no likelier than not it is worth a look, and no danger yet. */
const isNear = ({ withinDays, chancePermille }: LikelyShortfall) => withinDays <= 30 || chancePermille >= 500

/** A shortfall that is likely: when, how much, how sure, why, and the way to what can be done. Once known it is gone. */
export function ShortfallNotice({ shortfall }: { shortfall: LikelyShortfall }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const dismiss = useMutation({
    mutationFn: () => api.post(`${companyPath(company.id)}/forecast/shortfalls/${shortfall.id}/dismiss`, {}),
    onSuccess: () => refreshCompany(company.id),
  })
  const { cause } = shortfall
  const name =
    cause === null
      ? null
      : cause.duty !== null
        ? t(`duty.${cause.duty}`)
        : (cause.counterpartyName ?? cause.number)
  return (
    <div className="mb-5">
      <Notice tone={isNear(shortfall) ? 'danger' : 'look'}>
        <p className="font-semibold">{t('alert.title')}</p>
        <p className="text-pretty">
          {t(shortfall.byFloor ? 'alert.floor' : 'alert.zero', {
            day: format.sentenceDay(shortfall.on),
            amount: format.money(shortfall.missing),
          })}{' '}
          {t('alert.sure', { chance: format.chance(shortfall.chancePermille) })}{' '}
          {cause === null || name === null
            ? null
            : t('alert.cause', { name, amount: format.money(cause.amount ?? cause.adds) })}
        </p>
        <div className="mt-1 flex flex-wrap gap-2">
          <Link
            to="/c/$company/forecast"
            params={{ company: company.id }}
            hash={ADVICE}
            className={buttonLook('plain')}
          >
            {t('alert.toDo')}
          </Link>
          {may(company, 'editor') ? (
            <Button look="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {t('alert.dismiss')}
            </Button>
          ) : null}
        </div>
        {dismiss.error === null ? null : <ProblemNotice failure={dismiss.error} />}
      </Notice>
    </div>
  )
}
