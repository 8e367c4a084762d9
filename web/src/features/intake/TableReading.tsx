import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Table, TableColumn, TableDecision, UUID } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyKey, may, useCompany } from '@/session/queries'
import { accountNumbersQuery, importPath, tableQuery } from './queries'

interface Props {
  importId: UUID
  file: UUID
}

const bankRoles = [
  'none',
  'bookingDate',
  'valueDate',
  'amount',
  'debit',
  'credit',
  'sign',
  'fee',
  'balance',
  'currency',
  'account',
  'holder',
  'counterpartyName',
  'counterpartyAccount',
  'remittance',
  'description',
  'structuredReference',
  'bankReference',
  'status',
] as const

const invoiceRoles = [
  'none',
  'invoiceNumber',
  'issueDate',
  'dueDate',
  'counterpartyName',
  'customerName',
  'supplierName',
  'counterpartyVat',
  'counterpartyAccount',
  'net',
  'vat',
  'gross',
  'open',
  'paid',
  'kind',
  'direction',
  'structuredReference',
  'currency',
  'status',
] as const

/** How a table was read: what is open first, then its first lines, then what each column is. Each answer shows at once. */
export function TableReading({ importId, file }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const query = tableQuery(company.id, importId, file)
  const found = useQuery(query)
  const decide = useMutation({
    mutationFn: (decision: TableDecision) =>
      api.put<Table>(`${importPath(company.id, importId)}/files/${file}/table`, decision),
    onSuccess: async table => {
      client.setQueryData(query.queryKey, table)
      await client.invalidateQueries({ queryKey: [...companyKey(company.id), 'import', importId] })
    },
  })
  const choose = useMutation({
    mutationFn: (sheet: number) =>
      api.put<Table>(`${importPath(company.id, importId)}/files/${file}/table/sheet`, { sheet }),
    onSuccess: async table => {
      client.setQueryData(query.queryKey, table)
      await client.invalidateQueries({ queryKey: [...companyKey(company.id), 'import', importId] })
    },
  })
  const table = found.data
  if (table === undefined) {
    return found.error === null ? <Skeleton /> : <ProblemNotice failure={found.error} />
  }
  const change = (changes: Partial<TableDecision>) => decide.mutate({ ...decisionOf(table), ...changes })
  const changeColumns = (changed: (column: TableColumn, index: number) => TableColumn) =>
    change({ columns: table.columns.map(changed).map(decidedColumn) })
  const editable = may(company, 'editor')
  return (
    <div className="grid gap-5 pt-3" aria-busy={decide.isPending}>
      {decide.error === null ? null : <ProblemNotice failure={decide.error} />}
      {choose.error === null ? null : <ProblemNotice failure={choose.error} />}
      {table.sheets.length < 2 ? null : (
        <div className="max-w-72">
          <SelectField
            label={t('table.sheet')}
            disabled={!editable || choose.isPending}
            value={`${table.sheet}`}
            onChange={event => choose.mutate(Number(event.target.value))}
          >
            {table.sheets.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is known by its place in the workbook
              <option key={index} value={index}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {editable ? (
        <Questions table={table} busy={decide.isPending} change={change} changeColumns={changeColumns} />
      ) : null}
      <ReadRows table={table} />
      <Columns table={table} editable={editable && !decide.isPending} changeColumns={changeColumns} />
    </div>
  )
}

const decidedColumn = ({ role, numbers, dates }: TableColumn) => ({ role, numbers, dates })

const decisionOf = (table: Table): TableDecision => ({
  columns: table.columns.map(decidedColumn),
  signs: table.signs,
  side: table.side,
  account: table.account,
  currency: table.currency,
})

interface Changes {
  table: Table
  busy: boolean
  change: (changes: Partial<TableDecision>) => void
  changeColumns: (changed: (column: TableColumn, index: number) => TableColumn) => void
}

function Questions({ table, busy, change, changeColumns }: Changes) {
  const { t } = useMessages()
  const format = useFormat()
  const question = table.questions[0]
  if (question === undefined) {
    return table.accountNeeded ? <AccountQuestion table={table} busy={busy} change={change} /> : null
  }
  const example = question.example ?? ''
  const isDate = (column: TableColumn) => /Date$/.test(column.role)
  const isMoney = (column: TableColumn) =>
    ['amount', 'debit', 'credit', 'fee', 'balance', 'net', 'vat', 'gross', 'open', 'paid'].includes(
      column.role,
    )
  switch (question.code) {
    case 'ambiguous-dates': {
      const [first = '1', second = '1', year = '2000'] = example.split(/\D+/)
      const full = year.length === 2 ? `20${year}` : year
      const iso = (month: string, day: string) => `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      const dayFirst = format.sentenceDay(iso(second, first))
      const monthFirst = format.sentenceDay(iso(first, second))
      return (
        <Question text={t('table.question.dates', { example, dayFirst, monthFirst })}>
          {(
            [
              ['dayMonthYear', dayFirst],
              ['monthDayYear', monthFirst],
            ] as const
          ).map(([dates, label]) => (
            <Button
              key={dates}
              busy={busy}
              onClick={() => changeColumns(column => (isDate(column) ? { ...column, dates } : column))}
            >
              {label}
            </Button>
          ))}
        </Question>
      )
    }
    case 'ambiguous-numbers':
      return (
        <Question text={t('table.question.numbers', { example })}>
          {(['comma', 'point'] as const).map(numbers => (
            <Button
              key={numbers}
              busy={busy}
              onClick={() => changeColumns(column => (isMoney(column) ? { ...column, numbers } : column))}
            >
              {format.money({ amount: readAs(example, numbers), currency: table.currency ?? 'EUR' })}
            </Button>
          ))}
        </Question>
      )
    case 'ambiguous-signs':
      return table.kind === 'invoices' ? (
        <Question text={t('table.question.creditNotes')}>
          <Button busy={busy} onClick={() => change({ signs: 'asWritten' })}>
            {t('table.signs.creditNotes')}
          </Button>
          <Button busy={busy} onClick={() => change({ signs: 'reversed' })}>
            {t('table.signs.invoices')}
          </Button>
        </Question>
      ) : (
        <Question text={t('table.question.signs')}>
          <Button busy={busy} onClick={() => change({ signs: 'allIn' })}>
            {t('table.signs.in')}
          </Button>
          <Button busy={busy} onClick={() => change({ signs: 'allOut' })}>
            {t('table.signs.out')}
          </Button>
        </Question>
      )
    case 'ambiguous-fees':
      return (
        <Question text={t('table.question.fees')}>
          <Button
            busy={busy}
            onClick={() =>
              changeColumns((column, index) =>
                index === question.column ? { ...column, role: 'none' } : column,
              )
            }
          >
            {t('table.fees.inside')}
          </Button>
          <Button
            busy={busy}
            onClick={() =>
              changeColumns((column, index) =>
                index === question.column ? { ...column, role: 'fee' } : column,
              )
            }
          >
            {t('table.fees.beside')}
          </Button>
        </Question>
      )
    default:
      return (
        <Question text={t('table.question.direction')}>
          {(['receivable', 'payable'] as const).map(side => (
            <Button key={side} busy={busy} onClick={() => change({ side })}>
              {t(`table.side.${side}`)}
            </Button>
          ))}
        </Question>
      )
  }
}

/** The amount that a text is with a decimal comma, or with a decimal point. */
function readAs(text: string, numbers: 'comma' | 'point'): string {
  const bare = text.replace(/[^\d.,-]/g, '')
  return numbers === 'comma' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
}

function Question({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <fieldset className="rounded-md bg-look-soft px-3.5 py-3">
      <legend className="contents">
        <span className="mb-2 block font-medium">{text}</span>
      </legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  )
}

const OTHER = 'other'

function AccountQuestion({ table, busy, change }: Omit<Changes, 'changeColumns'>) {
  const { t } = useMessages()
  const company = useCompany()
  const accounts = useQuery(accountNumbersQuery(company.id)).data ?? []
  const known = [...new Set([...(table.lastAccount === null ? [] : [table.lastAccount]), ...accounts])]
  const [chosen, setChosen] = useState(table.lastAccount ?? '')
  const [typed, setTyped] = useState('')
  const other = chosen === OTHER || known.length === 0
  const account = other ? typed.trim() : chosen
  function submit(event: FormEvent) {
    event.preventDefault()
    if (account !== '') change({ account })
  }
  return (
    <form onSubmit={submit} className="grid max-w-prose gap-3 rounded-md bg-look-soft px-3.5 py-3">
      <p className="font-medium">{t('table.question.account')}</p>
      {known.length === 0 ? null : (
        <SelectField
          label={t('table.account.label')}
          value={chosen}
          onChange={event => setChosen(event.target.value)}
        >
          <option value="">{t('table.account.choose')}</option>
          {known.map(each => (
            <option key={each} value={each}>
              {accountNumber(each)}
            </option>
          ))}
          <option value={OTHER}>{t('table.account.other')}</option>
        </SelectField>
      )}
      {other ? (
        <TextField
          label={t('table.account.number')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      ) : null}
      <p className="text-xs text-muted">{t('table.account.help')}</p>
      <Button
        type="submit"
        look="primary"
        busy={busy}
        className="justify-self-start"
        disabled={account === ''}
      >
        {t('table.account.use')}
      </Button>
    </form>
  )
}

function ReadRows({ table }: { table: Table }) {
  const { t } = useMessages()
  if (table.rows.length === 0) return null
  return (
    <section aria-label={t('table.rows')} className="grid gap-1">
      <h4 className="text-sm font-medium">{t('table.rows')}</h4>
      <ul className="divide-y divide-line border-y border-line">
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows keep the order of the file
          <li key={index} className="grid grid-cols-[8rem_1fr_auto] gap-x-3 py-1.5 text-sm">
            <span className="whitespace-nowrap text-muted">
              {row.date === null ? null : <Day date={row.date} />}
            </span>
            <span className="min-w-0 truncate">
              {[row.counterpartyName, row.text].filter(part => part !== null).join(' · ')}
            </span>
            {row.amount === null ? (
              <span />
            ) : (
              <Amount money={row.amount} signed={table.kind === 'bankLines'} className="text-right" />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Columns({
  table,
  editable,
  changeColumns,
}: {
  table: Table
  editable: boolean
  changeColumns: Changes['changeColumns']
}) {
  const { t } = useMessages()
  const roles = table.kind === 'bankLines' ? bankRoles : invoiceRoles
  return (
    <section aria-label={t('table.columns')} className="grid gap-2">
      <h4 className="text-sm font-medium">{t('table.columns')}</h4>
      <ul className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {table.columns.map((column, index) => {
          const name = column.name === '' ? t('table.column', { number: index + 1 }) : column.name
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
              key={index}
              className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1 [&>div]:grid-cols-[minmax(0,1fr)]"
            >
              <SelectField
                label={name}
                value={column.role}
                disabled={!editable}
                help={<span className="block truncate">{column.samples.join(' · ') || '–'}</span>}
                onChange={event =>
                  changeColumns((each, at) =>
                    at === index ? { ...each, role: event.target.value as TableColumn['role'] } : each,
                  )
                }
              >
                {roles.map(role => (
                  <option key={role} value={role}>
                    {t(`table.role.${role}`)}
                  </option>
                ))}
              </SelectField>
              {column.numbers === null && column.dates === null ? null : (
                <p className="text-xs text-muted">
                  {column.dates !== null
                    ? t(`table.dates.${column.dates}`)
                    : column.numbers !== null
                      ? t(`table.numbers.${column.numbers}`)
                      : null}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {editable ? <p className="text-xs text-muted">{t('table.remembered')}</p> : null}
    </section>
  )
}
