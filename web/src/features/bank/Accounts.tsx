import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import type { Account, LocalDate } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { useCompany } from '@/session/queries'

interface Props {
  accounts: readonly Account[]
  on: LocalDate | undefined
  selected: string | undefined
}

/** Each account, its balance, and whether the bank's own figures prove it. A missing statement is said in words. */
export function Accounts({ accounts, on, selected }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  return (
    <Section
      title={t('bank.accounts')}
      aside={
        on === undefined ? null : (
          <span className="text-xs text-muted">
            <Sentence text="bank.balancesOn" slots={{ day: <Day date={on} as="sentence" /> }} />
          </span>
        )
      }
    >
      <ul>
        {accounts.map(account => (
          <li
            key={account.id}
            className={`grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2.5 ${account.id === selected ? '-mx-2 rounded-md bg-sunken px-2' : ''}`}
          >
            <Link
              to="/c/$company/bank"
              params={{ company: company.id }}
              search={account.id === selected ? {} : { account: account.id }}
              resetScroll={false}
              aria-current={account.id === selected ? 'true' : undefined}
              className="min-w-0 truncate rounded-sm font-medium hover:text-accent"
            >
              {account.name ?? account.holderName ?? accountNumber(account.number)}
            </Link>
            <span className="text-right font-medium">
              {account.balance === null ? (
                <span className="text-muted">{t('bank.noBalance')}</span>
              ) : (
                <Link
                  to="/c/$company/bank"
                  params={{ company: company.id }}
                  search={old => ({ ...old, proof: account.id, transaction: undefined })}
                  resetScroll={false}
                  title={t('why.ask')}
                  className="asked rounded-sm"
                >
                  <Amount money={account.balance} />
                </Link>
              )}
            </span>
            <span className="col-span-2 text-xs text-muted tabular sm:col-span-1">
              {(account.name ?? account.holderName) === null ? null : accountNumber(account.number)}
            </span>
            <span className="col-span-2 text-xs sm:col-span-1 sm:justify-self-end">
              <Proof account={account} />
            </span>
            {account.gaps.map(gap => (
              <p key={gap.from} className="col-span-2 mt-1 flex items-start gap-1.5 text-xs text-look">
                <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                <span>
                  <Sentence
                    text="bank.gap"
                    slots={{
                      from: <Day date={gap.from} as="span" />,
                      to: <Day date={gap.to} as="span" />,
                      amount: <Amount money={gap.amount} signed />,
                    }}
                  />
                </span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const proofs = {
  proven: { Sign: CircleCheck, look: 'text-good' },
  gap: { Sign: TriangleAlert, look: 'text-look' },
  unstated: { Sign: CircleHelp, look: 'text-muted' },
} as const

export function Proof({ account }: { account: Account }) {
  const { t } = useMessages()
  const { Sign, look } = proofs[account.proof]
  return (
    <span className={`inline-flex items-center gap-1.5 text-right ${look}`}>
      <Sign aria-hidden className="size-3.5 shrink-0" />
      <span>
        {t(`proof.${account.proof}`)}
        {account.balanceDate === null ? null : (
          <span className="text-muted">
            {' · '}
            <Day date={account.balanceDate} />
          </span>
        )}
      </span>
    </span>
  )
}
