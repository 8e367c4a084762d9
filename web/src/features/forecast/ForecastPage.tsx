import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { AccountAhead, Forecast } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { useMessages, withCash } from '@/i18n'
import { buttonLook } from '@/parts/Button'
import { Choice } from '@/parts/Choice'
import { BalanceChart } from '@/parts/curve/BalanceChart'
import { BalanceTable } from '@/parts/curve/BalanceTable'
import type { Ahead, CurveSource } from '@/parts/curve/curve'
import { FigureLink } from '@/parts/figureLink'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { ADVICE, Shortfall } from '@/parts/shortfall/Shortfall'
import { WhenNear } from '@/parts/WhenNear'
import { companyQuery, useCompany } from '@/session/queries'
import { Files } from './Files'
import { accountsAheadQuery, forecastQuery } from './queries'
import { Risk } from './Risk'

const route = getRouteApi('/signed-in/c/$company/forecast')

const DayPanel = lazy(() => withCash(import('./PartsPanel').then(parts => ({ default: parts.DayPanel }))))
const CellPanel = lazy(() => withCash(import('./PartsPanel').then(parts => ({ default: parts.CellPanel }))))
const CamePanel = lazy(() => withCash(import('./PartsPanel').then(parts => ({ default: parts.CamePanel }))))
const BridgePanel = lazy(() =>
  withCash(import('./PartsPanel').then(parts => ({ default: parts.BridgePanel }))),
)
const Advice = lazy(() => withCash(import('./Advice').then(({ Advice }) => ({ default: Advice }))))
const Sharpen = lazy(() => withCash(import('./Sharpen').then(({ Sharpen }) => ({ default: Sharpen }))))
const Scenarios = lazy(async () => ({ default: (await import('./Scenarios')).Scenarios }))
const WeekTable = lazy(async () => ({ default: (await import('./WeekTable')).WeekTable }))
const Bridge = lazy(async () => ({ default: (await import('./Bridge')).Bridge }))
const LookingBack = lazy(async () => ({ default: (await import('./LookingBack')).LookingBack }))
const TrackRecord = lazy(async () => ({ default: (await import('./Record')).TrackRecord }))

const QUARTER = 91
const HALF_YEAR = 184

/** The coming days: how the balance goes, how sure that is, why, and how right it was before. */
export function ForecastPage() {
  const { t } = useMessages()
  const company = useCompany()
  const { day, account, row, from, to, came, bridge } = route.useSearch()
  const navigate = route.useNavigate()
  const [length, setLength] = useState<'quarter' | 'half'>('quarter')
  const forecast = useQuery(forecastQuery(company.id, length === 'half' ? HALF_YEAR : QUARTER))
  const settings = useQuery(companyQuery(company.id))
  const close = () =>
    void navigate({ search: ({ known, account }) => ({ known, account }), resetScroll: false })
  const floor = settings.data?.floor ?? null

  return (
    <Page title={t('nav.forecast')} actions={(forecast.data?.outlook ?? null) === null ? null : <Files />}>
      {forecast.error === null ? null : (
        <ProblemNotice failure={forecast.error} onRetry={() => void forecast.refetch()} />
      )}
      {forecast.isPending || settings.isPending ? <Skeleton /> : null}
      {forecast.data === undefined || settings.data === undefined ? null : forecast.data.outlook === null ? (
        <NothingYet forecast={forecast.data} />
      ) : (
        <>
          <Shortfall shortfall={forecast.data.outlook.shortfall} />
          <Curve
            source={{
              past: [],
              forecast: forecast.data,
              today: forecast.data.asOf,
              floor,
              company: settings.data,
            }}
            account={account}
            length={length}
            onLength={setLength}
          />
          <div className="mt-9 grid gap-x-10 gap-y-9 lg:grid-cols-2">
            <Risk outlook={forecast.data.outlook} floor={floor} />
            <Suspense fallback={<Skeleton lines={5} />}>
              <Sharpen outlook={forecast.data.outlook} />
            </Suspense>
          </div>
          <div id={ADVICE} className="scroll-mt-6">
            <WhenNear>
              <Advice madeAt={forecast.data.outlook.madeAt} />
            </WhenNear>
          </div>
          <WhenNear>
            <Scenarios outlook={forecast.data.outlook} days={length === 'half' ? HALF_YEAR : QUARTER} />
          </WhenNear>
          <WhenNear>
            <WeekTable />
          </WhenNear>
          <WhenNear>
            <Bridge />
          </WhenNear>
          <WhenNear>
            <TrackRecord />
          </WhenNear>
          <WhenNear>
            <LookingBack today={forecast.data.asOf} />
          </WhenNear>
        </>
      )}
      <Suspense fallback={null}>
        {day === undefined ? null : <DayPanel key={day} day={day} account={account} onClose={close} />}
        {row === undefined || (bridge !== 'said' && bridge !== 'ahead') ? null : (
          <BridgePanel key={row + bridge} row={row} half={bridge} onClose={close} />
        )}
        {row === undefined || from === undefined || to === undefined ? null : came === undefined ? (
          <CellPanel key={row + from} row={row} from={from} to={to} onClose={close} />
        ) : (
          <CamePanel key={row + from} row={row} from={from} to={to} onClose={close} />
        )}
      </Suspense>
    </Page>
  )
}

