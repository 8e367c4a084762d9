import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { api } from '@/api/client'
import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { Gate } from '@/session/Gate'
import { queryClient } from '@/session/queryClient'
import { forgetSecret, useSecret } from './useSecret'

const LEAST_CHARACTERS = 10

/** Where the link leads that was sent to whoever forgot the password. */
export function NewPasswordPage() {
  const { t } = useMessages()
  const token = useSecret('newPassword')
  const reset = useMutation({
    mutationFn: (password: string) => api.post('/password-resets/use', { token, password }),
    onSuccess: () => {
      forgetSecret('newPassword')
      queryClient.clear()
    },
  })
  const weak = reset.error instanceof Problem && reset.error.code === 'weak-password'
  const form = useFocusFirstError(weak ? reset.error : null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    reset.mutate(String(new FormData(event.currentTarget).get('password')))
  }

  return (
    <Gate title={t('newPassword.title')}>
      {reset.isSuccess ? (
        <div className="grid gap-5">
          <Notice tone="good">{t('newPassword.done')}</Notice>
          <Link to="/sign-in" className={buttonLook('primary')}>
            {t('session.signIn')}
          </Link>
        </div>
      ) : (
        <form ref={form} onSubmit={submit} className="grid gap-5">
          {reset.error === null || weak ? null : <ProblemNotice failure={reset.error} />}
          <TextField
            label={t('settings.passwordNew')}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={LEAST_CHARACTERS}
            help={t('session.passwordHelp', { count: LEAST_CHARACTERS })}
            error={weak ? problemText(t, reset.error) : undefined}
          />
          <Button type="submit" look="primary" busy={reset.isPending}>
            {t('newPassword.save')}
          </Button>
        </form>
      )}
    </Gate>
  )
}
