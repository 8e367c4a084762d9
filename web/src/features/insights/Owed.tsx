import type { AgeName, Direction, Insights } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { Cell, Head, Row, Share } from './table'

interface Props {
  direction: Direction
  owed: Insights['receivables']
}

/** What is said of each direction; the short names are those of bankers, in every language. */
const words = {
  receivable: { title: 'insight.receivables', says: 'insight.dso', short: 'DSO' },
  payable: { title: 'insight.payables', says: 'insight.dpo', short: 'DPO' },
} as const

/** What is open one way: how many days of invoicing, how late. */
export function Owed({ direction, owed }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const { title, says, short } = words[direction]
  const { total, late, daysOutstanding: days } = owed
  if (owed.ages.every(age => age.count === 0)) {
    return (
      <Section title={t(title)}>
        <p className="py-1 text-muted">{t('insight.nothingOwed')}</p>
      </Section>
    )
  }
  return (
    <Section title={t(title)}>
      <p className="max-w-[60ch] py-1 text-base text-pretty">
        {days === null ? t('insight.daysNone') : t(says, { days })}{' '}
        {isZero(late.amount) ? (
          t('insight.noneLate')
        ) : (
          <Sentence
            text="insight.late"
            slots={{
              amount: (
                <FigureLink figure={late} className="font-medium">
                  <Amount money={late} />
                </FigureLink>
              ),
            }}
            values={{ percent: format.percent(owed.lateSharePercent) }}
          />
        )}
      </p>
      <table className="mt-1 w-full">
        <Head names={[t('insight.age'), t('insight.open'), t('insight.share')]} />
        <tbody>
          {owed.ages.map(age => (
            <Row key={age.age} name={t(ageNames[age.age])}>
              <Cell>
                {age.count === 0 ? (
                  <span className="text-muted">–</span>
                ) : (
                  <FigureLink figure={age.amount}>
                    <Amount money={age.amount} />
                  </FigureLink>
                )}
              </Cell>
              <Share percent={age.sharePercent} text={format.percent(age.sharePercent)} />
            </Row>
          ))}
          <Row name={t('insight.total')} strong>
            <Cell>
              <FigureLink figure={total}>
                <Amount money={total} />
              </FigureLink>
            </Cell>
            <td />
          </Row>
        </tbody>
      </table>
      {days === null ? null : (
        <p className="mt-2 max-w-[70ch] text-xs text-muted text-pretty">
          <Sentence
            text="insight.daysWhat"
            slots={{
              invoiced: (
                <FigureLink figure={owed.invoiced}>
                  <Amount money={owed.invoiced} />
                </FigureLink>
              ),
            }}
            values={{ period: owed.periodDays, short }}
          />
        </p>
      )}
    </Section>
  )
}

const ageNames: Readonly<Record<AgeName, MessageKey>> = {
  notDue: 'insight.age.notDue',
  upTo30: 'insight.age.upTo30',
  upTo60: 'insight.age.upTo60',
  upTo90: 'insight.age.upTo90',
  older: 'insight.age.older',
}
