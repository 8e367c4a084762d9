import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ImportFile, ImportStatement, UUID } from '@/api/model'
import { accountNumber, fileSize } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { knows, type Translate, useMessages, withTables } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Skeleton } from '@/parts/Skeleton'
import { hasPages, Thumbnail } from '@/parts/Thumbnail'
import { useCompany } from '@/session/queries'
import { tableQuery } from './queries'
import { what } from './what'

const TableReading = lazy(() =>
  withTables(import('./TableReading').then(({ TableReading }) => ({ default: TableReading }))),
)

/** So many plain invoices stand in full; more are folded away, so that what needs a look is not buried. */
const SHOWN_INVOICES = 3

/** Each file: what it is, its statements with their balances, or why it was refused. */
export function Files({ files, preview }: { files: readonly ImportFile[]; preview?: UUID }) {
  const { t } = useMessages()
  const { plain = [], telling = [] } = Object.groupBy(files, file => (isPlain(file) ? 'plain' : 'telling'))
  const folded = plain.length > SHOWN_INVOICES
  return (
    <div className="divide-y divide-line border-y border-line">
      <FileList files={folded ? telling : [...telling, ...plain]} preview={preview} />
      {folded ? (
        <details>
          <summary className="py-3 font-medium">{t('files.invoiceFiles', { count: plain.length })}</summary>
          <FileList files={plain} preview={preview} />
        </details>
      ) : null}
    </div>
  )
}

/** An invoice without a statement, a refusal or a remark: its row says it all. */
const isPlain = (file: ImportFile): boolean =>
  file.refusal === null && !file.alreadyTakenIn && file.statements.length === 0 && file.warnings.length === 0

function FileList({ files, preview }: { files: readonly ImportFile[]; preview: UUID | undefined }) {
  const { t } = useMessages()
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files.label')}>
      {files.map(file => (
        <li key={file.id} className="border-b border-line py-3 last:border-b-0">
          <OneFile file={file} preview={preview} />
        </li>
      ))}
    </ul>
  )
}

function OneFile({ file, preview }: { file: ImportFile; preview: UUID | undefined }) {
  const { t } = useMessages()
  const format = useFormat()
  const news = what(t, file.counts.newTransactions, file.counts.newInvoices)
  const hasNews = file.counts.newTransactions + file.counts.newInvoices > 0
  return (
    <div className="flex items-start gap-3">
      <Thumbnail documentId={file.id} drawn={hasPages(file.format)} />
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p className="min-w-0 font-medium break-all">{file.name}</p>
          <p className="text-xs text-muted">
            {[
              file.kind === null ? null : t(`files.${file.kind}`),
              file.format === null ? null : formatName(file.format),
              fileSize(format.locale.numbers, file.sizeBytes),
            ]
              .filter(part => part !== null)
              .join(' · ')}
          </p>
        </div>
        {file.refusal === null ? null : (
          <Remark tone="danger">{t('files.refused', { why: reasonText(t, file.refusal.code) })}</Remark>
        )}
        {file.alreadyTakenIn ? <Remark tone="calm">{t('files.alreadyTakenIn')}</Remark> : null}
        {file.statements.map((statement, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the statements keep the order of the file
          <Statement key={index} statement={statement} />
        ))}
        {[...new Set(file.warnings.map(({ code }) => code))].map(code => (
          <Remark key={code} tone="look">
            {reasonText(t, code)}
          </Remark>
        ))}
        {file.refusal === null && !file.alreadyTakenIn && hasNews ? (
          <p className="text-muted">{news}</p>
        ) : null}
        {preview !== undefined && isTable(file) ? <TableDetails file={file} preview={preview} /> : null}
      </div>
    </div>
  )
}

const tableFormats: readonly (string | null)[] = ['csv', 'xlsx', 'ods']
const tableRefusals = /^(ambiguous-|unreadable-cell|contradictory-columns|balance-mismatch)/

const isTable = (file: ImportFile): boolean =>
  tableFormats.includes(file.format) || (file.refusal !== null && tableRefusals.test(file.refusal.code))

/** Something is open that only a person can say. */
export const asks = (file: ImportFile): boolean =>
  (file.refusal?.code.startsWith('ambiguous-') ?? false) ||
  file.statements.some(statement => statement.refusal?.code === 'no-account')

/** How a table was read; it opens by itself where something is to be answered, and stays open once it was looked at. */
function TableDetails({ file, preview }: { file: ImportFile; preview: UUID }) {
  const { t } = useMessages()
  const company = useCompany()
  const looked =
    useQueryClient().getQueryData(tableQuery(company.id, preview, file.id).queryKey) !== undefined
  const [open, setOpen] = useState(looked || asks(file))
  return (
    <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="py-1 text-sm">{t('files.howRead')}</summary>
      {open ? (
        <Suspense fallback={<Skeleton />}>
          <TableReading importId={preview} file={file.id} />
        </Suspense>
      ) : null}
    </details>
  )
}

function Statement({ statement }: { statement: ImportStatement }) {
  const { t } = useMessages()
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex flex-wrap gap-x-4 gap-y-0.5">
        <span className="tabular">
          {statement.account === null ? null : accountNumber(statement.account)}
        </span>
        {statement.newAccount ? <span className="text-muted">{t('files.newAccount')}</span> : null}
        {statement.from === null || statement.to === null ? null : (
          <span className="text-muted">
            <Day date={statement.from} as="span" />
            {statement.from === statement.to ? null : (
              <>
                {' – '}
                <Day date={statement.to} as="span" />
              </>
            )}
          </span>
        )}
        {statement.openingBalance === null || statement.closingBalance === null ? null : (
          <span className="text-muted">
            <Amount money={statement.openingBalance} /> → <Amount money={statement.closingBalance} />
          </span>
        )}
      </p>
      {statement.refusal === null ? (
        <Proven proven={statement.balanceProven} />
      ) : (
        <Remark tone="danger">{t('files.refused', { why: reasonText(t, statement.refusal.code) })}</Remark>
      )}
    </div>
  )
}

function Proven({ proven }: { proven: boolean | null }) {
  const { t } = useMessages()
  if (proven === null) return <Remark tone="calm">{t('files.unstated')}</Remark>
  return proven ? (
    <Remark tone="good">{t('files.proven')}</Remark>
  ) : (
    <Remark tone="danger">{t('files.unproven')}</Remark>
  )
}

const remarks = {
  good: { Sign: CircleCheck, look: 'text-good' },
  calm: { Sign: CircleHelp, look: 'text-muted' },
  look: { Sign: TriangleAlert, look: 'text-look' },
  danger: { Sign: CircleAlert, look: 'text-danger' },
} as const

function Remark({ tone, children }: { tone: keyof typeof remarks; children: ReactNode }) {
  const { Sign, look } = remarks[tone]
  return (
    <p className={`flex items-start gap-1.5 text-xs ${look}`}>
      <Sign aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}

/** Formats are written as their makers do. */
const formatNames: Readonly<Record<string, string>> = { facturx: 'Factur-X', text: 'PDF', ocr: 'Scan' }
const formatName = (slug: string) => formatNames[slug] ?? slug.toUpperCase()

/** Why something was refused or needs a look, by the reader's code. */
export function reasonText(t: Translate, code: string): string {
  const key = `reason.${code}`
  return knows(key) ? t(key) : t('reason.unknown', { code })
}
