import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Dashboard, OutlookPart } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { buttonLook } from '@/parts/Button'
import { Choice } from '@/parts/Choice'
import { BalanceChart } from '@/parts/curve/BalanceChart'
import { BalanceTable } from '@/parts/curve/BalanceTable'
import type { Ahead } from '@/parts/curve/curve'
import { Day } from '@/parts/Day'
import { FigureLink } from '@/parts/figureLink'
import { Page } from '@/parts/Page'
import { Shortfall } from '@/parts/shortfall/Shortfall'
import { useCompany } from '@/session/queries'
import { ForecastDayPanel } from './ForecastDayPanel'
import { Health } from './Health'
import { ExpectedFigures, LastDays, OpenFigures, OtherCurrencies } from './KeyFigures'
import { Deciding, Largest } from './Largest'
import { dashboardQuery } from './queries'
import { answer, type Slot, type Statement } from './sentence'
import { TodoList } from './TodoList'

const route = getRouteApi('/signed-in/c/$company/overview')

/** Answer, reason, action, evidence: in that order, on a phone too. */
export function OverviewPage() {
  const { t } = useMessages()
  const company = useCompany()
  const { day } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: dashboard } = useSuspenseQuery(dashboardQuery(company.id))
  const empty =
    dashboard.balance === null && dashboard.open.receivable.count + dashboard.open.payable.count === 0

  return (
    <Page title={t('nav.overview')} quietTitle>
      {empty ? (
        <FirstFile />
      ) : (
        <>
          <AnswerLines dashboard={dashboard} />
          <Shortfall shortfall={dashboard.forecast?.outlook?.shortfall ?? null} />
          {dashboard.balance === null ? null : <Balances dashboard={dashboard} />}
          <div className="mt-9 grid gap-x-10 gap-y-9 lg:grid-cols-3">
            <TodoList todo={dashboard.todo} />
            {dashboard.forecast?.outlook == null ? (
              <>
                <Largest direction="in" invoices={dashboard.largest.in} />
                <Largest direction="out" invoices={dashboard.largest.out} />
              </>
            ) : (
              <>
                <Deciding direction="in" parts={dashboard.forecast.outlook.deciding.in as OutlookPart[]} />
                <Deciding direction="out" parts={dashboard.forecast.outlook.deciding.out as OutlookPart[]} />
              </>
            )}
            <LastDays last30={dashboard.last30} />
            <OpenFigures direction="receivable" side={dashboard.open.receivable} />
            <OpenFigures direction="payable" side={dashboard.open.payable} />
            <ExpectedFigures expected={dashboard.open.expected} />
          </div>
          <OtherCurrencies balances={dashboard.otherCurrencies} />
          <Health dashboard={dashboard} />
        </>
      )}
      {day === undefined ? null : (
        <ForecastDayPanel
          key={day}
          date={day}
          onClose={() => void navigate({ search: {}, resetScroll: false })}
        />
      )}
    </Page>
  )
}

function AnswerLines({ dashboard }: { dashboard: Dashboard }) {
  const { have, ahead } = answer(dashboard)
  return (
    <div className="mb-7 grid max-w-[44rem] gap-1.5">
      <p className="text-lg text-pretty">
        <Said statement={have} big />
      </p>
      {ahead.map((statement, index) => (
        <p
          key={statement.text}
          className={`text-base text-pretty sm:text-lg ${statement.tone === 'danger' ? 'text-danger' : 'text-muted'}`}
        >
          {statement.tone === 'danger' && index === 0 ? (
            <TriangleAlert aria-hidden className="mr-2 inline size-5 align-[-0.2em]" />
          ) : null}
          <Said statement={statement} />
        </p>
      ))}
    </div>
  )
}

/** Each figure in the sentence leads to what it is made of. */
function Said({ statement, big = false }: { statement: Statement; big?: boolean }) {
  const company = useCompany()
  const format = useFormat()
  const show = (slot: Slot) => {
    if (slot.kind === 'chance') {
      return (
        <Link
          to="/c/$company/forecast"
          params={{ company: company.id }}
          className="asked rounded-sm text-ink"
        >
          {format.chance(slot.permille)}
        </Link>
      )
    }
    if (slot.kind === 'day') return <Day date={slot.date} as="sentence" />
    if (slot.kind === 'floor') {
      return (
        <Link to="/c/$company/settings" params={{ company: company.id }} className="asked rounded-sm">
          <Amount money={slot.money} />
        </Link>
      )
    }
    return (
      <FigureLink
        figure={slot.figure}
        className={statement.tone === 'danger' ? 'font-semibold' : 'text-ink font-semibold'}
      >
        <Amount
          money={slot.figure}
          dimCents={big}
          className={big ? 'text-xl font-semibold tracking-tight' : ''}
        />
      </FigureLink>
    )
  }
  const slots = Object.fromEntries(Object.entries(statement.slots).map(([name, slot]) => [name, show(slot)]))
  return <Sentence text={statement.text} slots={slots} />
}

function Balances({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useMessages()
  const format = useFormat()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const hasOutlook = dashboard.forecast?.outlook != null
  const [wanted, setWanted] = useState<Ahead>('likely')
  const ahead = hasOutlook ? wanted : 'known'
  const startValues = (start: Dashboard['accountStarts'][number]) => ({
    day: format.sentenceDay(start.date),
    account: start.accountName ?? accountNumber(start.accountNumber),
    amount: format.money(start.balance),
  })
  return (
    <section aria-label={t('chart.title')}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">{t('chart.title')}</h2>
        <div className="flex flex-wrap gap-2">
          {hasOutlook ? (
            <Choice
              label={t('chart.ahead')}
              value={ahead}
              options={[
                { value: 'likely', label: t('chart.aheadLikely') },
                { value: 'known', label: t('chart.aheadKnown') },
              ]}
              onChange={setWanted}
            />
          ) : null}
          <Choice
            label={t('chart.view')}
            value={view}
            options={[
              { value: 'chart', label: t('chart.asChart') },
              { value: 'table', label: t('chart.asTable') },
            ]}
            onChange={setView}
          />
        </div>
      </div>
      {view === 'chart' ? (
        <BalanceChart source={dashboard} ahead={ahead} />
      ) : (
        <BalanceTable source={dashboard} ahead={ahead} />
      )}
      <p className="mt-2 max-w-[90ch] text-xs text-muted">
        {t(ahead === 'likely' ? 'chart.captionLikely' : 'chart.caption')}
        {dashboard.past.every(day => day.proven) ? null : ` ${t('chart.pale')}`}
        {dashboard.accountStarts.map(start => ` ${t('chart.accountStart', startValues(start))}`)}
      </p>
    </section>
  )
}

function FirstFile() {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <div className="grid max-w-[60ch] justify-items-start gap-5 pt-6">
      <p className="text-lg font-medium text-pretty">{t('overview.empty')}</p>
      <p className="text-base text-muted text-pretty">{t('overview.emptyHow')}</p>
      <Link to="/c/$company/import" params={{ company: company.id }} className={buttonLook('primary')}>
        {t('overview.emptyAction')}
      </Link>
    </div>
  )
}
