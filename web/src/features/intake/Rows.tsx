import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CircleCheck, CircleHelp, CircleMinus, CircleX, Diff, Merge } from 'lucide-react'
import type { ImportDetail, ImportRow, TwinAnswer, UUID, Verdict } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { knows, useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Choice } from '@/parts/Choice'
import { Day } from '@/parts/Day'
import { EndOfList } from '@/parts/EndOfList'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { Thumbnail } from '@/parts/Thumbnail'
import { useCompany } from '@/session/queries'
import { rowsByVerdict, totalRows, verdicts } from './counts'
import { DoubtNote } from './DoubtNote'
import { reasonText } from './Files'
import { PrintNote } from './PrintNote'
import { importRowsQuery } from './queries'
import { TwinChoice } from './TwinChoice'

const route = getRouteApi('/signed-in/c/$company/import')

export type Direction = 'receivable' | 'payable'

interface Props {
  imported: ImportDetail
  directions: Readonly<Record<string, Direction>>
  onDirection: (row: string, direction: Direction) => void
  twins: Readonly<Record<string, TwinAnswer>>
  onTwin: (row: string, answer: TwinAnswer) => void
  looked: Readonly<Record<string, boolean>>
  onLooked: (row: string, looked: boolean) => void
}

const signs = {
  new: { Sign: CircleCheck, look: 'text-good' },
  known: { Sign: CircleMinus, look: 'text-muted' },
  merged: { Sign: Merge, look: 'text-accent' },
  differs: { Sign: Diff, look: 'text-look' },
  undecided: { Sign: CircleHelp, look: 'text-look' },
  refused: { Sign: CircleX, look: 'text-danger' },
} as const

/** Every row of the files with its verdict: a sign and a word. */
export function Rows({ imported, directions, onDirection, twins, onTwin, looked, onLooked }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const verdict = verdicts.find(each => each === search.verdict) ?? null
  const counts = rowsByVerdict(imported.counts)
  const rows = useInfiniteQuery(importRowsQuery(company.id, imported.id, verdict))
  const items = rows.data?.pages.flatMap(page => page.items) ?? []
  if (totalRows(imported.counts) === 0) return null

  return (
    <div className="grid gap-2">
      <Choice<Verdict | 'all'>
        label={t('rows.filter')}
        value={verdict ?? 'all'}
        options={[
          { value: 'all', label: t('rows.all', { count: totalRows(imported.counts) }) },
          ...verdicts
            .filter(each => counts[each] > 0 || each === verdict)
            .map(each => ({ value: each, label: `${t(`verdict.${each}`)} ${format.count(counts[each])}` })),
        ]}
        onChange={chosen =>
          void navigate({
            search: { import: imported.id, ...(chosen === 'all' ? {} : { verdict: chosen }) },
            replace: true,
            resetScroll: false,
          })
        }
      />
      {rows.error === null ? null : (
        <ProblemNotice failure={rows.error} onRetry={() => void rows.refetch()} />
      )}
      {rows.isPending ? <Skeleton /> : null}
      <ul aria-label={t('rows.label')}>
        {items.map(row => (
          <li key={row.id} className="border-b border-line py-2">
            <Row
              row={row}
              preview={imported.state === 'preview' ? imported.id : null}
              direction={directions[row.id]}
              onDirection={chosen => onDirection(row.id, chosen)}
              twin={imported.state === 'preview' ? twins[row.id] : undefined}
              onTwin={imported.state === 'preview' ? answer => onTwin(row.id, answer) : null}
              looked={looked[row.id] === true}
              onLooked={imported.state === 'preview' ? seen => onLooked(row.id, seen) : null}
            />
          </li>
        ))}
      </ul>
      <EndOfList
        hasMore={rows.hasNextPage}
        busy={rows.isFetchingNextPage}
        onMore={() => void rows.fetchNextPage()}
      />
    </div>
  )
}

