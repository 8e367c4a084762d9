import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LocalDate, Money, OutlookPart, UUID } from '@/api/model'
import { sum } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Panel } from '@/parts/Panel'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { accountExplanationQuery, cameQuery, cellQuery, explanationQuery, stretchesQuery } from './queries'
import { rowName } from './rows'

interface DayProps {
  day: LocalDate
  /** One account alone. */
  account: UUID | undefined
  onClose: () => void
}

/** Why a day is expected to be so: parts that sum to it. */
export function DayPanel({ day, account, onClose }: DayProps) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany().id
  const all = useQuery({ ...explanationQuery(company, day), enabled: account === undefined })
  const one = useQuery({
    ...accountExplanationQuery(company, account ?? '', day),
    enabled: account !== undefined,
  })
  const parts = account === undefined ? all : one
  return (
    <Panel title={t('why.day', { day: format.sentenceDay(day) })} onClose={onClose}>
      <Parts parts={parts} because="why.dayBecause" />
    </Panel>
  )
}

interface CellProps {
  row: string
  from: LocalDate
  to: LocalDate
  onClose: () => void
}

/** What an amount of the weeks or months is made of. */
export function CellPanel({ row, from, to, onClose }: CellProps) {
  const { t } = useMessages()
  const format = useFormat()
  const parts = useQuery(cellQuery(useCompany().id, { row, from, to }))
  const values = { row: t(rowName(row)), from: format.denseDay(from), to: format.denseDay(to) }
  return (
    <Panel title={t('why.cell', values)} onClose={onClose}>
      <Parts parts={parts} because="why.cellBecause" />
    </Panel>
  )
}

