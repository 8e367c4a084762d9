import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Passkey, PasskeyAnswer, PasskeyWish, UUID } from '@/api/model'
import { codeOf, Problem } from '@/api/problem'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { TextField } from '@/parts/Field'
import { PasskeyButton } from '@/parts/PasskeyButton'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { CodeField, isOfProof, PasswordField } from '@/parts/ProofFields'
import { newPasskey, passkeysHere } from '@/parts/passkeys'
import { useSession } from '@/session/queries'
import { deviceName } from './deviceName'
import { passkeysQuery, secondFactorQuery } from './queries'

/** What opens the account by a finger, a face or the code of a device, instead of the password. */
export function Passkeys() {
  const { t } = useMessages()
  const client = useQueryClient()
  const passkeys = useQuery(passkeysQuery)
  const [open, setOpen] = useState<'add' | Passkey | null>(null)
  const here = passkeysHere()
  const refresh = () =>
    Promise.all(
      [passkeysQuery, secondFactorQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
    )
  const remove = useMutation({
    mutationFn: (id: UUID) => api.delete(`/me/passkeys/${id}`),
    onSettled: refresh,
  })
  const close = () => {
    setOpen(null)
    void refresh()
  }
  return (
    <>
      {passkeys.error === null ? null : <ProblemNotice failure={passkeys.error} />}
      {passkeys.data?.length === 0 ? <p>{t('passkeys.none')}</p> : null}
      <ul>
        {passkeys.data?.map(passkey => (
          <li
            key={passkey.id}
            className="grid grid-cols-[1fr_auto] items-center gap-3 border-b border-line py-2 first:pt-0"
          >
            <About passkey={passkey} />
            <span className="flex flex-wrap justify-end">
              <Button
                look="quiet"
                aria-label={t('passkeys.renameOf', { name: passkey.name })}
                onClick={() => setOpen(passkey)}
              >
                {t('passkeys.rename')}
              </Button>
              <Button
                look="quiet"
                aria-label={t('passkeys.removeOf', { name: passkey.name })}
                busy={remove.isPending && remove.variables === passkey.id}
                onClick={() => remove.mutate(passkey.id)}
              >
                {t('passkeys.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {remove.error === null ? null : <ProblemNotice failure={remove.error} />}
      {here === 'yes' ? (
        <Button className="justify-self-start" onClick={() => setOpen('add')}>
          {t('passkeys.add')}
        </Button>
      ) : (
        <p className="text-pretty text-muted">
          {t(here === 'no' ? 'passkeys.notHere' : 'passkeys.unnamed', {
            address: `http://localhost${location.port === '' ? '' : `:${location.port}`}`,
          })}
        </p>
      )}
      {open === 'add' ? <Add onClose={close} /> : null}
      {open !== null && open !== 'add' ? <Rename passkey={open} onClose={close} /> : null}
    </>
  )
}

function About({ passkey: { name, place, synced, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useMessages()
  const format = useFormat()
  return (
    <span className="min-w-0">
      <span className="block truncate">{name}</span>
      <span className="block text-xs text-muted">
        {[
          place === location.hostname ? null : t('passkeys.place', { place }),
          t(synced ? 'passkeys.synced' : 'passkeys.bound'),
          lastUsedAt === null ? t('passkeys.never') : t('passkeys.used', { at: format.moment(lastUsedAt) }),
        ]
          .filter(each => each !== null)
          .join(' · ')}
      </span>
    </span>
  )
}

/** Takes what signing in takes: a passkey stands for all of it later. */
function Add({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const { user } = useSession()
  const [proof, setProof] = useState<{ passkey: boolean } | null>(null)
  const add = useMutation({
    mutationFn: async (typed: Typed) => {
      const { name, ...proofs } = typed
      const wish = await api.post<PasskeyWish>('/me/passkeys/challenge', proofs)
      return api.post<Passkey>('/me/passkeys', { name, ...(await newPasskey(wish, user)) })
    },
    onError: failure => {
      if (failure instanceof Problem && failure.code === 'code-needed') {
        setProof({ passkey: failure.extras.passkey === true })
      }
    },
    onSuccess: onClose,
  })
  const form = useRef<HTMLFormElement>(null)
  function send(passkey: PasskeyAnswer | null) {
    if (form.current === null) return
    const fields = new FormData(form.current)
    const code = fields.get('code')
    add.mutate({
      name: String(fields.get('name')),
      password: String(fields.get('password')),
      code: passkey === null && code !== null ? String(code) : null,
      passkey,
    })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send(null)
  }

  return (
    <Dialog title={t('passkeys.add')} onClose={onClose}>
      <form ref={form} onSubmit={submit} className="grid gap-5">
        <p className="text-pretty text-muted">{t('passkeys.how')}</p>
        <TextField
          label={t('passkeys.name')}
          name="name"
          defaultValue={deviceName(navigator.userAgent) ?? ''}
          required
          maxLength={100}
        />
        <PasswordField failure={add.error} />
        {proof === null ? null : <CodeField failure={add.error} asked />}
        {proof?.passkey === true ? (
          <PasskeyButton text={t('passkeys.use')} busy={add.isPending} onAnswer={send} />
        ) : null}
        {add.error === null || isOfProof(add.error) ? null : codeOf(add.error) === 'passkey-cancelled' ? (
          <p role="status" className="text-muted">
            {t('problem.passkey-cancelled')}
          </p>
        ) : (
          <ProblemNotice failure={add.error} />
        )}
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={add.isPending}>
            {t('passkeys.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Typed {
  name: string
  password: string
  code: string | null
  passkey: PasskeyAnswer | null
}

function Rename({ passkey: { id, name }, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useMessages()
  const rename = useMutation({
    mutationFn: (wanted: string) => api.patch(`/me/passkeys/${id}`, { name: wanted }),
    onSuccess: onClose,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    rename.mutate(String(new FormData(event.currentTarget).get('name')))
  }

  return (
    <Dialog title={t('passkeys.renameOf', { name })} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-5">
        <TextField label={t('passkeys.name')} name="name" defaultValue={name} required maxLength={100} />
        {rename.error === null ? null : <ProblemNotice failure={rename.error} />}
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={rename.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
