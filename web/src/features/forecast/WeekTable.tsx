import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ThirteenWeeks } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { weeksQuery } from './queries'
import { rowName } from './rows'

/** The forecast as treasurers and banks read it: weeks side by side, and every amount opens what it is made of. */
export function WeekTable() {
  const { t } = useMessages()
  const weeks = useQuery(weeksQuery(useCompany().id))
  return (
    <Section title={t('weeks.title')} className="mt-10">
      {weeks.isPending ? <Skeleton /> : null}
      {weeks.error === null ? null : (
        <ProblemNotice failure={weeks.error} onRetry={() => void weeks.refetch()} />
      )}
      {weeks.data === undefined ? null : <Table table={weeks.data} />}
      <p className="mt-2 max-w-[90ch] text-xs text-muted">{t('weeks.caption')}</p>
    </Section>
  )
}

function Table({ table }: { table: ThirteenWeeks }) {
  const { t } = useMessages()
  const format = useFormat()
  const { weeks } = table
  const rows = table.rows.filter(row => row.cells.some(cell => !isZero(cell.amount)))
  return (
    <section
      aria-label={t('weeks.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="overflow-x-auto border-b border-line"
    >
      <table className="w-full text-xs">
        <thead className="text-muted">
          <tr className="border-b border-line text-right">
            <th
              scope="col"
              className="sticky left-0 z-10 min-w-32 bg-paper py-2 pr-3 text-left font-medium sm:min-w-56"
            >
              {t('weeks.week')}
            </th>
            {weeks.map(week => (
              <th key={week.to} scope="col" className="px-2 py-2 font-medium whitespace-nowrap">
                <time dateTime={week.to}>{format.denseDay(week.to)}</time>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line name={t('weeks.opening')} strong>
            {weeks.map(week => (
              <Cell key={week.to}>
                <Amount money={week.opening} />
              </Cell>
            ))}
          </Line>
          {rows.map(row => (
            <Line key={row.kind} name={t(rowName(row.kind))}>
              {row.cells.map(cell => (
                <Cell key={cell.list.href}>
                  {isZero(cell.amount) ? (
                    <Amount money={cell} dash />
                  ) : (
                    <FigureLink figure={cell}>
                      <Amount money={cell} signed />
                    </FigureLink>
                  )}
                </Cell>
              ))}
            </Line>
          ))}
          <Line name={t('weeks.closing')} strong>
            {weeks.map(week => (
              <Cell key={week.to}>
                <Amount money={week.closing} />
              </Cell>
            ))}
          </Line>
          <Line name={t('weeks.middle')}>
            {weeks.map(week => (
              <Cell key={week.to}>
                <Amount money={week.p50} />
              </Cell>
            ))}
          </Line>
          <Line name={t('weeks.lowest')}>
            {weeks.map(week => (
              <Cell key={week.to}>
                <Amount
                  money={week.lowest}
                  className={week.lowest.amount.startsWith('-') ? 'font-medium text-danger' : ''}
                />
              </Cell>
            ))}
          </Line>
          <Line name={t('weeks.band')}>
            {weeks.map(week => (
              <Cell key={week.to}>
                <span className="grid justify-items-end text-muted">
                  <Amount money={week.p10} />
                  <Amount money={week.p90} />
                </span>
              </Cell>
            ))}
          </Line>
        </tbody>
      </table>
    </section>
  )
}

function Line({ name, strong = false, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
      <th
        scope="row"
        className={`sticky left-0 z-10 bg-paper py-1.5 pr-3 text-left ${strong ? 'font-semibold' : 'font-normal'}`}
      >
        {name}
      </th>
      {children}
    </tr>
  )
}

const Cell = ({ children }: { children: ReactNode }) => (
  <td className="px-2 py-1.5 text-right align-top">{children}</td>
)
