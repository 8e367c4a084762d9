import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { AddressAnswer } from '@/api/model'
import { codeOf } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { isOfProof, PasswordField } from '@/parts/ProofFields'
import { Saved } from '@/parts/Saved'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { installationQuery, sessionQuery, useSession } from '@/session/queries'

/** The address one signs in with, and whether it is known to be one's own. */
export function AddressForm() {
  const { t } = useMessages()
  const { user } = useSession()
  const [changing, setChanging] = useState(false)
  return (
    <section aria-label={t('address.title')} className="grid gap-3">
      <h3 className="font-medium">{t('address.title')}</h3>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="min-w-0 break-words">{user.email}</span>
        {changing ? null : <Button onClick={() => setChanging(true)}>{t('address.change')}</Button>}
      </div>
      {user.confirmed ? null : <Unconfirmed email={user.email} />}
      {changing ? <Change onDone={() => setChanging(false)} /> : null}
    </section>
  )
}

function Unconfirmed({ email }: { email: string }) {
  const { t } = useMessages()
  // Where no mail is set up nothing could be sent, so nothing is asked for.
  const installation = useQuery(installationQuery)
  const ask = useMutation({ mutationFn: () => api.post('/me/address/confirmation') })
  if (!installation.data?.mail) return null
  return (
    <Notice tone="look">
      <p className="text-pretty">{t('address.unconfirmed', { email })}</p>
      <div className="mt-1 flex items-center gap-3">
        <Button busy={ask.isPending} onClick={() => ask.mutate()}>
          {t('address.confirm')}
        </Button>
        <span role="status">{ask.isSuccess ? t('address.confirmSent') : null}</span>
      </div>
      {ask.error === null ? null : <ProblemNotice failure={ask.error} />}
    </Notice>
  )
}

function Change({ onDone }: { onDone: () => void }) {
  const { t } = useMessages()
  const client = useQueryClient()
  const filled = useRef<HTMLFormElement | null>(null)
  const change = useMutation({
    mutationFn: (request: { email: string; password: string }) =>
      api.put<AddressAnswer>('/me/address', request),
    onSuccess: answer => {
      filled.current?.reset()
      client.setQueryData(sessionQuery.queryKey, answer.session)
      if (!answer.linkSent) onDone()
    },
  })
  const code = codeOf(change.error)
  const underEmail = code === 'email-taken' || code === 'invalid-email'
  const form = useFocusFirstError(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    filled.current = event.currentTarget
    const fields = new FormData(event.currentTarget)
    change.mutate({ email: String(fields.get('email')), password: String(fields.get('password')) })
  }

  if (change.data?.linkSent) return <Notice tone="good">{t('address.linkSent')}</Notice>
  return (
    <form ref={form} onSubmit={submit} className="grid gap-5">
      <TextField
        label={t('address.new')}
        name="email"
        type="email"
        autoComplete="email"
        required
        error={underEmail ? problemText(t, change.error) : undefined}
      />
      <PasswordField failure={change.error} />
      {change.error === null || underEmail || isOfProof(change.error) ? null : (
        <ProblemNotice failure={change.error} />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={change.isPending}>
          {t('address.change')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Saved when={change.isSuccess} />
      </div>
    </form>
  )
}
