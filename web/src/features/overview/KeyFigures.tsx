import { Link } from '@tanstack/react-router'
import type { Dashboard, Figure, OpenSide } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { FigureLink, pageOf } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { Why } from '@/parts/Why'

/** What came in and went out over the last 30 days; transfers between own accounts are neither. */
export function LastDays({ last30 }: { last30: Dashboard['last30'] }) {
  const { t } = useMessages()
  const format = useFormat()
  if (last30 === null) {
    return (
      <Section title={t('last30.title')}>
        <p className="py-2 text-muted">{t('last30.none')}</p>
      </Section>
    )
  }
  const because = t('last30.because', {
    from: format.sentenceDay(last30.from),
    to: format.sentenceDay(last30.to),
  })
  return (
    <Section title={t('last30.title')}>
      <dl>
        <Line name={t('last30.in')} figure={last30.in} because={because} signed />
        <Line name={t('last30.out')} figure={last30.out} because={because} />
      </dl>
    </Section>
  )
}

/** What is open one way, and what of it presses. */
export function OpenFigures({ direction, side }: { direction: 'receivable' | 'payable'; side: OpenSide }) {
  const { t } = useMessages()
  return (
    <Section title={t(`open.${direction}`)}>
      <dl>
        <Line
          name={t('open.total', { count: side.count })}
          figure={side.total}
          because={t(`open.${direction}Because`)}
          signed={direction === 'receivable'}
        />
        <Line
          name={t('open.overdue', { count: side.overdueCount })}
          figure={side.overdue}
          because={t('open.overdueBecause')}
          signed={direction === 'receivable'}
          look={isZero(side.overdue.amount) ? '' : 'text-danger'}
        />
        <Line
          name={t('open.within7')}
          figure={side.within7}
          because={t('open.within7Because')}
          signed={direction === 'receivable'}
        />
      </dl>
    </Section>
  )
}

/** What a person expects without an invoice: beside what is owed, never in it. */
export function ExpectedFigures({ expected }: { expected: Dashboard['open']['expected'] }) {
  const { t } = useMessages()
  if (expected.count === 0) return null
  const because = t('open.expectedBecause')
  return (
    <Section title={t('open.expected')}>
      <dl>
        <Line name={t('open.expectedIn')} figure={expected.in} because={because} signed />
        <Line name={t('open.expectedOut')} figure={expected.out} because={because} />
      </dl>
    </Section>
  )
}

/** Money in other currencies is named, never added up with the rest. */
export function OtherCurrencies({ balances }: { balances: Dashboard['otherCurrencies'] }) {
  const { t } = useMessages()
  if (balances.length === 0) return null
  return (
    <p className="mt-8 text-muted">
      {t('overview.otherCurrencies')}{' '}
      {balances.map(({ currency, balance }, index) => (
        <span key={currency}>
          {index === 0 ? '' : ' · '}
          <FigureLink figure={balance} className="text-ink">
            <Amount money={balance} />
          </FigureLink>
        </span>
      ))}
    </p>
  )
}

interface LineProps {
  name: string
  figure: Figure
  because: string
  signed?: boolean
  look?: string
}

function Line({ name, figure, because, signed = false, look = '' }: LineProps) {
  const { t } = useMessages()
  return (
    <div className="flex min-h-9 items-baseline justify-between gap-3 py-1.5">
      <dt className={look}>{name}</dt>
      <dd className="font-medium">
        <Why
          name={name}
          because={because}
          proof={
            <Link
              {...pageOf(figure.list.href)}
              className="font-medium text-accent underline underline-offset-2"
            >
              {t('why.lines')}
            </Link>
          }
        >
          <Amount money={figure} signed={signed} dash />
        </Why>
      </dd>
    </div>
  )
}