interface CurveProps {
  source: CurveSource
  /** One account alone, as the address names it. */
  account: string | undefined
  length: 'quarter' | 'half'
  onLength: (length: 'quarter' | 'half') => void
}

function Curve({ source: all, account, length, onLength }: CurveProps) {
  const { t } = useMessages()
  const format = useFormat()
  const navigate = route.useNavigate()
  const accounts = useQuery(accountsAheadQuery(useCompany().id, length === 'half' ? HALF_YEAR : QUARTER))
  const choices = accounts.data?.items ?? []
  const chosen = choices.find(({ id }) => id === account)
  const source: CurveSource = chosen === undefined ? all : { ...all, floor: null, account: chosen }
  const choose = (id: string) =>
    void navigate({
      search: ({ known }) => ({ known, ...(id === '' ? {} : { account: id }) }),
      replace: true,
      resetScroll: false,
    })
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const [ahead, setAhead] = useState<Ahead>('likely')
  const shown = chosen === undefined ? ahead : 'likely'
  const outlook = source.forecast?.outlook ?? null
  if (outlook === null) return null
  return (
    <section aria-label={t('out.chartTitle')}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted">
          {outlook.upToDate
            ? t('out.updated', { day: format.sentenceDay(outlook.asOf), at: format.moment(outlook.madeAt) })
            : t('out.working')}
        </p>
        <div className="flex flex-wrap gap-2">
          {choices.length === 0 ? null : (
            <AccountChoice accounts={choices} chosen={chosen?.id ?? ''} onChoose={choose} />
          )}
          <Choice
            label={t('out.length')}
            value={length}
            options={[
              { value: 'quarter', label: t('out.days91') },
              { value: 'half', label: t('out.days184') },
            ]}
            onChange={onLength}
          />
          {chosen !== undefined ? null : (
            <Choice
              label={t('chart.ahead')}
              value={ahead}
              options={[
                { value: 'likely', label: t('chart.aheadLikely') },
                { value: 'known', label: t('chart.aheadKnown') },
              ]}
              onChange={setAhead}
            />
          )}
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
      {chosen === undefined ? null : <LowestOf account={chosen} />}
      {view === 'chart' ? (
        <BalanceChart source={source} ahead={shown} />
      ) : (
        <BalanceTable source={source} ahead={shown} />
      )}
      <p className="mt-2 max-w-[90ch] text-xs text-muted">
        {t(
          chosen !== undefined
            ? 'account.caption'
            : ahead === 'likely'
              ? 'chart.captionLikely'
              : 'chart.caption',
        )}
      </p>
    </section>
  )
}

interface AccountChoiceProps {
  accounts: readonly AccountAhead[]
  /** "" for all together. */
  chosen: string
  onChoose: (id: string) => void
}

function AccountChoice({ accounts, chosen, onChoose }: AccountChoiceProps) {
  const { t } = useMessages()
  return (
    <select
      aria-label={t('account.choice')}
      value={chosen}
      onChange={event => onChoose(event.target.value)}
      className="max-w-56 min-w-0 truncate rounded-md border border-line bg-raised px-2 py-1 text-sm text-ink"
    >
      <option value="">{t('account.all')}</option>
      {accounts.map(account => (
        <option key={account.id} value={account.id}>
          {nameOf(account)}
        </option>
      ))}
    </select>
  )
}

const nameOf = ({ name, number }: AccountAhead): string => name ?? accountNumber(number)

/** What an owner asks first of one account. */
function LowestOf({ account }: { account: AccountAhead }) {
  const { t } = useMessages()
  const format = useFormat()
  const { date, balance } = account.lowest
  return (
    <p className="pb-1">
      {t('account.lowest', { account: nameOf(account), day: format.sentenceDay(date) })}{' '}
      <FigureLink figure={balance} className="font-medium">
        {format.money(balance)}
      </FigureLink>
    </p>
  )
}

function NothingYet({ forecast }: { forecast: Forecast }) {
  const { t } = useMessages()
  const company = useCompany()
  if (forecast.startBalance !== null) return <p className="text-base text-muted">{t('out.working')}</p>
  return (
    <div className="grid max-w-[60ch] justify-items-start gap-5 pt-6">
      <p className="text-lg font-medium text-pretty">{t('out.none')}</p>
      <p className="text-base text-muted text-pretty">{t('out.noneHow')}</p>
      <Link to="/c/$company/import" params={{ company: company.id }} className={buttonLook('primary')}>
        {t('out.toImport')}
      </Link>
    </div>
  )
}
