import { Link } from '@tanstack/react-router'
import type { Money, Outlook } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Section } from '@/parts/Page'
import { useCompany } from '@/session/queries'

/** From one in ten on a chance is worth a look, from one in three on it is danger. */
const LOOK = 100
const DANGER = 333

/** How likely the balance is to fall below nothing, and below the floor, within a week, a month and a quarter. */
export function Risk({ outlook, floor }: { outlook: Outlook; floor: Money | null }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  return (
    <Section title={t('risk.title')}>
      <table className="w-full">
        <caption className="sr-only">{t('risk.table')}</caption>
        <thead className="text-xs text-muted">
          <tr className="text-right">
            <td />
            <th scope="col" className="py-1.5 font-medium">
              {t('risk.zero')}
            </th>
            {floor === null ? null : (
              <th scope="col" className="py-1.5 pl-3 font-medium">
                {t('risk.floor', { floor: format.money(floor) })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {outlook.chances.map(chance => (
            <tr key={chance.withinDays} className="border-t border-line text-right tabular">
              <th scope="row" className="py-2 text-left font-normal">
                {t('risk.within', { days: chance.withinDays })}
              </th>
              <td className={look(chance.belowZeroPermille)}>{format.chance(chance.belowZeroPermille)}</td>
              {chance.belowFloorPermille === null ? null : (
                <td className={look(chance.belowFloorPermille)}>
                  {format.chance(chance.belowFloorPermille)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted text-pretty">
        {t('risk.sum', { day: format.sentenceDay(outlook.asOf) })}{' '}
        {floor === null || outlook.unusedCredit === null
          ? null
          : `${t('risk.credit', { credit: format.money(outlook.unusedCredit) })} `}
        {floor === null ? (
          <Link to="/c/$company/settings" params={{ company: company.id }} className="asked rounded-sm">
            {t('risk.noFloor')}
          </Link>
        ) : null}
      </p>
    </Section>
  )
}

const look = (permille: number): string =>
  permille >= DANGER ? 'font-semibold text-danger' : permille >= LOOK ? 'font-semibold text-look' : ''
