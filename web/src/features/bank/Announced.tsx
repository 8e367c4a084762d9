import { useQuery } from '@tanstack/react-query'
import type { Account } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'
import { Movement } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { useCompany } from '@/session/queries'
import { pendingQuery } from './queries'

/** What the banks have announced and not booked: in no balance yet. Nothing where there is nothing. */
export function Announced({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useMessages()
  const company = useCompany()
  const lines = useQuery(pendingQuery(company.id)).data ?? []
  if (lines.length === 0) return null
  const nameOf = (id: string) => {
    const account = accounts.find(one => one.id === id)
    return account === undefined ? null : (account.name ?? accountNumber(account.number))
  }
  return (
    <Section title={t('announced.title')} className="mt-9">
      <p className="-mt-1 mb-1 max-w-prose text-xs text-muted text-pretty">{t('announced.help')}</p>
      <ul>
        {lines.map(line => (
          <li
            key={line.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-2.5"
          >
            <span className="min-w-0">
              <span className="block truncate font-medium">
                {line.counterpartyName ?? line.remittanceInformation ?? t('announced.unnamed')}
              </span>
              <span className="block truncate text-xs text-muted">
                <Day date={line.expectedDate} />
                {[
                  accounts.length > 1 ? nameOf(line.account) : null,
                  line.counterpartyName === null ? null : line.remittanceInformation,
                ]
                  .filter(part => part !== null)
                  .map(part => (
                    <span key={part}> · {part}</span>
                  ))}
              </span>
            </span>
            <Movement money={line.amount} className="text-right" />
          </li>
        ))}
      </ul>
    </Section>
  )
}
