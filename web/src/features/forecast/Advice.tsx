import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AdviceSteps, ChaseStep, PayStep } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Movement } from '@/parts/Amount'
import { Day } from '@/parts/Day'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { adviceQuery } from './queries'

/** What can be done about the lowest day, each step with what it adds to it. */
export function Advice({ madeAt }: { madeAt: string }) {
  const { t } = useMessages()
  const format = useFormat()
  const advice = useQuery(adviceQuery(useCompany().id, madeAt))
  return (
    <Section title={t('advice.title')} className="mt-10">
      {advice.isPending ? <Skeleton lines={6} /> : null}
      {advice.error === null ? null : (
        <ProblemNotice failure={advice.error} onRetry={() => void advice.refetch()} />
      )}
      {advice.data === undefined ? null : (
        <>
          <p className="mb-4 max-w-[70ch] text-muted text-pretty">
            {t('advice.lowest', {
              day: format.sentenceDay(advice.data.lowestOn),
              amount: format.money(advice.data.lowest),
            })}
          </p>
          <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
            <Chase advice={advice.data} />
            <Pay steps={advice.data.pay} />
          </div>
        </>
      )}
    </Section>
  )
}

const heading = 'mb-1 font-semibold'

function Chase({ advice }: { advice: AdviceSteps }) {
  const { t } = useMessages()
  return (
    <section>
      <h3 className={heading}>{t('advice.chase')}</h3>
      {advice.chase.length === 0 ? <p className="py-2 text-muted">{t('advice.chaseNone')}</p> : null}
      <ol>
        {advice.chase.map(step => (
          <li key={step.party} className="border-b border-line">
            <ChaseLine step={step} before={advice.chanceBelowPermille} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function ChaseLine({ step, before }: { step: ChaseStep; before: number }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const first = step.invoiceIds[0]
  return (
    <Link
      to="/c/$company/invoices"
      params={{ company: company.id }}
      search={{
        direction: 'receivable',
        status: 'open',
        ...(first === undefined ? {} : { invoice: first }),
      }}
      className="-mx-2 grid grid-cols-[1fr_auto] gap-x-3 rounded-md px-2 py-2 hover:bg-sunken"
    >
      <span className="truncate">{step.counterpartyName ?? t('common.unnamed')}</span>
      <Movement money={step.adds} className="font-medium" />
      <span className="text-xs text-muted text-pretty">
        {t('advice.chaseOpen', {
          count: step.invoiceIds.length,
          amount: format.money(step.open),
          day: format.sentenceDay(step.payingOn),
        })}
        {format.chance(before) === format.chance(step.chanceBelowPermille)
          ? null
          : ` · ${t('advice.chance', {
              before: format.chance(before),
              after: format.chance(step.chanceBelowPermille),
            })}`}
      </span>
    </Link>
  )
}

function Pay({ steps }: { steps: readonly PayStep[] }) {
  const { t } = useMessages()
  return (
    <section>
      <h3 className={heading}>{t('advice.pay')}</h3>
      {steps.length === 0 ? (
        <p className="py-2 text-muted">{t('advice.payNone')}</p>
      ) : (
        <>
          <table className="w-full">
            <caption className="sr-only">{t('advice.pay')}</caption>
            <thead className="text-xs text-muted">
              <tr className="border-b border-line">
                <th scope="col" className="py-1.5 text-left font-medium">
                  {t('advice.who')}
                </th>
                <th scope="col" className="py-1.5 pl-3 text-left font-medium">
                  {t('advice.on')}
                </th>
                <th scope="col" className="hidden py-1.5 pl-3 text-right font-medium sm:table-cell">
                  {t('advice.bill')}
                </th>
                <th scope="col" className="py-1.5 pl-3 text-right font-medium">
                  {t('advice.effect')}
                </th>
              </tr>
            </thead>
            <tbody>
              {steps.map(step => (
                <PayLine key={step.invoiceId} step={step} />
              ))}
            </tbody>
          </table>
          <p className="mt-2 text-xs text-muted text-pretty">{t('advice.payHelp')}</p>
        </>
      )}
    </section>
  )
}

function PayLine({ step }: { step: PayStep }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const facts = [
    t('advice.due', { day: format.shortDay(step.dueDate) }),
    step.putOff ? t('advice.putOff') : null,
    step.interest === null ? null : t('advice.interest', { amount: format.money(step.interest) }),
  ]
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="w-full max-w-0 py-2 text-left font-normal">
        <Link
          to="/c/$company/invoices"
          params={{ company: company.id }}
          search={{ direction: 'payable', status: 'open', invoice: step.invoiceId }}
          className="asked block truncate rounded-sm"
        >
          {step.counterpartyName ?? step.number ?? t('common.unnamed')}
        </Link>
        <span className="block text-xs text-muted text-pretty">
          <span className="sm:hidden">{format.money(step.amount)} · </span>
          {facts.filter(fact => fact !== null).join(' · ')}
        </span>
      </th>
      <td className="py-2 pl-3 whitespace-nowrap">
        <Day date={step.payOn} />
      </td>
      <td className="hidden py-2 pl-3 text-right sm:table-cell">
        <Movement money={step.amount} />
      </td>
      <td className="py-2 pl-3 text-right">
        {isZero(step.adds.amount) ? <span className="text-muted">–</span> : <Movement money={step.adds} />}
      </td>
    </tr>
  )
}
