import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/api/client'
import type { Direction, EntryAnswer } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { offerUndo } from '@/parts/changes/deeds'
import { CurrencyField } from '@/parts/entry/CurrencyField'
import { EntryForm, nothingTyped, type Typed } from '@/parts/entry/EntryForm'
import { NatureChoices, type PaperKind } from '@/parts/entry/NatureChoices'
import { Panel } from '@/parts/Panel'
import { attach } from '@/parts/remarks/Remarks'
import { companyPath, companyQuery, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

interface Props {
  expected: boolean
  direction: Direction
  onClose: () => void
}

interface Sent {
  fields: Record<string, string | null>
  note: string
  file: File | null
  next: boolean
}

/** Something new by hand, and after it the next one: what is the same for a pile of paper stays as it was. */
export function EntryPanel({ expected, direction: first, onClose }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const [direction, setDirection] = useState<Direction>(first)
  const [kind, setKind] = useState<PaperKind>('invoice')
  const found = useQuery(companyQuery(company.id))
  const [chosen, setCurrency] = useState<string | null>(null)
  const currency = chosen ?? found.data?.currency ?? 'EUR'
  const [turn, setTurn] = useState(() => newTurn(expected ? {} : { issueDate: format.today }))

  const save = useMutation({
    mutationFn: async ({ fields, note, file }: Sent) => {
      const entered = await api.post<EntryAnswer>(`${companyPath(company.id)}/invoices`, {
        id: turn.id,
        kind: expected ? 'expected' : kind,
        direction,
        currency: chosen,
        fields,
        note: note || null,
      })
      if (file !== null) await attach(company.id, `/invoices/${entered.invoiceId}`, file)
      return entered
    },
    onSuccess: async (entered, { fields, next }) => {
      const what = [fields.counterpartyName, fields.number].filter(Boolean).join(' ')
      if (entered.changeId !== null) offerUndo(company.id, t('entry.saved', { what }), entered.changeId)
      if (next) setTurn(newTurn(expected ? {} : { issueDate: fields.issueDate ?? '' }))
      else onClose()
      await refreshCompany(company.id)
    },
  })

  return (
    <Panel title={t(expected ? 'entry.newExpected' : 'entry.newInvoice')} onClose={onClose}>
      <p className="text-muted text-pretty">{t(expected ? 'entry.expectedHelp' : 'entry.merges')}</p>
      <EntryForm
        key={turn.id}
        expected={expected}
        direction={direction}
        currency={currency}
        above={
          <>
            <NatureChoices
              direction={direction}
              onDirection={setDirection}
              kind={expected ? null : { value: kind, onChange: setKind }}
            />
            {expected ? null : <CurrencyField value={currency} failure={save.error} onChange={setCurrency} />}
          </>
        }
        initial={turn.initial}
        isNew
        busy={save.isPending}
        failure={save.error}
        onSave={(fields, extras) => save.mutate({ fields, ...extras })}
        onCancel={onClose}
      />
    </Panel>
  )
}

/** The id goes with what is sent, so that sending it twice enters it once. */
const newTurn = (known: Partial<Typed>) => ({
  id: crypto.randomUUID(),
  initial: { ...nothingTyped, ...known },
})
