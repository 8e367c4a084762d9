import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { PasskeyAnswer } from '@/api/model'
import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { PasskeyButton } from '@/parts/PasskeyButton'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { CodeField, isOfProof, PasswordField } from '@/parts/ProofFields'
import { sessionQuery, useCompany } from '@/session/queries'

/** What is kept of the person who is signed in, to take along; and the ways out. */
export function YourData() {
  const { t } = useMessages()
  const company = useCompany()
  const [open, setOpen] = useState<'leave' | 'erase' | null>(null)
  return (
    <>
      <p className="text-pretty text-muted">{t('data.text')}</p>
      <div className="flex flex-wrap gap-3">
        <a href={api.address('/me/data')} download className={buttonLook('plain')}>
          {t('data.take')}
        </a>
        <Button className="max-w-full" onClick={() => setOpen('leave')}>
          <span className="truncate">{t('data.leave', { company: company.name })}</span>
        </Button>
        <Button look="danger" onClick={() => setOpen('erase')}>
          {t('data.erase')}
        </Button>
      </div>
      {open === 'leave' ? <Leave onClose={() => setOpen(null)} /> : null}
      {open === 'erase' ? <Erase onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function Leave({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const router = useRouter()
  const leave = useMutation({
    mutationFn: () => api.delete(`/me/memberships/${company.id}`),
    onSuccess: async () => {
      // The pages of the company first, which cannot stand without it.
      await router.navigate({ to: '/start' })
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await router.navigate({ to: '/' })
    },
  })
  return (
    <Dialog title={t('data.leaveTitle', { company: company.name })} onClose={onClose}>
      <p className="text-pretty">{t('data.leaveText')}</p>
      {leave.error === null ? null : <ProblemNotice failure={leave.error} />}
      <div className="mt-5 flex justify-end gap-3">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="danger" busy={leave.isPending} onClick={() => leave.mutate()}>
          {t('data.leave', { company: company.name })}
        </Button>
      </div>
    </Dialog>
  )
}

function Erase({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const client = useQueryClient()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [proof, setProof] = useState<{ passkey: boolean } | null>(null)
  const erase = useMutation({
    mutationFn: (proofs: { password: string; code: string | null; passkey: PasskeyAnswer | null }) =>
      api.post('/me/erasure', proofs),
    onError: failure => {
      if (failure instanceof Problem && failure.code === 'code-needed') {
        setProof({ passkey: failure.extras.passkey === true })
      }
    },
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in', replace: true })
      client.clear()
    },
  })

  function send(passkey: PasskeyAnswer | null) {
    if (form.current === null) return
    const fields = new FormData(form.current)
    const code = passkey === null && proof !== null ? String(fields.get('code')) : null
    erase.mutate({ password: String(fields.get('password')), code, passkey })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send(null)
  }

  return (
    <Dialog title={t('data.eraseTitle')} onClose={onClose}>
      <form ref={form} onSubmit={submit} className="grid gap-5">
        <p className="text-pretty">{t('data.eraseText')}</p>
        <PasswordField failure={erase.error} />
        {proof === null ? null : <CodeField failure={erase.error} asked />}
        {proof?.passkey === true ? (
          <PasskeyButton text={t('passkeys.use')} busy={erase.isPending} onAnswer={send} />
        ) : null}
        {erase.error === null || isOfProof(erase.error) ? null : <ProblemNotice failure={erase.error} />}
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="danger" busy={erase.isPending}>
            {t('data.erased')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
