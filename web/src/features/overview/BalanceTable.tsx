import { Fragment } from 'react'
import type { Dashboard } from '@/api/model'
import { mondayOf } from '@/format/dates'
import { sum } from '@/format/money'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { curveDays, curveWeeks } from './curve'
import { kindNames } from './kinds'

/** The same numbers as the chart: each week's bar, and each day of the curve under it. */
export function BalanceTable({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useMessages()
  const days = curveDays(dashboard)
  const currency = dashboard.company.currency
  const byWeek = Map.groupBy(days, day => mondayOf(day.date))
  const money = (amount: string | null, signed = true) =>
    amount === null ? null : <Amount money={{ amount, currency }} signed={signed} dash={signed} />

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
            <th scope="col" className="py-2 text-left font-medium">
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
          </tr>
        </thead>
        <tbody>
          {curveWeeks(days).map(week => (
            <Fragment key={week.monday}>
              <tr className="border-b border-line bg-sunken text-right font-medium">
                <th scope="row" colSpan={2} className="py-1.5 pl-2 text-left font-medium">
                  {t('chart.weekOf')} <Day date={week.monday} />
                </th>
                <td>{money(both(week.happenedIn, week.expectedIn))}</td>
                <td>{money(both(week.happenedOut, week.expectedOut))}</td>
                <td />
              </tr>
              {byWeek.get(week.monday)?.map(day => (
                <tr key={day.date} className="border-b border-line text-right">
                  <td className="py-1.5 pl-2 text-left">
                    <Day date={day.date} />
                  </td>
                  <td className="text-left text-muted">{t(kindNames[day.kind])}</td>
                  <td>{money(day.in)}</td>
                  <td>{money(day.out)}</td>
                  <td>{money(day.balance, false)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What happened and what is still expected of one week. */
const both = (happened: string | null, expected: string | null) => sum([happened ?? '0', expected ?? '0'])
