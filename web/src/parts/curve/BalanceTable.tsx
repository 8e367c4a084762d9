import { Fragment } from 'react'
import { mondayOf } from '@/format/dates'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { type Ahead, type CurveDay, type CurveSource, curveDays, curveWeeks, isAhead } from './curve'
import { kindNames } from './kinds'

/** The same numbers as the chart: each week's bars, and under them each day of the curve. */
export function BalanceTable({ source, ahead }: { source: CurveSource; ahead: Ahead }) {
  const { t } = useMessages()
  const currency = source.company.currency
  const weeks = new Map(curveWeeks(source, ahead).map(week => [weekKey(week.monday, week.certain), week]))
  const days = Map.groupBy(curveDays(source, ahead), keyOf)
  const money = (amount: string | null | undefined, flow = true) =>
    amount === null || amount === undefined ? null : (
      <Amount money={{ amount, currency }} signed={flow} dash={flow} />
    )

  return (
    <section
      aria-label={t('chart.tableName')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-[26rem] overflow-auto border-b border-line"
    >
      <table className="w-full min-w-[34rem]">
        <thead className="sticky top-0 bg-paper text-xs text-muted">
          <tr className="border-b border-line text-right">
            <th scope="col" className="py-2 pl-2 text-left font-medium">
              {t('chart.day')}
            </th>
            <th scope="col" className="py-2 text-left font-medium">
              {t('chart.state')}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t('chart.in')}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t('chart.out')}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t('chart.balance')}
            </th>
            {ahead === 'likely' ? (
              <th scope="col" className="py-2 pr-2 font-medium">
                {t('chart.range')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {[...days].map(([key, ofWeek]) => (
            <Fragment key={key}>
              <tr className="border-b border-line bg-sunken text-right font-medium">
                <th scope="row" colSpan={2} className="py-1.5 pl-2 text-left font-medium">
                  {t('chart.weekOf')} <Day date={mondayOf(ofWeek[0]?.date ?? source.today)} />
                </th>
                <td>{money(weeks.get(key)?.moneyIn)}</td>
                <td>{money(weeks.get(key)?.moneyOut)}</td>
                <td colSpan={ahead === 'likely' ? 2 : 1} />
              </tr>
              {ofWeek.map(day => (
                <tr key={day.date} className="border-b border-line text-right">
                  <td className="py-1.5 pl-2 text-left">
                    <Day date={day.date} />
                  </td>
                  <td className="text-left text-muted">{t(kindNames[day.kind])}</td>
                  <td>{money(day.moneyIn)}</td>
                  <td>{money(day.moneyOut)}</td>
                  <td>{money(day.balance, false)}</td>
                  {ahead === 'likely' ? (
                    <td className="pr-2 whitespace-nowrap">
                      {day.band === null ? null : (
                        <>
                          {money(day.band.low, false)} – {money(day.band.high, false)}
                        </>
                      )}
                    </td>
                  ) : null}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const weekKey = (monday: string, certain: boolean): string => `${monday} ${certain}`
const keyOf = (day: CurveDay): string => weekKey(mondayOf(day.date), !isAhead(day))
