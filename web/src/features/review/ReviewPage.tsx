import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { AnswerRequest, ReviewQuestion, ReviewSettings, UUID } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Movement } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { undo } from '@/parts/changes/deeds'
import { Day } from '@/parts/Day'
import { EmptyMessage } from '@/parts/EmptyMessage'
import { EndOfList } from '@/parts/EndOfList'
import { Notice } from '@/parts/Notice'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { proposalText, sureText } from '@/parts/trail/words'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { AlwaysDialog } from './AlwaysDialog'
import { accepting, answer, isRefusable, refusing, withoutInvoice } from './answers'
import { nameOf } from './names'
import { Picker } from './Picker'
import { QuestionCard } from './QuestionCard'
import { reviewQuery } from './queries'
import { useKeys } from './useKeys'

const route = getRouteApi('/signed-in/c/$company/review')

/** What is open beside the question. */
type Asking = 'pick' | 'split' | 'always' | null

/**
 * The bank lines of which Billify is not certain, answered one after the other without leaving the keyboard: list at the
 * left, line and proposal beside each other. On a phone one question fills the page.
 */
export function ReviewPage() {
  const { t } = useMessages()
  const company = useCompany()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const questions = useInfiniteQuery(reviewQuery(company.id))
  const [first] = questions.data?.pages ?? []
  const [hidden, setHidden] = useState<ReadonlySet<UUID>>(new Set())
  const [asking, setAsking] = useState<Asking>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const done = useRef<UUID[]>([])
  const mayAnswer = may(company, 'editor')

  const items = (questions.data?.pages.flatMap(page => page.items) ?? []).filter(
    ({ transaction }) => !hidden.has(transaction.id),
  )
  const chosen = items.find(({ transaction }) => transaction.id === search.transaction)
  const current = chosen ?? items[0]

  const select = useCallback(
    (transaction: UUID | undefined) => {
      setAsking(null)
      void navigate({ search: { transaction }, replace: true, resetScroll: false })
    },
    [navigate],
  )

  /** Answers and goes on to the next question at once; what cannot be done comes back with the reason. */
  const say = async (label: string, answers: readonly AnswerRequest[], always = false) => {
    const ids = answers.map(({ transactionId }) => transactionId)
    const at = items.findIndex(({ transaction }) => transaction.id === ids[0])
    const rest = items.filter(({ transaction }) => !ids.includes(transaction.id))
    const next = rest[Math.min(at, rest.length - 1)]
    setFailure(null)
    setHidden(old => new Set([...old, ...ids]))
    select(chosen === undefined ? undefined : next?.transaction.id)
    try {
      const { changeId } = await answer(company.id, label, answers, always)
      if (changeId !== null) done.current.push(changeId)
    } catch (problem) {
      setFailure(problem)
      select(ids[0])
    } finally {
      setHidden(old => new Set([...old].filter(id => !ids.includes(id))))
    }
  }

  const labelOf = (question: ReviewQuestion) => nameOf(question.transaction, t('common.unnamed'))
  const alike =
    current === undefined ? [] : items.filter(one => isAlike(one, current) && one.proposals.length > 0)
  const certain = items.filter(({ certain }) => certain)

  useKeys(mayAnswer && asking === null && current !== undefined, {
    enter: () => current !== undefined && void say(labelOf(current), [accepting(current)]),
    p: () => setAsking('pick'),
    s: () => setAsking('split'),
    n: () => current !== undefined && void say(labelOf(current), [withoutInvoice(current)]),
    x: () => current !== undefined && isRefusable(current) && void say(labelOf(current), [refusing(current)]),
    a: () => setAsking('always'),
    u: () => void undoLast(),
  })
  // An empty list can still be undone.
  useKeys(mayAnswer && asking === null && current === undefined, { u: () => void undoLast() })

  async function undoLast() {
    const last = done.current.pop()
    if (last !== undefined) await undo(company.id, last)
  }

  // The keyboard stays in the list, also when the row that had it is gone.
  const currentId = current?.transaction.id
  useEffect(() => {
    if (currentId !== undefined && document.activeElement === document.body)
      document.getElementById(`line-${currentId}`)?.focus({ preventScroll: false })
  }, [currentId])

  return (
    <Page title={t('nav.review')} actions={first === undefined ? null : <Watch on={first.watchOnly} />}>
      {questions.error === null ? null : (
        <ProblemNotice failure={questions.error} onRetry={() => void questions.refetch()} />
      )}
      {questions.isPending ? <Skeleton lines={8} /> : null}
      {failure === null ? null : (
        <div className="mb-4">
          <ProblemNotice failure={failure} />
        </div>
      )}
      {first !== undefined && items.length === 0 && !questions.hasNextPage ? (
        <EmptyMessage text={first.watchOnly ? 'review.emptyWatch' : 'review.empty'}>
          <Link
            to="/c/$company/bank"
            params={{ company: company.id }}
            className="font-medium text-accent underline underline-offset-2"
          >
            {t('review.toBank')}
          </Link>
        </EmptyMessage>
      ) : null}
      {current === undefined || first === undefined ? null : (
        <div className="grid gap-x-8 lg:grid-cols-[20rem_1fr]">
          <section
            aria-label={t('review.list')}
            className={`min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto ${chosen === undefined ? '' : 'hidden lg:block'}`}
          >
            <div className="flex min-h-9 items-center justify-between gap-2 pb-1 text-xs text-muted">
              <p role="status">
                {t('review.count', { count: Math.max(items.length, first.count - hidden.size) })}
              </p>
              {mayAnswer && certain.length > 1 ? (
                <Button
                  look="quiet"
                  className="min-h-7 px-2 text-xs"
                  onClick={() =>
                    void say(
                      '',
                      certain.map(one => accepting(one)),
                    )
                  }
                >
                  {t('review.acceptCertain', { count: certain.length })}
                </Button>
              ) : null}
            </div>
            <ul>
              {items.map(question => (
                <Row
                  key={question.transaction.id}
                  question={question}
                  current={question === current}
                  onSelect={() => select(question.transaction.id)}
                />
              ))}
            </ul>
            <EndOfList
              hasMore={questions.hasNextPage}
              busy={questions.isFetchingNextPage}
              onMore={() => void questions.fetchNextPage()}
            />
          </section>
          <div className={chosen === undefined ? 'hidden lg:block' : ''}>
            <Button look="quiet" className="-ml-3 mb-2 lg:hidden" onClick={() => select(undefined)}>
              {t('review.back')}
            </Button>
            <QuestionCard
              key={current.transaction.id}
              question={current}
              mayAnswer={mayAnswer}
              alike={alike.length}
              onAccept={index => void say(labelOf(current), [accepting(current, index)])}
              onAcceptAlike={() =>
                void say(
                  labelOf(current),
                  alike.map(one => accepting(one)),
                )
              }
              onNone={() => void say(labelOf(current), [withoutInvoice(current)])}
              onRefuse={() => void say(labelOf(current), [refusing(current)])}
              onPick={() => setAsking(asking === 'pick' ? null : 'pick')}
              onSplit={() => setAsking(asking === 'split' ? null : 'split')}
              onAlways={() => setAsking('always')}
              onUndo={() => void undoLast()}
            />
            {asking === 'pick' || asking === 'split' ? (
              <Picker
                key={`${current.transaction.id} ${asking}`}
                question={current}
                split={asking === 'split'}
                onClose={() => setAsking(null)}
                onSave={request => void say(labelOf(current), [request])}
              />
            ) : null}
          </div>
          {asking === 'always' ? (
            <AlwaysDialog
              question={current}
              onClose={() => setAsking(null)}
              onDo={request => void say(labelOf(current), [request], true)}
            />
          ) : null}
        </div>
      )}
    </Page>
  )
}

