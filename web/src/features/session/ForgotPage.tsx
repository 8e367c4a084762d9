import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Gate } from '@/session/Gate'

/** The same answer for every address: whether there is an account is nobody's business. */
export function ForgotPage() {
  const { t } = useMessages()
  const ask = useMutation({
    mutationFn: (email: string) => api.post('/password-resets', { email }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    ask.mutate(String(new FormData(event.currentTarget).get('email')).trim())
  }

  return (
    <Gate title={t('forgot.title')} intro={t('forgot.intro')}>
      <form onSubmit={submit} className="grid gap-5">
        {ask.error === null ? null : <ProblemNotice failure={ask.error} />}
        <TextField label={t('session.email')} name="email" type="email" autoComplete="username" required />
        <div aria-live="polite">
          {ask.isSuccess ? <Notice tone="good">{t('forgot.sent', { email: ask.variables })}</Notice> : null}
        </div>
        <Button type="submit" look="primary" busy={ask.isPending}>
          {t('forgot.send')}
        </Button>
        <p>
          <Link to="/sign-in" className="text-accent underline underline-offset-2">
            {t('forgot.back')}
          </Link>
        </p>
      </form>
    </Gate>
  )
}
