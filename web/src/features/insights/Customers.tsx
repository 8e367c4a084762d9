import type { Insights } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { Cell, Head, Row, Share } from './table'

/** Who brings the money, and how much hangs on the largest. */
export function Customers({ customers }: { customers: Insights['customers'] }) {
  const { t } = useMessages()
  const format = useFormat()
  const [first] = customers.largest
  if (first === undefined) {
    return (
      <Section title={t('insight.customers')}>
        <p className="py-1 text-muted">{t('insight.noCustomers')}</p>
      </Section>
    )
  }
  return (
    <Section title={t('insight.customers')}>
      <p className="max-w-[60ch] py-1 text-base text-pretty">
        {t('insight.largest', {
          name: first.name ?? t('common.unnamed'),
          percent: format.percent(first.sharePercent),
        })}{' '}
        {t('insight.largestTogether', {
          count: customers.largest.length,
          percent: format.percent(customers.largestTogetherPercent),
        })}
      </p>
      <table className="mt-1 w-full">
        <Head names={[t('insight.customer'), t('insight.invoiced'), t('insight.share')]} />
        <tbody>
          {customers.largest.map(customer => (
            <Row key={customer.invoiced.list.href} name={customer.name ?? t('common.unnamed')}>
              <Cell>
                <FigureLink figure={customer.invoiced}>
                  <Amount money={customer.invoiced} />
                </FigureLink>
              </Cell>
              <Share percent={customer.sharePercent} text={format.percent(customer.sharePercent)} />
            </Row>
          ))}
          <Row name={t('insight.customersAll', { count: customers.count })} strong>
            <Cell>
              <FigureLink figure={customers.invoiced}>
                <Amount money={customers.invoiced} />
              </FigureLink>
            </Cell>
            <td />
          </Row>
        </tbody>
      </table>
    </Section>
  )
}
