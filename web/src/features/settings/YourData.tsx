import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { sessionQuery, useCompany } from '@/session/queries'
import { codeOf } from './codeOf'

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
  const [codeWanted, wantCode] = useState(false)
  const erase = useMutation({
    mutationFn: (proofs: { password: string; code: string | null }) => api.post('/me/erasure', proofs),
    onError: failure => {
      if (codeOf(failure) === 'code-needed') wantCode(true)
    },
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in', replace: true })
      client.clear()
    },
  })
  const code = codeOf(erase.error)
  const underField = code === 'wrong-password' || code === 'wrong-code' || code === 'code-needed'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    erase.mutate({
      password: String(fields.get('password')),
      code: codeWanted ? String(fields.get('code')) : null,
    })
  }

  return (
    <Dialog title={t('data.eraseTitle')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-5">
        <p className="text-pretty">{t('data.eraseText')}</p>
        <TextField
          label={t('factor.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={code === 'wrong-password' ? problemText(t, erase.error) : undefined}
        />
        {codeWanted ? (
          <TextField
            label={t('code.label')}
            name="code"
            autoComplete="one-time-code"
            required
            help={t('code.help')}
            error={code === 'wrong-code' ? problemText(t, erase.error) : undefined}
          />
        ) : null}
        {erase.error === null || underField ? null : <ProblemNotice failure={erase.error} />}
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
