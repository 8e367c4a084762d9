import { queryOptions } from '@tanstack/react-query'
import { api } from '@/api/client'
import type {
  AccountAhead,
  AdviceSteps,
  AsKnown,
  BridgeStretch,
  CameLine,
  Forecast,
  ForecastBridge,
  ForecastRecord,
  ForecastSaid,
  LocalDate,
  MonthsAhead,
  NamedScenario,
  Otherwise,
  OutlookPart,
  Page,
  ScenarioChange,
  ScenarioChoices,
  Sharper,
  ThirteenWeeks,
  UUID,
  Vessel,
} from '@/api/model'
import { companyKey, companyPath } from '@/session/queries'

const key = (company: UUID, ...more: readonly (string | number)[]) => [
  ...companyKey(company),
  'outlook',
  ...more,
]

export const forecastQuery = (company: UUID, days: number) =>
  queryOptions({
    queryKey: key(company, 'days', days),
    queryFn: ({ signal }) =>
      api.get<Forecast>(`${companyPath(company)}/forecast`, { signal, query: { days: String(days) } }),
  })

/** What sums to the middle of a day. */
export const explanationQuery = (company: UUID, day: LocalDate) =>
  queryOptions({
    queryKey: key(company, 'explanation', day),
    queryFn: ({ signal }) =>
      api.get<Page<OutlookPart>>(`${companyPath(company)}/forecast/explanation/${day}`, { signal }),
  })

/** What is expected of each account; none where there is one alone. */
export const accountsAheadQuery = (company: UUID, days: number) =>
  queryOptions({
    queryKey: key(company, 'accounts', days),
    queryFn: ({ signal }) =>
      api.get<Page<AccountAhead>>(`${companyPath(company)}/forecast/accounts`, {
        signal,
        query: { days: String(days) },
      }),
  })

/** What sums to the middle of a day of one account. */
export const accountExplanationQuery = (company: UUID, account: UUID, day: LocalDate) =>
  queryOptions({
    queryKey: key(company, 'accounts', account, day),
    queryFn: ({ signal }) =>
      api.get<Page<OutlookPart>>(`${companyPath(company)}/forecast/accounts/${account}/explanation/${day}`, {
        signal,
      }),
  })

/** What sums to a cell of the weeks. */
export const cellQuery = (company: UUID, cell: { row: string; from: LocalDate; to: LocalDate }) =>
  queryOptions({
    queryKey: key(company, 'parts', cell.row, cell.from, cell.to),
    queryFn: ({ signal }) =>
      api.get<Page<OutlookPart>>(`${companyPath(company)}/forecast/parts`, { signal, query: cell }),
  })

/** The bank lines that a row of the bridge is the sum of. */
export const cameQuery = (company: UUID, cell: { row: string; from: LocalDate; to: LocalDate }) =>
  queryOptions({
    queryKey: key(company, 'came', cell.row, cell.from, cell.to),
    queryFn: ({ signal }) =>
      api.get<Page<CameLine>>(`${companyPath(company)}/forecast/came`, { signal, query: cell }),
  })

/** What was expected of the days that have passed, or of the coming ones by how much more: day by day, week by week. */
export const stretchesQuery = (company: UUID, half: 'said' | 'ahead', row: string) =>
  queryOptions({
    queryKey: key(company, 'bridge', half, row),
    queryFn: ({ signal }) =>
      api.get<Page<BridgeStretch>>(`${companyPath(company)}/forecast/bridge/${half}`, {
        signal,
        query: { row },
      }),
  })

export const weeksQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'weeks'),
    queryFn: ({ signal }) => api.get<ThirteenWeeks>(`${companyPath(company)}/forecast/weeks`, { signal }),
  })

/** Worked out when it is asked for, from the books as they are. */
export const monthsQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'months'),
    queryFn: ({ signal }) => api.get<MonthsAhead>(`${companyPath(company)}/forecast/months`, { signal }),
  })

export const recordQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'record'),
    queryFn: ({ signal }) => api.get<ForecastRecord>(`${companyPath(company)}/forecast/record`, { signal }),
  })

/** How it was seen on a day of the past. */
export const knownQuery = (company: UUID, day: LocalDate) =>
  queryOptions({
    queryKey: key(company, 'known', day),
    queryFn: ({ signal }) => api.get<AsKnown>(`${companyPath(company)}/forecast/known/${day}`, { signal }),
    retry: false,
  })

/** What changed since the forecast of a week ago. */
export const bridgeQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'bridge'),
    queryFn: ({ signal }) => api.get<ForecastBridge>(`${companyPath(company)}/forecast/bridge`, { signal }),
    retry: false,
  })

export const scenariosQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'scenarios'),
    queryFn: ({ signal }) =>
      api.get<NamedScenario[]>(`${companyPath(company)}/forecast/scenarios`, { signal }),
  })

/** What changes come to, from the books as they are now. */
export const whatIfQuery = (company: UUID, changes: readonly ScenarioChange[], days: number) =>
  queryOptions({
    queryKey: key(company, 'whatIf', days, JSON.stringify(changes)),
    queryFn: () => api.post<Otherwise>(`${companyPath(company)}/forecast/what-if?days=${days}`, { changes }),
  })

/** What the company says of itself, and what was found. */
export const saidQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'said'),
    queryFn: ({ signal }) => api.get<ForecastSaid>(`${companyPath(company)}/forecast/settings`, { signal }),
  })

/** @param madeAt of the forecast that would be sharper: another one is asked anew */
export const sharperQuery = (company: UUID, madeAt: string) =>
  queryOptions({
    queryKey: key(company, 'sharper', madeAt),
    queryFn: ({ signal }) => api.get<Sharper>(`${companyPath(company)}/forecast/sharper`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What can be done about the lowest day. */
export const adviceQuery = (company: UUID, madeAt: string) =>
  queryOptions({
    queryKey: key(company, 'advice', madeAt),
    queryFn: ({ signal }) => api.get<AdviceSteps>(`${companyPath(company)}/forecast/advice`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Customers and bills of which something may be otherwise. */
export const choicesQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'choices'),
    queryFn: ({ signal }) => api.get<ScenarioChoices>(`${companyPath(company)}/forecast/choices`, { signal }),
  })

/** What is planned to come or leave again and again. */
export const vesselsQuery = (company: UUID) =>
  queryOptions({
    queryKey: key(company, 'vessels'),
    queryFn: ({ signal }) => api.get<Vessel[]>(`${companyPath(company)}/forecast/vessels`, { signal }),
  })
