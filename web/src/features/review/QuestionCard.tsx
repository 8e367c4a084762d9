import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ReviewProposal, ReviewQuestion, Transaction } from '@/api/model'
import { accountNumber, paymentReference } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount, Movement } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { Day } from '@/parts/Day'
import { Facts } from '@/parts/Panel'
import { proposalText, reasonText, sureText } from '@/parts/trail/words'
import { useCompany } from '@/session/queries'
import { isRefusable } from './answers'
import { nameOf } from './names'

interface Props {
  question: ReviewQuestion
  mayAnswer: boolean
  /** How many of the list are proposed alike, this one included. */
  alike: number
  onAccept: (proposal: number) => void
  onAcceptAlike: () => void
  onNone: () => void
  onRefuse: () => void
  onPick: () => void
  onSplit: () => void
  onAlways: () => void
  onUndo: () => void
}

/** One line and what it may be, beside each other, with the reason and the answers. */
export function QuestionCard(props: Props) {
  const { question, mayAnswer, alike } = props
  const { t } = useMessages()
  const format = useFormat()
  const [best, ...others] = question.proposals
  if (best === undefined) return null
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div>
        <h2 className="text-base font-semibold text-pretty">{proposalText(t, format, best)}</h2>
        <p className="text-muted">
          <Sure percent={best.surePercent} />
          {question.certain ? ` · ${t('review.wouldPost')}` : null}
        </p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 xl:grid-cols-2">
        <Side title={t('review.line')}>
          <Line transaction={question.transaction} />
        </Side>
        <Side title={t('review.proposal')}>
          <Proposed proposal={best} />
          {best.other === null ? null : (
            <div className={best.shares.length === 0 ? '' : 'mt-4 border-t border-line pt-4'}>
              <Line transaction={best.other} />
            </div>
          )}
        </Side>
      </div>
      <Why proposal={best} />
      {mayAnswer ? (
        <Answers {...props} alike={alike} />
      ) : (
        <p className="text-muted">{t('review.readOnly')}</p>
      )}
      {others.length === 0 ? null : (
        <section aria-label={t('review.others')} className="border-t border-line pt-3">
          <h3 className="mb-1 font-semibold">{t('review.others')}</h3>
          <ul>
            {others.map((other, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: proposals are known by their place
                key={index}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
              >
                <span className="min-w-0">
                  <span className="block">{proposalText(t, format, other)}</span>
                  <span className="text-xs text-muted">
                    <Sure percent={other.surePercent} />
                  </span>
                </span>
                {mayAnswer ? (
                  <Button
                    aria-label={t('review.acceptFor', { what: proposalText(t, format, other) })}
                    onClick={() => props.onAccept(index + 1)}
                  >
                    {t('review.takeThis')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line bg-raised p-4">
      <h3 className="mb-3 text-xs text-muted">{title}</h3>
      {children}
    </section>
  )
}

function Sure({ percent }: { percent: number }) {
  const { t } = useMessages()
  return (
    <>
      {sureText(t, percent)} <span className="tabular">({t('review.percent', { percent })})</span>
    </>
  )
}

function Line({ transaction }: { transaction: Transaction }) {
  const { t } = useMessages()
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-semibold break-words">{nameOf(transaction, t('common.unnamed'))}</span>
        <Movement money={transaction.amount} className="text-base font-semibold" />
      </p>
      <Facts
        facts={[
          [t('transaction.booked'), <Day key="day" date={transaction.bookingDate} />],
          [
            t('transaction.counterpartyAccount'),
            transaction.counterpartyAccount === null ? null : accountNumber(transaction.counterpartyAccount),
          ],
          [
            t('transaction.reference'),
            transaction.structuredReference === null
              ? null
              : paymentReference(transaction.structuredReference),
          ],
          [t('transaction.text'), transaction.remittanceInformation],
        ]}
      />
    </div>
  )
}

/** The invoices of a proposal, and what of each the line settles. */
function Proposed({ proposal }: { proposal: ReviewProposal }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  if (proposal.shares.length === 0)
    return proposal.other === null ? (
      <p className="text-muted">{proposalText(t, format, proposal)}</p>
    ) : (
      <p className="mb-3 text-muted">{t('review.otherLine')}</p>
    )
  return (
    <ul className="grid gap-3">
      {proposal.shares.map(({ invoice, amount }) => (
        <li key={invoice.id} className="grid gap-0.5 border-b border-line pb-3 last:border-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="min-w-0 font-semibold break-words">
              {invoice.counterpartyName ?? t('common.unnamed')}
            </span>
            <Amount money={amount} signed className="text-base font-semibold" />
          </p>
          <p className="flex flex-wrap justify-between gap-x-3 text-muted">
            <Link
              to="/c/$company/invoices"
              params={{ company: company.id }}
              search={{ invoice: invoice.id }}
              className="text-accent underline underline-offset-2"
            >
              {invoice.number}
            </Link>
            <span>
              {t('invoice.due')} <Day date={invoice.dueDate} />
            </span>
          </p>
          {invoice.outstanding.amount === amount.amount ? null : (
            <p className="text-xs text-muted">
              {t('invoice.stillOpen')} <Amount money={invoice.outstanding} signed />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Why({ proposal }: { proposal: ReviewProposal }) {
  const { t } = useMessages()
  const format = useFormat()
  const reasons = proposal.reasons.map(reason => reasonText(t, format, reason)).filter(text => text !== null)
  if (reasons.length === 0) return null
  return (
    <section aria-label={t('review.why')}>
      <h3 className="mb-1 font-semibold">{t('review.why')}</h3>
      <ul className="list-disc pl-5 text-pretty marker:text-muted">
        {[...new Set(reasons)].map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

function Answers({
  question,
  alike,
  onAccept,
  onAcceptAlike,
  onNone,
  onRefuse,
  onPick,
  onSplit,
  onAlways,
  onUndo,
}: Props) {
  const { t } = useMessages()
  const who = nameOf(question.transaction, t('common.unnamed'))
  return (
    <>
      {alike > 1 ? (
        <Button
          className="-mb-3 h-auto justify-self-start py-1.5 text-left whitespace-normal"
          onClick={onAcceptAlike}
        >
          {t('review.acceptAlike', { count: alike, who })}
        </Button>
      ) : null}
      <div className="sticky bottom-14 -mx-4 grid grid-cols-3 gap-2 border-y border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8 lg:static lg:mx-0 lg:flex lg:flex-wrap lg:px-0">
        <Button look="primary" className="px-2 lg:px-3.5" onClick={() => onAccept(0)}>
          {t('review.accept')} <Key name="Enter" />
        </Button>
        <Button className={other} onClick={onNone}>
          {t('review.none')} <Key name="N" />
        </Button>
        {isRefusable(question) ? (
          <Button className={other} onClick={onRefuse}>
            {t('review.refuse')} <Key name="X" />
          </Button>
        ) : null}
        <Button className={other} onClick={onPick}>
          {t('review.pick')} <Key name="P" />
        </Button>
        <Button className={other} onClick={onSplit}>
          {t('review.split')} <Key name="S" />
        </Button>
        <Button className={other} onClick={onAlways}>
          {t('review.always')} <Key name="A" />
        </Button>
        <Button look="quiet" className="max-lg:hidden" onClick={onUndo}>
          {t('review.undo')} <Key name="U" />
        </Button>
      </div>
    </>
  )
}

const other = 'max-lg:px-1 max-lg:text-xs'

/** The key that does the same; for those who have a keyboard. */
function Key({ name }: { name: string }) {
  return (
    <kbd
      aria-hidden
      className="hidden rounded border border-current px-1 font-sans text-xs font-normal lg:inline"
    >
      {name}
    </kbd>
  )
}
