import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { ChangeRequest } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { change } from './deeds'
import type { Selection } from './useSelection'

/** As many as the server takes at once. */
const MOST_ROWS = 10_000

type Doing = ChangeRequest['kind']

interface Props {
  selection: Selection
  /** How many fit the filters. */
  total: number
  /** How many of them are on the screen. */
  shown: number
  doings: readonly Doing[]
  /** The part of the request that names what is chosen. */
  chosen: (selection: Selection) => Partial<ChangeRequest>
}

/** What can be done to the rows that are chosen, at the lower edge of the page. */
export function BulkBar({ selection, total, shown, doings, chosen }: Props) {
  const { t } = useMessages()
  const [asking, setAsking] = useState<Doing | null>(null)
  const count = selection.count(total)
  if (count === 0) return null
  const tooMany = count > MOST_ROWS
  return (
    <section
      aria-label={t('bulk.label')}
      className="sticky bottom-16 z-10 -mx-4 mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0 lg:bottom-0"
    >
      <p role="status" className="font-medium">
        {t('bulk.chosen', { count })}
      </p>
      {selection.all || selection.ids.size < shown || total <= shown ? null : (
        <Button look="quiet" className="-mx-3.5 text-accent!" onClick={selection.chooseAll}>
          {t('bulk.all', { count: total })}
        </Button>
      )}
      {tooMany ? <p className="text-look">{t('bulk.tooMany', { count: MOST_ROWS })}</p> : null}
      <div className="order-3 -mx-4 flex w-screen gap-2 overflow-x-auto px-4 sm:order-none sm:mx-0 sm:w-auto sm:flex-wrap sm:overflow-visible sm:px-0">
        {tooMany
          ? null
          : doings.map(doing => (
              <Button
                key={doing}
                look={doing === 'delete' ? 'danger' : 'plain'}
                onClick={() => setAsking(doing)}
              >
                {t(`bulk.${doing}`)}
              </Button>
            ))}
      </div>
      <Button
        look="quiet"
        className="order-2 ml-auto px-2 sm:order-none"
        aria-label={t('bulk.none')}
        onClick={selection.clear}
      >
        <X aria-hidden className="size-4" />
      </Button>
      {asking === null ? null : (
        <Asking
          doing={asking}
          count={count}
          request={{ ...chosen(selection), count: selection.all ? total : null }}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null)
            selection.clear()
          }}
        />
      )}
    </section>
  )
}

function Asking({
  doing,
  count,
  request,
  onClose,
  onDone,
}: {
  doing: Doing
  count: number
  request: Partial<ChangeRequest>
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useMessages()
  const company = useCompany()
  const apply = useMutation({
    mutationFn: (answer: Partial<ChangeRequest>) =>
      change(company.id, asked(doing, { ...request, ...answer })),
    onSuccess: onDone,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    apply.mutate(answerOf(doing, new FormData(event.currentTarget)))
  }

  return (
    <Dialog title={`${t(`bulk.${doing}`)} · ${t('bulk.chosen', { count })}`} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Question doing={doing} />
        {apply.error === null ? null : <ProblemNotice failure={apply.error} />}
        <div className="flex gap-3">
          <Button type="submit" look={doing === 'delete' ? 'danger' : 'primary'} busy={apply.isPending}>
            {t('bulk.do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Question({ doing }: { doing: Doing }) {
  const { t } = useMessages()
  const format = useFormat()
  const noteId = useId()
  const help = 'text-muted text-pretty'
  switch (doing) {
    case 'setAside':
      return (
        <>
          <p className={help}>{t('bulk.setAsideHelp')}</p>
          <TextField label={t('bulk.why')} name="text" required maxLength={200} autoFocus />
        </>
      )
    case 'moveDue':
      return (
        <>
          <TextField
            label={t('bulk.moveBy')}
            name="shiftDays"
            inputMode="numeric"
            pattern="[-+−]?\d{1,4}"
            help={t('bulk.moveByHelp')}
            autoFocus
          />
          <TextField label={t('bulk.moveTo')} name="day" type="date" note={t('common.optional')} />
        </>
      )
    case 'note':
      return (
        <div className="grid gap-1.5">
          <label htmlFor={noteId} className="text-sm font-medium">
            {t('entry.note')}
          </label>
          <textarea
            id={noteId}
            name="text"
            required
            maxLength={2000}
            // biome-ignore lint/a11y/noAutofocus: the one field of a dialog that was just asked for
            autoFocus
            className="min-h-20 rounded-md border border-edge bg-raised px-3 py-2 text-base sm:text-sm"
          />
        </div>
      )
    case 'settleOutside':
      return (
        <>
          <p className={help}>{t('bulk.settleHelp')}</p>
          <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
            <legend className="mb-1.5 text-sm font-medium">{t('bulk.howPaid')}</legend>
            {(['cash', 'other'] as const).map((way, index) => (
              <label key={way} className="inline-flex min-h-6 items-center gap-1.5">
                <input
                  type="radio"
                  name="way"
                  value={way}
                  defaultChecked={index === 0}
                  className="size-4 accent-accent"
                />
                {t(`bulk.${way}`)}
              </label>
            ))}
          </fieldset>
          <TextField
            label={t('bulk.paidOn')}
            name="day"
            type="date"
            required
            max={format.today}
            defaultValue={format.today}
          />
        </>
      )
    case 'undoSettlements':
      return <p className={help}>{t('bulk.undoHelp')}</p>
    case 'delete':
      return <p className={help}>{t('bulk.deleteHelp')}</p>
    case 'takeBack':
      return null
  }
}

/** What was filled in; what is empty is not sent. */
function answerOf(doing: Doing, form: FormData): Partial<ChangeRequest> {
  const text = (name: string) => String(form.get(name) ?? '').trim() || null
  const day = text('day')
  switch (doing) {
    case 'setAside':
    case 'note':
      return { text: text('text') }
    case 'moveDue': {
      const shift = text('shiftDays')
      return day !== null ? { day } : { shiftDays: shift === null ? null : Number(shift.replace('−', '-')) }
    }
    case 'settleOutside':
      return { way: text('way'), day }
    default:
      return {}
  }
}

/** The whole request; what it does not speak of is null. */
export const asked = (kind: Doing, part: Partial<ChangeRequest>): ChangeRequest => ({
  invoiceIds: null,
  transactionIds: null,
  invoiceFilter: null,
  transactionFilter: null,
  count: null,
  text: null,
  day: null,
  shiftDays: null,
  way: null,
  ...part,
  kind,
})
