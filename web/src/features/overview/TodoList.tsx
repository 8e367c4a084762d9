import { Link } from '@tanstack/react-router'
import {
  ArrowRight,
  CalendarClock,
  CircleCheck,
  CircleHelp,
  FileQuestion,
  History,
  TrendingDown,
  Unlink,
  UserRoundX,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Dashboard, Todo } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { pageOf } from '@/parts/figureLink'
import { Section } from '@/parts/Page'
import { useCompany } from '@/session/queries'

const signs = {
  gap: FileQuestion,
  unmatched: Unlink,
  overdueReceivable: UserRoundX,
  payableDue: CalendarClock,
  expectedLate: CircleHelp,
  belowFloor: TrendingDown,
  staleData: History,
} as const

/** At most five things to do, the most pressing first, each one press away. */
export function TodoList({ todo }: { todo: Dashboard['todo'] }) {
  const { t } = useMessages()
  return (
    <Section title={t('todo.title')}>
      {todo.length === 0 ? (
        <p className="flex items-center gap-2 py-2 text-muted">
          <CircleCheck aria-hidden className="size-4 text-good" />
          {t('todo.none')}
        </p>
      ) : (
        <ul>
          {todo.map(item => (
            <li key={keyOf(item)} className="border-b border-line last:border-b-0">
              <TodoLine item={item} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function TodoLine({ item }: { item: Todo }) {
  const Sign = signs[item.kind]
  return (
    <Link
      {...useWay(item)}
      className="group -mx-2 grid grid-cols-[auto_1fr_auto] items-start gap-2.5 rounded-md px-2 py-2 hover:bg-sunken"
    >
      <Sign aria-hidden className="mt-0.5 size-4 text-look" strokeWidth={1.75} />
      <span className="text-pretty">{words(item)}</span>
      <ArrowRight aria-hidden className="mt-0.5 size-4 text-muted group-hover:text-ink" />
    </Link>
  )
}

function words(item: Todo): ReactNode {
  switch (item.kind) {
    case 'gap':
      return (
        <Sentence
          text="todo.gap"
          slots={{
            account: <span className="whitespace-nowrap">{accountNumber(item.accountNumber)}</span>,
            from: <Day date={item.from} as="span" />,
            to: <Day date={item.to} as="span" />,
            amount: <Amount money={item.amount} signed />,
          }}
        />
      )
    case 'unmatched':
      return <Sentence text="todo.unmatched" slots={{}} values={{ count: item.count }} />
    case 'overdueReceivable':
      return <InvoiceWords text="todo.overdueReceivable" invoice={item.invoice} />
    case 'payableDue':
      return <InvoiceWords text="todo.payableDue" invoice={item.invoice} />
    case 'expectedLate':
      return <InvoiceWords text="todo.expectedLate" invoice={item.invoice} />
    case 'belowFloor':
      return (
        <Sentence
          text="todo.belowFloor"
          slots={{ day: <Day date={item.date} as="sentence" />, amount: <Amount money={item.balance} /> }}
        />
      )
    case 'staleData':
      return (
        <Sentence
          text="todo.staleData"
          slots={{ day: <Day date={item.balanceDate} as="sentence" /> }}
          values={{ count: item.days }}
        />
      )
  }
}

function InvoiceWords({
  text,
  invoice,
}: {
  text: 'todo.overdueReceivable' | 'todo.payableDue' | 'todo.expectedLate'
  invoice: Extract<Todo, { kind: 'payableDue' }>['invoice']
}) {
  return (
    <Sentence
      text={text}
      slots={{
        who: <strong className="font-medium">{invoice.counterpartyName ?? invoice.number}</strong>,
        amount: (
          <Amount money={{ ...invoice.outstanding, amount: invoice.outstanding.amount.replace('-', '') }} />
        ),
        day: <Day date={invoice.dueDate} as="sentence" />,
      }}
      values={{ count: invoice.daysOverdue ?? 0 }}
    />
  )
}

/** Where the item is done. */
function useWay(item: Todo) {
  const params = { company: useCompany().id }
  switch (item.kind) {
    case 'gap':
      return { to: '/c/$company/import', params } as const
    case 'staleData':
      return { to: '/c/$company/import', params } as const
    case 'unmatched':
      return pageOf(item.href)
    case 'belowFloor':
      return { to: '/c/$company/forecast', params, search: { day: item.date } } as const
    default:
      return {
        to: '/c/$company/invoices',
        params,
        search: {
          ...(item.kind === 'expectedLate' ? { kind: 'expected' } : {}),
          direction: item.invoice.direction,
          status: 'open',
          invoice: item.invoice.id,
        },
      } as const
  }
}

/** By kind: the server sends every field of every item, null where it is not of its kind. */
const keyOf = (item: Todo): string => {
  switch (item.kind) {
    case 'overdueReceivable':
    case 'payableDue':
    case 'expectedLate':
      return item.kind + item.invoice.id
    case 'gap':
      return item.kind + item.accountId + item.from
    case 'unmatched':
    case 'belowFloor':
    case 'staleData':
      return item.kind
  }
}
