import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Figure, Insights } from '@/api/model'
import { absolute, isNegative, isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Page, Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { Customers } from './Customers'
import { Owed } from './Owed'
import { insightsQuery } from './queries'
import { Cell, Head, Row } from './table'
import { YearSoFar } from './YearSoFar'

/** The figures that a bank or a bookkeeper asks for, each in a sentence, each with the lines behind it. */
export function InsightsPage() {
  const { t } = useMessages()
  const insights = useQuery(insightsQuery(useCompany().id))
  return (
    <Page title={t('nav.insights')}>
      {insights.error === null ? null : (
        <ProblemNotice failure={insights.error} onRetry={() => void insights.refetch()} />
      )}
      {insights.isPending ? <Skeleton lines={10} /> : null}
      {insights.data === undefined ? null : (
        <>
          <p className="mb-6 max-w-[70ch] text-muted text-pretty">{t('insight.intro')}</p>
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
            <div className="grid content-start gap-y-10">
              <Lasting insights={insights.data} />
              <YearSoFar year={insights.data.year} />
            </div>
            <div className="grid content-start gap-y-10">
              <Pace pace={insights.data.pace} />
              <BreakEven insights={insights.data} />
            </div>
            <Owed direction="receivable" owed={insights.data.receivables} />
            <Owed direction="payable" owed={insights.data.payables} />
            <Customers customers={insights.data.customers} />
            <Vat vat={insights.data.vat} />
          </div>
        </>
      )}
    </Page>
  )
}

const Linked = ({ figure, signed = false }: { figure: Figure; signed?: boolean }) => (
  <FigureLink figure={figure} className="font-medium">
    <Amount money={signed ? figure : { ...figure, amount: absolute(figure.amount) }} signed={signed} />
  </FigureLink>
)

const Says = ({ children }: { children: ReactNode }) => (
  <p className="max-w-[60ch] py-1 text-base text-pretty">{children}</p>
)

const What = ({ children }: { children: ReactNode }) => (
  <p className="mt-2 max-w-[70ch] text-xs text-muted text-pretty">{children}</p>
)

/** Until when the money lasts, and how sure that is. */
function Lasting({ insights: { runway, pace } }: { insights: Insights }) {
  const { t } = useMessages()
  const format = useFormat()
  if (runway === null) {
    return (
      <Section title={t('insight.runway')}>
        <p className="py-1 text-muted">{t('insight.runwayNone')}</p>
      </Section>
    )
  }
  const { likely, earliest, latest, atPaceOn } = runway
  const day = format.sentenceDay
  const horizon = day(runway.horizon)
  const how =
    likely === null
      ? [
          earliest === null
            ? t('insight.runwayNotEarly')
            : t('insight.runwayEarliest', { earliest: day(earliest) }),
        ]
      : [
          ...(earliest === null ? [] : [t('insight.runwayEarliest', { earliest: day(earliest) })]),
          latest === null
            ? t('insight.runwayLatestBeyond', { horizon })
            : t('insight.runwayLatest', { latest: day(latest) }),
        ]
  const days = pace?.days ?? 0
  return (
    <Section title={t('insight.runway')}>
      <Says>
        {likely === null
          ? t('insight.runwayLasts', { horizon })
          : t('insight.runwayLikely', { likely: day(likely) })}
      </Says>
      <p className="max-w-[60ch] py-1 text-pretty">
        {[
          ...how,
          t('insight.runwayChance', { chance: format.chance(runway.belowZeroWithin90Permille) }),
        ].join(' ')}
      </p>
      {pace === null ? null : (
        <p className="max-w-[60ch] py-1 text-pretty">
          {atPaceOn !== null
            ? t('insight.runwayPace', { days, day: day(atPaceOn) })
            : !isNegative(pace.net.amount)
              ? t('insight.runwayPaceGrows', { days })
              : likely === null
                ? t('insight.runwayPaceYears', { days })
                : null}
        </p>
      )}
    </Section>
  )
}

/** How fast money came and went. */
function Pace({ pace }: { pace: Insights['pace'] }) {
  const { t } = useMessages()
  const format = useFormat()
  if (pace === null) {
    return (
      <Section title={t('insight.pace')}>
        <p className="py-1 text-muted">{t('insight.paceNone')}</p>
      </Section>
    )
  }
  const { perMonth } = pace
  const lines = [
    { name: t('insight.in'), figure: pace.in, month: pace.inPerMonth },
    { name: t('insight.out'), figure: pace.out, month: pace.outPerMonth },
    { name: t('insight.net'), figure: pace.net, month: pace.perMonth },
  ]
  return (
    <Section title={t('insight.pace')}>
      <Says>
        {t(isNegative(perMonth.amount) ? 'insight.paceDown' : 'insight.paceUp', {
          amount: format.money({ ...perMonth, amount: absolute(perMonth.amount) }),
          from: format.sentenceDay(pace.from),
          to: format.sentenceDay(pace.to),
        })}
      </Says>
      <table className="mt-1 w-full">
        <Head names={['', t('insight.period', { days: pace.days }), t('insight.month')]} />
        <tbody>
          {lines.map(({ name, figure, month }) => (
            <Row key={name} name={name}>
              <Cell>
                <Linked figure={figure} signed />
              </Cell>
              <Cell>
                <Amount money={month} signed className="text-muted" />
              </Cell>
            </Row>
          ))}
        </tbody>
      </table>
      <What>{t('insight.paceWhat')}</What>
    </Section>
  )
}

/** What has to come in so that all is paid. */
function BreakEven({ insights: { breakEven, pace } }: { insights: Insights }) {
  const { t } = useMessages()
  const format = useFormat()
  if (pace === null) return null
  return (
    <Section title={t('insight.breakEven')}>
      {breakEven === null ? (
        <p className="py-1 text-muted">{t('insight.breakEvenNone')}</p>
      ) : (
        <>
          <Says>
            {t('insight.breakEvenSays', {
              needed: format.money(breakEven.needed),
              cameIn: format.money(breakEven.cameIn),
            })}
          </Says>
          <What>
            {isZero(breakEven.goods.amount) ? (
              t('insight.breakEvenNoGoods', { days: pace.days })
            ) : (
              <Sentence
                text="insight.breakEvenWhat"
                slots={{ goods: <Linked figure={breakEven.goods} /> }}
                values={{ percent: format.percent(breakEven.goodsPercent), days: pace.days }}
              />
            )}
          </What>
        </>
      )}
    </Section>
  )
}

/** What the invoices of a quarter come to in VAT. */
function Vat({ vat }: { vat: Insights['vat'] }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <Section title={t('insight.vat')}>
      {vat.map(({ net, ...quarter }) => {
        const says =
          quarter.count === 0
            ? 'insight.vatNone'
            : isZero(net.amount)
              ? 'insight.vatZero'
              : isNegative(net.amount)
                ? 'insight.vatBack'
                : 'insight.vatPay'
        return (
          <div key={quarter.from} className="mb-3">
            <Says>
              <Sentence
                text={says}
                slots={{ amount: <Linked figure={net} /> }}
                values={{
                  from: format.sentenceDay(quarter.from),
                  to: format.sentenceDay(quarter.until),
                  day: format.sentenceDay(quarter.payOn),
                }}
              />
            </Says>
            {quarter.count === 0 ? null : (
              <p className="py-1">
                <Linked figure={quarter.onSales} signed /> {t('insight.vatSales')} ·{' '}
                <Linked figure={quarter.onPurchases} signed /> {t('insight.vatPurchases')}
              </p>
            )}
            {quarter.withoutVat === 0 ? null : (
              <p className="py-1 text-muted">{t('insight.vatWithout', { count: quarter.withoutVat })}</p>
            )}
          </div>
        )
      })}
      {vat.length === 0 ? (
        <p className="py-1 text-muted">{t('insight.vatExempt')}</p>
      ) : (
        <What>{t('insight.vatWhat')}</What>
      )}
    </Section>
  )
}
