import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerRequest, ReviewQuestion } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { accepting, withoutInvoice } from './answers'
import { nameOf } from './names'
import { rehearsalQuery } from './queries'

interface Props {
  question: ReviewQuestion
  onClose: () => void
  onDo: (answer: AnswerRequest) => void
}

/** What holds for all lines of a counterparty, with how many of the past it would change before it is done. */
export function AlwaysDialog({ question, onClose, onDo }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const who = nameOf(question.transaction, t('common.unnamed'))
  const [best] = question.proposals
  const party = best?.shares[0]?.invoice.counterpartyName ?? null
  const [pays, setPays] = useState(party !== null)
  const answer = pays ? accepting(question) : withoutInvoice(question)
  const rehearsal = useQuery(rehearsalQuery(company.id, answer))
  const options = [
    ...(party === null ? [] : [[true, t('review.alwaysParty', { who, party })] as const]),
    [false, t('review.alwaysNone', { who })] as const,
  ]
  return (
    <Dialog title={t('review.alwaysTitle', { who })} onClose={onClose}>
      <div className="grid gap-4">
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t('review.alwaysTitle', { who })}</legend>
          {options.map(([value, label]) => (
            <label key={label} className="flex items-start gap-2.5">
              <input
                type="radio"
                name="always"
                className="mt-0.5 size-4 shrink-0 accent-accent"
                checked={pays === value}
                onChange={() => setPays(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        {rehearsal.error === null ? null : <ProblemNotice failure={rehearsal.error} />}
        <p role="status" className="min-h-5 text-muted">
          {rehearsal.data === undefined
            ? null
            : rehearsal.data.lines === 0
              ? t('review.alwaysNothing')
              : t('review.alwaysChanges', { count: rehearsal.data.lines })}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={!rehearsal.isSuccess} onClick={() => onDo(answer)}>
            {t('review.alwaysDo')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
