import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { typedNumber } from '@/format/enterpriseNumber'
import { useMessages } from '@/i18n'
import { TextField } from './Field'

interface Props {
  initial?: string | null
  note?: string
  help?: string
  error?: string | undefined
}

/** Groups the number while it is typed and checks it at once: a wrong one is named before it is sent. */
export function EnterpriseNumberField({ initial = null, note, help, error }: Props) {
  const { t } = useMessages()
  const [text, setText] = useState(initial === null ? '' : shownOf(initial))
  const typed = typedNumber(text)
  const wrong = typed.state === 'wrong' ? t('problem.invalid-enterprise-number') : error

  return (
    <TextField
      label={t('company.enterpriseNumber')}
      name="enterpriseNumber"
      inputMode="numeric"
      autoComplete="off"
      placeholder="0403.170.701"
      className="tabular"
      value={text}
      onChange={event => {
        const typing = event.target.value
        // Taking a character away must not put its dot back.
        setText(typing.length < text.length ? typing : shownOf(typing))
      }}
      onBlur={() => setText(shownOf(text, true))}
      note={note}
      error={wrong}
      help={
        typed.state === 'valid' ? (
          <span role="status" className="inline-flex items-center gap-1.5 text-good">
            <CircleCheck aria-hidden className="size-3.5" />
            {t('company.numberValid')}
          </span>
        ) : (
          help
        )
      }
    />
  )
}

function shownOf(text: string, whole = false): string {
  const typed = typedNumber(text, whole)
  return typed.state === 'empty' ? text.trim() : typed.shown
}

/** What a form sends: ten digits, or nothing. */
export function readEnterpriseNumber(text: string): { ok: true; digits: string | null } | { ok: false } {
  const typed = typedNumber(text, true)
  if (typed.state === 'empty') return text.trim() === '' ? { ok: true, digits: null } : { ok: false }
  return typed.state === 'valid' ? { ok: true, digits: typed.digits } : { ok: false }
}