/** The bank lines behind what came in a row of the bridge. */
export function CamePanel({ row, from, to, onClose }: CellProps) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const lines = useQuery(cameQuery(company.id, { row, from, to }))
  const items = lines.data?.items ?? []
  const values = { row: t(rowName(row)), from: format.denseDay(from), to: format.denseDay(to) }
  return (
    <Panel title={t('why.cell', values)} onClose={onClose}>
      <p className="text-muted text-pretty">{t('why.cameBecause')}</p>
      {lines.isPending ? <Skeleton /> : null}
      {lines.error === null ? null : (
        <ProblemNotice failure={lines.error} onRetry={() => void lines.refetch()} />
      )}
      {items.length === 0 ? null : (
        <div>
          <ul>
            {items.map(line => (
              <li key={line.transactionId} className="border-b border-line">
                <Link
                  data-row
                  to="/c/$company/bank"
                  params={{ company: company.id }}
                  search={{ from: line.date, to: line.date, transaction: line.transactionId }}
                  className={`${shape} -mx-2 rounded-md px-2 hover:bg-sunken`}
                >
                  <span className="truncate">{line.counterpartyName ?? t('why.nobody')}</span>
                  <Movement money={line.amount} className="font-medium" />
                  <span className="text-xs text-muted">{format.shortDay(line.date)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <Together amounts={items.map(line => line.amount)} />
        </div>
      )}
    </Panel>
  )
}

interface BridgeProps {
  row: string
  half: 'said' | 'ahead'
  onClose: () => void
}

/** What the bridge says was expected of the days that have passed, or how the coming weeks are expected otherwise than before. */
export function BridgePanel({ row, half, onClose }: BridgeProps) {
  const { t } = useMessages()
  const format = useFormat()
  const stretches = useQuery(stretchesQuery(useCompany().id, half, row))
  const items = stretches.data?.items ?? []
  const name = row === 'all' ? t('bridge.all') : t(rowName(row))
  return (
    <Panel title={`${name}: ${t(`bridge.${half}`)}`} onClose={onClose}>
      <p className="text-muted text-pretty">{t(`bridge.${half}Because`)}</p>
      {stretches.isPending ? <Skeleton /> : null}
      {stretches.error === null ? null : (
        <ProblemNotice failure={stretches.error} onRetry={() => void stretches.refetch()} />
      )}
      {items.length === 0 ? null : (
        <div>
          <ul>
            {items.map(({ from, to, before, now, adds }) => (
              <li key={from} className={`${shape} border-b border-line`}>
                <span>
                  {from === to ? format.shortDay(from) : `${format.denseDay(from)} - ${format.denseDay(to)}`}
                </span>
                <Movement money={adds} className="font-medium" />
                {now === null ? null : (
                  <span className="text-xs text-muted">
                    {t('bridge.was', { before: format.money(before), now: format.money(now) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <Together amounts={items.map(one => one.adds)} />
        </div>
      )}
    </Panel>
  )
}

function Together({ amounts }: { amounts: readonly Money[] }) {
  const { t } = useMessages()
  const amount = sum(amounts.map(money => money.amount))
  return (
    <p className="flex justify-between gap-3 border-t border-ink py-2.5 font-semibold">
      {t('why.sum')}
      <Amount money={{ amount, currency: amounts[0]?.currency ?? 'EUR' }} />
    </p>
  )
}

interface Answer {
  data: { items: OutlookPart[] } | undefined
  error: Error | null
  isPending: boolean
  refetch: () => unknown
}

function Parts({ parts, because }: { parts: Answer; because: MessageKey }) {
  const { t } = useMessages()
  if (parts.isPending) return <Skeleton />
  if (parts.error !== null)
    return <ProblemNotice failure={parts.error} onRetry={() => void parts.refetch()} />
  const items = parts.data?.items ?? []
  return (
    <>
      <p className="text-muted text-pretty">{t(because)}</p>
      <div>
        <ul>
          {items.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and their order is theirs
            <li key={index} className="border-b border-line">
              <Part part={part} />
            </li>
          ))}
        </ul>
        <Together amounts={items.map(part => part.adds)} />
      </div>
    </>
  )
}

const shape = 'grid grid-cols-[1fr_auto] gap-x-3 py-2'

function Part({ part }: { part: OutlookPart }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  if (part.source === 'balance') {
    return (
      <div className={shape}>
        <span>{t('part.balance', { day: part.likely === null ? '' : format.sentenceDay(part.likely) })}</span>
        <Amount money={part.adds} className="font-medium" />
      </div>
    )
  }
  if (part.source === 'spread') {
    return (
      <div className={shape}>
        <span>{t('part.spread')}</span>
        <Movement money={part.adds} className="font-medium" />
        <span className="text-xs text-muted">{t('part.spreadWhy')}</span>
      </div>
    )
  }
  const component = t(`part.${part.component ?? 'rest'}`)
  const name =
    part.source === 'transfer'
      ? t('part.transfer', { account: part.counterpartyName ?? '' })
      : part.source === 'pattern'
        ? component
        : part.duty === null
          ? (part.counterpartyName ?? part.number ?? component)
          : t(`duty.${part.duty}`)
  const words = (
    <>
      <span className="truncate">{name}</span>
      <Movement money={part.adds} className="font-medium" />
      <span className="text-xs text-muted">{facts(part)}</span>
    </>
  )
  if (part.invoiceId === null) return <div className={shape}>{words}</div>
  return (
    <Link
      data-row
      to="/c/$company/invoices"
      params={{ company: company.id }}
      search={{
        ...(part.source === 'planned' ? { kind: 'expected' } : {}),
        status: 'open',
        invoice: part.invoiceId,
      }}
      className={`${shape} -mx-2 rounded-md px-2 hover:bg-sunken`}
    >
      {words}
    </Link>
  )

  function facts({ source, number, amount, chancePercent, earliest, likely, latest }: OutlookPart): string {
    const said: string[] = []
    if (source === 'document' && number !== null) said.push(number)
    if (source === 'planned') said.push(t('part.planned'))
    if (source === 'calendar') {
      said.push(`${t('part.calendar')}${likely === null ? '' : ` ${format.shortDay(likely)}`}`)
    }
    if (source === 'series') {
      said.push(`${t('part.returns')} ${likely === null ? '' : format.shortDay(likely)}`.trim())
    }
    if (amount !== null && amount.amount !== part.adds.amount) {
      said.push(t('part.of', { amount: format.money(amount) }))
    }
    if (chancePercent !== null) said.push(t('part.chance', { chance: format.chance(10 * chancePercent) }))
    if (source === 'document' && earliest !== null && latest !== null) {
      said.push(t('part.between', { from: format.denseDay(earliest), to: format.denseDay(latest) }))
    }
    return said.join(' · ')
  }
}
