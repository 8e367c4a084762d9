import { useQuery } from '@tanstack/react-query'
import type { BridgeSums, Figure, ForecastBridge, Money } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { Cell, Grid, Line } from './grid'
import { bridgeQuery } from './queries'
import { rowName } from './rows'

/** From the closing balance that was expected a week ago to the one that is expected now, row by row. */
export function Bridge() {
  const { t } = useMessages()
  const bridge = useQuery(bridgeQuery(useCompany().id))
  return (
    <Section title={t('bridge.title')} className="mt-10">
      {bridge.isPending ? <Skeleton /> : null}
      {bridge.error === null ? null : <ProblemNotice failure={bridge.error} />}
      {bridge.data === undefined ? null : <Between bridge={bridge.data} />}
    </Section>
  )
}

function Between({ bridge }: { bridge: ForecastBridge }) {
  const { t } = useMessages()
  const format = useFormat()
  const end = format.denseDay(bridge.end)
  return (
    <>
      <p className="max-w-[70ch] py-1 text-pretty">
        {t('bridge.same', {
          beforeAsOf: format.sentenceDay(bridge.beforeAsOf),
          end: format.sentenceDay(bridge.end),
          before: format.money(bridge.before),
          now: format.money(bridge.now),
          change: format.money(bridge.change, true),
        })}{' '}
        <span className="text-muted">{t(bridge.beforeKeptAt === null ? 'bridge.again' : 'bridge.kept')}</span>
      </p>
      <Grid
        label={t('bridge.title')}
        first={t('bridge.row', {
          from: format.denseDay(bridge.beforeAsOf),
          to: format.denseDay(bridge.asOf),
        })}
        heads={[
          t('bridge.said'),
          t('bridge.came'),
          t('bridge.timing'),
          t('bridge.permanent'),
          t('bridge.ahead'),
          t('bridge.change', { end }),
        ].map(head => ({ key: head, head }))}
      >
        {bridge.rows.map(row => (
          <Sums key={row.kind} name={t(rowName(row.kind))} sums={row.sums} asked={row} />
        ))}
        <Sums name={t('bridge.all')} sums={bridge.total} asked={bridge} strong />
        {isZero(bridge.elsewhere.amount) ? null : (
          <>
            <Alone name={t('bridge.elsewhere')} money={bridge.elsewhere} />
            <Alone name={t('why.sum')} money={bridge.change} strong />
          </>
        )}
      </Grid>
      <p className="mt-2 max-w-[90ch] text-xs text-muted">{t('bridge.caption')}</p>
    </>
  )
}

/** With what it is the sum of, where there is any. */
const Asked = ({ figure }: { figure: Figure }) =>
  isZero(figure.amount) ? (
    <Cash money={figure} />
  ) : (
    <FigureLink figure={figure}>
      <Cash money={figure} />
    </FigureLink>
  )

const Cash = ({ money }: { money: Money }) => <Amount money={money} signed dash />

function Sums({
  name,
  sums,
  asked,
  strong = false,
}: {
  name: string
  sums: BridgeSums
  asked: { said: Figure; came: Figure; ahead: Figure }
  strong?: boolean
}) {
  return (
    <Line name={name} strong={strong}>
      <Cell>
        <Asked figure={asked.said} />
      </Cell>
      <Cell>
        <Asked figure={asked.came} />
      </Cell>
      <Cell>
        <Cash money={sums.timing} />
      </Cell>
      <Cell>
        <Cash money={sums.permanent} />
      </Cell>
      <Cell>
        <Asked figure={asked.ahead} />
      </Cell>
      <Cell>
        <Cash money={sums.change} />
      </Cell>
    </Line>
  )
}

/** What has only an effect on the end. */
const Alone = ({ name, money, strong = false }: { name: string; money: Money; strong?: boolean }) => (
  <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
    <th scope="row" colSpan={6} className="py-1.5 pr-3 text-left font-[inherit]">
      {name}
    </th>
    <Cell>
      <Cash money={money} />
    </Cell>
  </tr>
)
