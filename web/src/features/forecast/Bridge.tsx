import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { BridgeSums, ForecastBridge, Money } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { FigureLink } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
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
      <section
        aria-label={t('bridge.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="mt-2 overflow-x-auto border-b border-line"
      >
        <table className="w-full text-xs">
          <thead className="text-muted">
            <tr className="border-b border-line text-right">
              <th
                scope="col"
                className="sticky left-0 z-10 min-w-32 bg-paper py-2 pr-3 text-left font-medium"
              >
                {t('bridge.row', {
                  from: format.denseDay(bridge.beforeAsOf),
                  to: format.denseDay(bridge.asOf),
                })}
              </th>
              {[
                t('bridge.said'),
                t('bridge.came'),
                t('bridge.timing'),
                t('bridge.permanent'),
                t('bridge.ahead'),
                t('bridge.change', { end }),
              ].map(name => (
                <th key={name} scope="col" className="px-2 py-2 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bridge.rows.map(({ kind, sums }) => (
              <Line key={kind} name={t(rowName(kind))} sums={sums} came={<Cash money={sums.came} />} />
            ))}
            <Line
              name={t('bridge.all')}
              sums={bridge.total}
              came={
                <FigureLink figure={bridge.came}>
                  <Cash money={bridge.came} />
                </FigureLink>
              }
              strong
            />
            {isZero(bridge.elsewhere.amount) ? null : (
              <>
                <Alone name={t('bridge.elsewhere')} money={bridge.elsewhere} />
                <Alone name={t('why.sum')} money={bridge.change} strong />
              </>
            )}
          </tbody>
        </table>
      </section>
      <p className="mt-2 max-w-[90ch] text-xs text-muted">{t('bridge.caption')}</p>
    </>
  )
}

const Cash = ({ money }: { money: Money }) => <Amount money={money} signed dash />

function Line({
  name,
  sums,
  came,
  strong = false,
}: {
  name: string
  sums: BridgeSums
  came: ReactNode
  strong?: boolean
}) {
  return (
    <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
      <th
        scope="row"
        className={`sticky left-0 z-10 bg-paper py-1.5 pr-3 text-left ${strong ? 'font-semibold' : 'font-normal'}`}
      >
        {name}
      </th>
      <Cell>
        <Cash money={sums.said} />
      </Cell>
      <Cell>{came}</Cell>
      <Cell>
        <Cash money={sums.timing} />
      </Cell>
      <Cell>
        <Cash money={sums.permanent} />
      </Cell>
      <Cell>
        <Cash money={sums.ahead} />
      </Cell>
      <Cell>
        <Cash money={sums.change} />
      </Cell>
    </tr>
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

const Cell = ({ children }: { children: ReactNode }) => (
  <td className="px-2 py-1.5 text-right whitespace-nowrap">{children}</td>
)
