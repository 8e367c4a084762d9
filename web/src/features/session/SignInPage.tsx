import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { PasskeyAnswer, Session, SignInRequest } from '@/api/model'
import { codeOf, Problem } from '@/api/problem'
import { useFormat } from '@/format/useFormat'
import { speak, useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { PasskeyButton } from '@/parts/PasskeyButton'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { CodeField, isOfProof } from '@/parts/ProofFields'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { Gate } from '@/session/Gate'
import { sessionQuery } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { DemoEntry } from './DemoEntry'
import { ownAddress } from './ownAddress'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useMessages()
  const format = useFormat()
  const { next, email } = route.useSearch()
  const router = useRouter()
  const signIn = useMutation({
    mutationFn: (request: SignInRequest | PasskeyAnswer) =>
      api.post<Session>('password' in request ? '/session' : '/session/passkey', request),
    onError: failure => {
      if (codeOf(failure) === 'code-needed') wantCode(true)
    },
    onSuccess: async session => {
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await speak(session.user.language)
      router.history.push(ownAddress(next) ?? '/')
    },
  })
  const problem = signIn.error instanceof Problem ? signIn.error : null
  const wrong = problem?.code === 'wrong-credentials'
  const wrongCode = problem?.code === 'wrong-code'
  const [codeWanted, wantCode] = useState(false)
  const form = useFocusFirstError(wrong || wrongCode ? problem : null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    signIn.mutate({
      email: String(fields.get('email')),
      password: String(fields.get('password')),
      code: codeWanted ? String(fields.get('code')) : null,
    })
  }

  return (
    <Gate title={t('session.signIn')} intro={t('session.intro')}>
      <form ref={form} onSubmit={submit} className="grid gap-5">
        {next === undefined ? null : <Notice>{t('session.signInFirst')}</Notice>}
        {problem === null || wrong || isOfProof(problem) ? null : problem.code === 'locked-out' ? (
          <Notice tone="danger">
            {t('problem.locked-out-until', { until: format.moment(String(problem.extras.until)) })}
          </Notice>
        ) : (
          <ProblemNotice failure={problem} />
        )}
        <TextField
          label={t('session.email')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          required
        />
        <TextField
          label={t('session.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={wrong ? t('problem.wrong-credentials') : undefined}
        />
        {codeWanted ? <CodeField failure={signIn.error} asked /> : null}
        <Button type="submit" look="primary" busy={signIn.isPending}>
          {t('session.signIn')}
        </Button>
        <PasskeyButton text={t('passkeys.signIn')} busy={signIn.isPending} onAnswer={signIn.mutate} />
        <p>
          <Link to="/forgot-password" className="text-accent underline underline-offset-2">
            {t('forgot.link')}
          </Link>
        </p>
        <p className="text-muted">
          {t('session.noAccount')}{' '}
          <Link
            to="/sign-up"
            search={{ next, email }}
            className="font-medium text-accent underline underline-offset-2"
          >
            {t('session.signUp')}
          </Link>
        </p>
      </form>
      <DemoEntry />
    </Gate>
  )
}
