import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Figure, ForecastWeek, Money, WeekRowKind } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Choice } from '@/parts/Choice'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { Cell, Grid, Line } from './grid'
import { monthsQuery, weeksQuery } from './queries'
import { rowName } from './rows'

/** The forecast as treasurers and banks read it: weeks or months side by side; every amount of a row opens what it is made of. */
export function WeekTable() {
  const { t } = useMessages()
  const [by, setBy] = useState<'weeks' | 'months'>('weeks')
  return (
    <Section
      title={t(by === 'weeks' ? 'weeks.title' : 'weeks.months')}
      className="mt-10"
      aside={
        <Choice
          label={t('weeks.by')}
          value={by}
          options={[
            { value: 'weeks', label: t('weeks.title') },
            { value: 'months', label: t('weeks.months') },
          ]}
          onChange={setBy}
        />
      }
    >
      {by === 'weeks' ? <ByWeek /> : <ByMonth />}
      <p className="mt-2 max-w-[90ch] text-xs text-muted">
        {t(by === 'weeks' ? 'weeks.caption' : 'weeks.monthsCaption')}
      </p>
    </Section>
  )
}

function ByWeek() {
  const format = useFormat()
  const weeks = useQuery(weeksQuery(useCompany().id))
  return (
    <Answer query={weeks}>
      {table => (
        <Table
          stretches={table.weeks}
          rows={table.rows}
          first="weeks.week"
          head={({ to }) => <time dateTime={to}>{format.denseDay(to)}</time>}
        />
      )}
    </Answer>
  )
}

function ByMonth() {
  const format = useFormat()
  const months = useQuery(monthsQuery(useCompany().id))
  return (
    <Answer query={months}>
      {table => (
        <Table
          stretches={table.months}
          rows={table.rows}
          first="weeks.month"
          head={({ to }) => (
            <time dateTime={to.slice(0, 7)}>
              {format.month(to)} {to.slice(0, 4)}
            </time>
          )}
        />
      )}
    </Answer>
  )
}

interface Query<Data> {
  data: Data | undefined
  error: Error | null
  isPending: boolean
  refetch: () => unknown
}

function Answer<Data>({
  query,
  children,
}: {
  query: Query<Data>
  children: (data: NonNullable<Data>) => ReactNode
}) {
  if (query.isPending) return <Skeleton />
  if (query.error !== null)
    return <ProblemNotice failure={query.error} onRetry={() => void query.refetch()} />
  return query.data === undefined || query.data === null ? null : children(query.data)
}

interface TableProps {
  stretches: readonly ForecastWeek[]
  rows: readonly { kind: WeekRowKind; cells: readonly Figure[] }[]
  first: MessageKey
  head: (stretch: ForecastWeek) => ReactNode
}

const receipts: readonly WeekRowKind[] = ['openInvoices', 'newSales', 'otherIn']
const payments: readonly WeekRowKind[] = ['suppliers', 'newPurchases', 'fixed', 'taxes']
const others: readonly WeekRowKind[] = ['financing', 'investment', 'planned', 'rest']

function Table({ stretches, rows, first, head }: TableProps) {
  const { t } = useMessages()
  const shown = rows.filter(row => row.cells.some(cell => !isZero(cell.amount)))
  const of = (kinds: readonly WeekRowKind[]) =>
    shown
      .filter(row => kinds.includes(row.kind))
      .map(row => (
        <Line key={row.kind} name={t(rowName(row.kind))}>
          {row.cells.map((cell, index) => (
            <Cell key={stretches[index]?.to}>{opens(cell)}</Cell>
          ))}
        </Line>
      ))
  const line = (name: MessageKey, amount: (stretch: ForecastWeek) => Money | null, strong = false) => (
    <Line name={t(name)} strong={strong}>
      {stretches.map(stretch => {
        const money = amount(stretch)
        return <Cell key={stretch.to}>{money === null ? null : <Amount money={money} />}</Cell>
      })}
    </Line>
  )
  const hasCredit = stretches.some(stretch => stretch.liquidity !== null)
  const hasFloor = stretches.some(stretch => stretch.headroom !== null)
  return (
    <Grid
      label={t(first)}
      first={t(first)}
      heads={stretches.map(stretch => ({ key: stretch.to, head: head(stretch) }))}
    >
      {line('weeks.opening', stretch => stretch.opening, true)}
      {of(receipts)}
      {line('weeks.receipts', stretch => stretch.receipts, true)}
      {of(payments)}
      {line('weeks.payments', stretch => stretch.payments, true)}
      {of(others)}
      {line('weeks.net', stretch => stretch.net, true)}
      {line('weeks.closing', stretch => stretch.closing, true)}
      {line('weeks.cumulative', stretch => stretch.cumulative)}
      {hasCredit ? line('weeks.liquidity', stretch => stretch.liquidity, true) : null}
      {hasFloor ? line('weeks.headroom', stretch => stretch.headroom) : null}
      {line('weeks.middle', stretch => stretch.p50)}
      <Line name={t('weeks.lowest')}>
        {stretches.map(({ to, lowest }) => (
          <Cell key={to}>
            <Amount
              money={lowest}
              className={lowest.amount.startsWith('-') ? 'font-medium text-danger' : ''}
            />
          </Cell>
        ))}
      </Line>
      <Line name={t('weeks.band')}>
        {stretches.map(({ to, p10, p90 }) => (
          <Cell key={to}>
            <span className="grid justify-items-end text-muted">
              <Amount money={p10} />
              <Amount money={p90} />
            </span>
          </Cell>
        ))}
      </Line>
    </Grid>
  )
}

/** An amount opens its list; nothing has none. */
function opens(cell: Figure): ReactNode {
  if (isZero(cell.amount)) return <Amount money={cell} dash />
  return (
    <FigureLink figure={cell}>
      <Amount money={cell} signed />
    </FigureLink>
  )
}
