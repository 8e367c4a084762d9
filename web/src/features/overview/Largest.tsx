import { Link } from '@tanstack/react-router'
import type { Invoice } from '@/api/model'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { Urgency } from '@/parts/Urgency'
import { useCompany } from '@/session/queries'

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
