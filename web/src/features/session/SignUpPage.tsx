import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Session, SignUpRequest } from '@/api/model'
import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { Gate } from '@/session/Gate'
import { sessionQuery } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { ownAddress } from './ownAddress'

const route = getRouteApi('/sign-up')
const LEAST_CHARACTERS = 10

/** Which field a refusal belongs under. */
const fieldOf: Readonly<Record<string, 'email' | 'password'>> = {
  'email-taken': 'email',
  'invalid-email': 'email',
  'weak-password': 'password',
}

export function SignUpPage() {
  const { t, language } = useMessages()
  const { next, email } = route.useSearch()
  const router = useRouter()
  const [tooShort, setTooShort] = useState<Problem | null>(null)
  const signUp = useMutation({
    mutationFn: (request: SignUpRequest) => api.post<Session>('/users', request),
    onSuccess: async session => {
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      router.history.push(ownAddress(next) ?? '/start')
    },
  })
  const failure = tooShort ?? signUp.error
  const field = failure instanceof Problem ? fieldOf[failure.code] : undefined
  const form = useFocusFirstError(failure)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const password = String(fields.get('password'))
    const short = [...password].length < LEAST_CHARACTERS
    setTooShort(short ? new Problem('weak-password', 422) : null)
    if (!short) signUp.mutate({ email: String(fields.get('email')), password, language })
  }

  return (
    <Gate title={t('session.signUp')} intro={t('session.intro')}>
      <form ref={form} onSubmit={submit} className="grid gap-5">
        {failure === null || field !== undefined ? null : <ProblemNotice failure={failure} />}
        <TextField
          label={t('session.email')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          required
          error={field === 'email' ? problemText(t, failure) : undefined}
        />
        <TextField
          label={t('session.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          help={t('session.passwordHelp', { count: LEAST_CHARACTERS })}
          error={field === 'password' ? problemText(t, failure) : undefined}
        />
        <Button type="submit" look="primary" busy={signUp.isPending}>
          {t('session.signUp')}
        </Button>
        <p className="text-muted">
          {t('session.haveAccount')}{' '}
          <Link
            to="/sign-in"
            search={{ next, email }}
            className="font-medium text-accent underline underline-offset-2"
          >
            {t('session.signIn')}
          </Link>
        </p>
      </form>
    </Gate>
  )
}