/** Of the same counterparty, and as likely. */
const isAlike = (one: ReviewQuestion, other: ReviewQuestion): boolean =>
  one.transaction.counterpartyName === other.transaction.counterpartyName &&
  one.transaction.counterpartyAccount === other.transaction.counterpartyAccount &&
  one.proposals[0]?.kind === other.proposals[0]?.kind &&
  (one.proposals[0]?.surePercent ?? 0) >= (other.proposals[0]?.surePercent ?? 0)

function Row({
  question,
  current,
  onSelect,
}: {
  question: ReviewQuestion
  current: boolean
  onSelect: () => void
}) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const { transaction, proposals } = question
  const [best] = proposals
  return (
    <li className={`relative border-b border-line hover:bg-sunken ${current ? 'lg:bg-sunken' : ''}`}>
      <Link
        data-row
        id={`line-${transaction.id}`}
        to="/c/$company/review"
        params={{ company: company.id }}
        search={{ transaction: transaction.id }}
        replace
        resetScroll={false}
        aria-current={current ? 'true' : undefined}
        onFocus={() => {
          if (!current && window.matchMedia('(min-width: 64rem)').matches) onSelect()
        }}
        className="grid grid-cols-[1fr_auto] gap-x-3 px-2 py-2 focus-visible:-outline-offset-2"
      >
        <span className="truncate font-medium">{nameOf(transaction, t('common.unnamed'))}</span>
        <Movement money={transaction.amount} className="text-right font-medium" />
        <span className="truncate text-xs text-muted">
          {best === undefined ? null : proposalText(t, format, best)}
        </span>
        <span className="text-right text-xs text-muted">
          <Day date={transaction.bookingDate} />
        </span>
        {best === undefined ? null : (
          <span className="col-span-2 text-xs text-muted">{sureText(t, best.surePercent)}</span>
        )}
      </Link>
    </li>
  )
}

/** Whether Billify may do what is certain, and the way to change that. */
function Watch({ on }: { on: boolean }) {
  const { t } = useMessages()
  const company = useCompany()
  const set = useMutation({
    mutationFn: (watchOnly: boolean) =>
      api.put<ReviewSettings>(`${companyPath(company.id)}/review/settings`, { watchOnly }),
    onSuccess: () => refreshCompany(company.id),
  })
  const owner = may(company, 'owner')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className={on ? 'text-look' : 'text-muted'}>{t(on ? 'review.watching' : 'review.posting')}</p>
      {owner ? (
        <Button
          busy={set.isPending}
          title={t('review.watchHelp')}
          aria-pressed={on}
          onClick={() => set.mutate(!on)}
        >
          {t(on ? 'review.stopWatching' : 'review.watch')}
        </Button>
      ) : null}
      {set.error === null ? null : <Notice tone="danger">{t('problem.forbidden')}</Notice>}
    </div>
  )
}
