import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { AsKnown, LocalDate } from '@/api/model'
import { plusDays } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { knownQuery } from './queries'
import { Replay } from './Replay'

const route = getRouteApi('/signed-in/c/$company/forecast')

const USUAL_DAYS_AGO = 28

/** How position and forecast were seen on a day of the past, beside what came. */
export function LookingBack({ today }: { today: LocalDate }) {
  const { t } = useMessages()
  const company = useCompany()
  const navigate = route.useNavigate()
  const { known: day = plusDays(today, -USUAL_DAYS_AGO) } = route.useSearch()
  const known = useQuery(knownQuery(company.id, day))
  return (
    <Section
      title={t('known.title')}
      className="mt-10"
      aside={
        <label className="text-xs text-muted">
          {t('known.day')}{' '}
          <input
            type="date"
            value={day}
            max={plusDays(today, -1)}
            onChange={event =>
              void navigate({
                search: old => ({ ...old, known: event.target.value }),
                replace: true,
                resetScroll: false,
              })
            }
            className="min-h-9 rounded-md border border-edge bg-raised px-2 text-sm text-ink"
          />
        </label>
      }
    >
      {known.isPending ? <Skeleton /> : null}
      {known.error === null ? null : <ProblemNotice failure={known.error} />}
      {known.data === undefined ? null : <Seen known={known.data} />}
    </Section>
  )
}

function Seen({ known }: { known: AsKnown }) {
  const { t } = useMessages()
  const format = useFormat()
  const { balance, balanceNow } = known
  const values = {
    day: format.sentenceDay(known.day),
    asOf: format.sentenceDay(known.asOf),
    balance: format.money(balance),
  }
  return (
    <>
      <p className="max-w-[70ch] py-1 text-pretty">
        {t(known.keptAt === null ? 'known.again' : 'known.kept', values)}{' '}
        {balanceNow.amount === balance.amount
          ? null
          : t('known.corrected', { now: format.money(balanceNow) })}
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-6 lg:grid-cols-2">
        {known.compared.length === 0 ? (
          <p className="py-1 text-muted">{t('known.nothingCame')}</p>
        ) : (
          <Compared known={known} />
        )}
        <figure className="m-0 min-w-0">
          <Replay asOf={known.asOf} start={balance.amount} days={known.days} />
          <figcaption className="text-xs text-muted">{t('known.caption')}</figcaption>
        </figure>
      </div>
    </>
  )
}

function Compared({ known }: { known: AsKnown }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <table className="w-full self-start">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line text-right">
          <th scope="col" className="py-1.5 text-left font-medium">
            {t('known.ahead')}
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium">
            {t('known.said')}
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium">
            {t('known.came')}
          </th>
          <th scope="col" className="py-1.5 pl-3 font-medium">
            {t('known.off')}
          </th>
        </tr>
      </thead>
      <tbody>
        {known.compared.map(day => (
          <tr key={day.aheadDays} className="border-b border-line text-right align-top tabular">
            <th scope="row" className="py-2 text-left font-normal" title={format.longDay(day.date)}>
              {t('known.days', { days: day.aheadDays })}
            </th>
            <td className="py-2 pl-3">
              <Amount money={day.p50} />
              <span className="block text-xs text-muted" title={t('known.band')}>
                <Amount money={day.p10} /> … <Amount money={day.p90} />
              </span>
            </td>
            <td className="py-2 pl-3 font-medium">
              <Amount money={day.actual} />
              {day.inBand ? null : <span className="block text-xs text-look">{t('known.outside')}</span>}
            </td>
            <td className="py-2 pl-3">
              <Movement money={day.off} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
