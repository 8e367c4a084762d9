import { api } from '@/api/client'
import type { AnswerRequest, AnswersOutcome, AnswersRequest, ReviewQuestion, UUID } from '@/api/model'
import { type Translate, translate } from '@/i18n'
import { offerUndo } from '@/parts/changes/deeds'
import { say } from '@/parts/Toasts'
import { companyPath } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

const blank = { proposal: null, invoiceIds: null, shares: null, way: null } as const

/** One of the proposals of a line is right. */
export const accepting = ({ transaction, proposals }: ReviewQuestion, proposal = 0): AnswerRequest => ({
  ...blank,
  transactionId: transaction.id,
  kind: 'accept',
  proposal,
  invoiceIds: proposals[proposal]?.shares.map(({ invoice }) => invoice.id) ?? [],
})

export const withoutInvoice = ({ transaction }: ReviewQuestion): AnswerRequest => ({
  ...blank,
  transactionId: transaction.id,
  kind: 'withoutDocument',
})

/** There are invoices that it may be said not to be for. */
export const isRefusable = ({ proposals }: ReviewQuestion): boolean => (proposals[0]?.shares.length ?? 0) > 0

export const refusing = ({ transaction, proposals }: ReviewQuestion): AnswerRequest => ({
  ...blank,
  transactionId: transaction.id,
  kind: 'refuses',
  invoiceIds: proposals[0]?.shares.map(({ invoice }) => invoice.id) ?? [],
})

export const settling = (
  transactionId: UUID,
  shares: readonly { invoiceId: UUID; amount: string | null }[],
  way: string | null,
): AnswerRequest => ({ ...blank, transactionId, kind: 'settles', shares: [...shares], way })

/** Says it to the server, says what was done with the way back, and shows what follows. */
export async function answer(
  company: UUID,
  label: string,
  answers: readonly AnswerRequest[],
  always = false,
): Promise<AnswersOutcome> {
  const outcome = await api.post<AnswersOutcome>(`${companyPath(company)}/review/answers`, {
    answers: [...answers],
    always,
  } satisfies AnswersRequest)
  const text = doneText(translate, label, answers, outcome)
  if (outcome.changeId === null) say(text)
  else offerUndo(company, text, outcome.changeId)
  await refreshCompany(company)
  return outcome
}

function doneText(
  t: Translate,
  label: string,
  answers: readonly AnswerRequest[],
  { changeId, skipped, alsoChanged }: AnswersOutcome,
): string {
  const count = answers.length - skipped.length
  const done =
    changeId === null
      ? []
      : answers[0]?.kind === 'withoutDocument'
        ? [t('review.done.withoutDocument', { label })]
        : answers[0]?.kind === 'refuses'
          ? [t('review.done.refused', { label })]
          : [t('review.done.matched', { count, label })]
  return [
    ...done,
    ...(alsoChanged === 0 ? [] : [t('review.alsoChanged', { count: alsoChanged })]),
    ...(skipped.length === 0 ? [] : [t('review.skipped', { count: skipped.length })]),
  ].join(' · ')
}
