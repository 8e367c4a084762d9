import type { Insights } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { Cell, Head, Row } from './table'

/** The financial year that is running, beside the same days a year before. */
export function YearSoFar({ year }: { year: Insights['year'] }) {
  const { t } = useMessages()
  const format = useFormat()
  const { invoiced } = year
  const from = format.sentenceDay(year.from)
  const more = invoiced?.morePercent ?? null
  const says =
    more === null
      ? 'insight.yearInvoiced'
      : more === 0
        ? 'insight.yearSame'
        : more > 0
          ? 'insight.yearMore'
          : 'insight.yearLess'
  const lines = [
    { name: t('insight.invoiced'), sum: invoiced },
    { name: t('insight.in'), sum: year.in },
    { name: t('insight.out'), sum: year.out },
    { name: t('insight.net'), sum: year.net },
  ].flatMap(({ name, sum }) => (sum === null ? [] : [{ name, sum }]))
  const compared = lines.some(({ sum }) => sum.before !== null)
  return (
    <Section title={t('insight.year')}>
      <p className="max-w-[60ch] py-1 text-base text-pretty">
        {invoiced === null ? (
          t('insight.yearNothing', { from })
        ) : (
          <Sentence
            text={says}
            slots={{
              amount: (
                <FigureLink figure={invoiced.amount} className="font-medium">
                  <Amount money={invoiced.amount} />
                </FigureLink>
              ),
            }}
            values={{ from, percent: format.percent(Math.abs(more ?? 0)) }}
          />
        )}
      </p>
      {lines.length === 0 ? null : (
        <table className="mt-1 w-full">
          <Head
            names={[
              '',
              t('insight.soFar'),
              ...(compared ? [t('insight.yearBefore'), t('insight.yearChange')] : []),
            ]}
          />
          <tbody>
            {lines.map(({ name, sum }) => (
              <Row key={name} name={name}>
                <Cell>
                  <FigureLink figure={sum.amount} className="font-medium">
                    <Amount money={sum.amount} signed />
                  </FigureLink>
                </Cell>
                {compared ? (
                  <>
                    <Cell>
                      {sum.before === null ? null : (
                        <FigureLink figure={sum.before} className="text-muted">
                          <Amount money={sum.before} signed />
                        </FigureLink>
                      )}
                    </Cell>
                    <Cell>
                      {sum.morePercent === null ? null : (
                        <>
                          {sum.morePercent > 0 ? '+' : sum.morePercent < 0 ? '−' : ''}
                          {format.percent(Math.abs(sum.morePercent))}
                        </>
                      )}
                    </Cell>
                  </>
                ) : null}
              </Row>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 max-w-[70ch] text-xs text-muted text-pretty">
        {year.net === null
          ? t('insight.yearNoBank', { from, to: format.sentenceDay(year.to) })
          : t('insight.yearBank', {
              from,
              to: format.sentenceDay(year.to),
              until: format.sentenceDay(year.net.until),
            })}
      </p>
    </Section>
  )
}