function Row({
  row,
  preview,
  direction,
  onDirection,
  twin,
  onTwin,
  looked,
  onLooked,
}: {
  row: ImportRow
  /** The import, as long as something can be decided. */
  preview: UUID | null
  direction: Direction | undefined
  onDirection: (direction: Direction) => void
  twin: TwinAnswer | undefined
  onTwin: ((answer: TwinAnswer) => void) | null
  looked: boolean
  onLooked: ((looked: boolean) => void) | null
}) {
  const { t } = useMessages()
  const format = useFormat()
  const { Sign, look } = signs[row.verdict]
  // The fields to look at say it better than that there are some.
  const namesFields =
    row.reason === 'check-print' &&
    row.print !== null &&
    (row.print.check.length > 0 || row.direction === null)
  const words = [
    row.kind === 'transaction' || row.direction === null ? null : t(`direction.${row.direction}`),
    row.counterpartyName === null ? null : row.text,
  ]
    .filter(part => part !== null && part !== '')
    .join(' · ')
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 sm:grid-cols-[8rem_1fr_auto]">
      <span
        className={`order-last col-span-2 inline-flex items-center gap-1.5 text-xs sm:order-none sm:col-span-1 sm:self-start sm:pt-0.5 ${look}`}
      >
        <Sign aria-hidden className="size-3.5 shrink-0" />
        {t(`verdict.${row.verdict}`)}
      </span>
      <span className="flex min-w-0 gap-3">
        {row.print === null ? null : <Thumbnail documentId={row.fileId} drawn />}
        <span className="min-w-0">
          <span className="block truncate">{row.counterpartyName ?? row.text ?? t('common.unnamed')}</span>
          <span className="block text-xs text-muted sm:truncate">
            {row.date === null ? null : <Day date={row.date} />}
            {words === '' ? null : `${row.date === null ? '' : ' · '}${words}`}
            {row.dueDate === null ? null : (
              <>
                {' · '}
                {t('invoice.due')} <Day date={row.dueDate} />
              </>
            )}
          </span>
        </span>
      </span>
      {row.amount === null ? (
        <span />
      ) : (
        <Amount money={row.amount} signed={row.kind === 'transaction'} className="text-right font-medium" />
      )}
      {row.reason === null || namesFields ? null : (
        <p className={`col-span-2 text-xs sm:col-start-2 ${look}`}>{reasonText(t, row.reason)}</p>
      )}
      {row.doubt === null || row.verdict !== 'undecided' ? null : (
        <DoubtNote
          row={row}
          doubt={row.doubt}
          looked={looked}
          onLooked={row.print === null && row.direction !== null ? onLooked : null}
        />
      )}
      {row.print === null ? null : <PrintNote row={row} print={row.print} preview={preview} />}
      {row.differences.map(({ field, known, incoming }) => {
        const name = `field.${field}`
        return (
          <p key={field} className="col-span-2 text-xs text-look sm:col-start-2">
            {t('rows.difference', {
              field: knows(name) ? t(name) : field,
              known: shown(format, known),
              incoming: shown(format, incoming),
            })}
          </p>
        )
      })}
      {onTwin === null ? null : <TwinChoice row={row} answer={twin} onAnswer={onTwin} />}
      {row.verdict === 'undecided' && row.reason === 'whose-invoice' ? (
        <fieldset className="col-span-2 mt-1 flex flex-wrap gap-x-5 gap-y-1 sm:col-start-2">
          <legend className="sr-only">{t('rows.direction')}</legend>
          {(['receivable', 'payable'] as const).map(each => (
            <label key={each} className="inline-flex min-h-6 items-center gap-1.5">
              <input
                type="radio"
                name={`direction-${row.id}`}
                className="size-4 accent-accent"
                checked={direction === each}
                onChange={() => onDirection(each)}
              />
              {t(`rows.${each}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}

/** What stands in a field, as the page writes amounts and days. */
function shown(format: ReturnType<typeof useFormat>, value: string | null): string {
  if (value === null) return '–'
  const money = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value)
  if (money) return format.money({ amount: money[1] ?? '', currency: money[2] ?? '' })
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.sentenceDay(value) : value
}
