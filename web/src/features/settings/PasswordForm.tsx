import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { api } from '@/api/client'
import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Saved } from '@/parts/Saved'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { openSessionsQuery } from './queries'

export function PasswordForm() {
  const { t } = useMessages()
  const client = useQueryClient()
  const filled = useRef<HTMLFormElement | null>(null)
  const change = useMutation({
    mutationFn: (passwords: { current: string; replacement: string }) => api.put('/me/password', passwords),
    onSuccess: () => {
      filled.current?.reset()
      return client.invalidateQueries({ queryKey: openSessionsQuery.queryKey })
    },
  })
  const code = change.error instanceof Problem ? change.error.code : null
  const form = useFocusFirstError(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    filled.current = event.currentTarget
    const fields = new FormData(event.currentTarget)
    change.mutate({ current: String(fields.get('current')), replacement: String(fields.get('replacement')) })
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-5">
      <TextField
        label={t('settings.passwordCurrent')}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={code === 'wrong-password' ? problemText(t, change.error) : undefined}
      />
      <TextField
        label={t('settings.passwordNew')}
        name="replacement"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        help={t('session.passwordHelp', { count: 10 })}
        error={code === 'weak-password' ? problemText(t, change.error) : undefined}
      />
      {code === null || code === 'wrong-password' || code === 'weak-password' ? null : (
        <ProblemNotice failure={change.error} />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={change.isPending}>
          {t('settings.passwordChange')}
        </Button>
        <Saved when={change.isSuccess} />
      </div>
    </form>
  )
}
