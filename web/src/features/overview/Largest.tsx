import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Invoice, OutlookPart } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages, withCash } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { Urgency } from '@/parts/Urgency'
import { useCompany } from '@/session/queries'

/** Most companies say nothing of what they owe by the calendar: its words come with it. */
const DutyName = lazy(() =>
  withCash(import('@/parts/DutyName').then(({ DutyName }) => ({ default: DutyName }))),
)

/** The five largest items to come one way: what decides the curve. */
export function Largest({ direction, invoices }: { direction: 'in' | 'out'; invoices: readonly Invoice[] }) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <Section title={t(direction === 'in' ? 'largest.in' : 'largest.out')}>
      {invoices.length === 0 ? <p className="py-2 text-muted">{t('largest.none')}</p> : null}
      <ul>
        {invoices.map(invoice => (
          <li key={invoice.id} className="border-b border-line last:border-b-0">
            <Link
              to="/c/$company/invoices"
              params={{ company: company.id }}
              search={{
                ...(invoice.kind === 'expected' ? { kind: 'expected' } : {}),
                direction: invoice.direction,
                status: 'open',
                invoice: invoice.id,
              }}
              className="-mx-2 grid grid-cols-[1fr_auto] gap-x-3 rounded-md px-2 py-2 hover:bg-sunken"
            >
              <span className="truncate">{invoice.counterpartyName ?? invoice.number}</span>
              <Amount money={invoice.outstanding} signed className="font-medium" />
              <span className="text-xs text-muted">
                {invoice.kind === 'creditNote' ? (
                  t('invoice.creditNote')
                ) : invoice.kind === 'expected' ? (
                  <>
                    {t('expected.byYou')} · <Day date={invoice.dueDate} />
                  </>
                ) : invoice.urgency === 'overdue' ? (
                  <Urgency invoice={invoice} />
                ) : (
                  <Day date={invoice.dueDate} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The five parts with most effect on the coming weeks one way, each with its chance and when it comes. */
export function Deciding({ direction, parts }: { direction: 'in' | 'out'; parts: readonly OutlookPart[] }) {
  const { t } = useMessages()
  return (
    <Section title={t(direction === 'in' ? 'largest.likelyIn' : 'largest.likelyOut')}>
      {parts.length === 0 ? <p className="py-2 text-muted">{t('largest.none')}</p> : null}
      <ul>
        {parts.map((part, index) => (
          <li
            key={part.invoiceId ?? `${part.counterpartyName}${index}`}
            className="border-b border-line last:border-b-0"
          >
            <DecidingPart part={part} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const shape = '-mx-2 grid grid-cols-[1fr_auto] gap-x-3 rounded-md px-2 py-2 hover:bg-sunken'

function DecidingPart({ part }: { part: OutlookPart }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const params = { company: company.id }
  const { chancePercent, earliest, likely, latest } = part
  const words = (
    <>
      <span className="truncate">
        {part.duty === null ? (
          (part.counterpartyName ?? part.number ?? t('largest.unnamed'))
        ) : (
          <Suspense fallback={t('largest.unnamed')}>
            <DutyName kind={part.duty} />
          </Suspense>
        )}
      </span>
      <Amount money={part.amount ?? part.adds} signed className="font-medium" />
      <span className="text-xs text-muted">
        {part.source === 'series' ? <>{t('largest.returns')} · </> : null}
        {part.source === 'planned' ? <>{t('expected.byYou')} · </> : null}
        {earliest !== null && latest !== null && earliest !== latest ? (
          <>
            <Day date={earliest} as="span" /> – <Day date={latest} as="span" />
          </>
        ) : likely === null ? null : (
          <Day date={likely} />
        )}
      </span>
      <span className="text-right text-xs text-muted">
        {chancePercent === null ? null : t('largest.chance', { chance: format.chance(10 * chancePercent) })}
      </span>
    </>
  )
  if (part.invoiceId === null) {
    return (
      <Link
        to="/c/$company/forecast"
        params={params}
        search={likely === null ? {} : { day: likely }}
        className={shape}
      >
        {words}
      </Link>
    )
  }
  return (
    <Link
      to="/c/$company/invoices"
      params={params}
      search={{
        ...(part.source === 'planned' ? { kind: 'expected' } : {}),
        direction: (part.amount ?? part.adds).amount.startsWith('-') ? 'payable' : 'receivable',
        status: 'open',
        invoice: part.invoiceId,
      }}
      className={shape}
    >
      {words}
    </Link>
  )
}
