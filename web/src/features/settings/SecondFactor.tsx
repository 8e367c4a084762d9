import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { PasskeyAnswer, RecoveryCodes, SecondFactorSetup } from '@/api/model'
import { codeOf } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { TextField } from '@/parts/Field'
import { PasskeyButton } from '@/parts/PasskeyButton'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { CodeField, isOfProof, PasswordField } from '@/parts/ProofFields'
import { Skeleton } from '@/parts/Skeleton'
import { passkeysQuery, secondFactorQuery } from './queries'
import { SecretLine } from './SecretLine'

/** Whether the password takes a code of a device or a passkey beside it, and the ways to switch that on and off. */
export function SecondFactor() {
  const { t } = useMessages()
  const client = useQueryClient()
  const factor = useQuery(secondFactorQuery)
  const passkeys = useQuery(passkeysQuery)
  const [open, setOpen] = useState<'on' | 'passkeys' | 'off' | null>(null)
  const close = () => {
    setOpen(null)
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
  }
  if (factor.data === undefined) {
    return factor.error === null ? <Skeleton lines={1} /> : <ProblemNotice failure={factor.error} />
  }
  return (
    <>
      <p className="text-pretty text-muted">
        {!factor.data.on
          ? t('factor.off')
          : t(factor.data.byPasskeys ? 'factor.onByPasskeys' : 'factor.on', {
              count: factor.data.recoveryCodes,
            })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setOpen(factor.data.on ? 'off' : 'on')}>
          {factor.data.on ? t('factor.switchOff') : t('factor.begin')}
        </Button>
        {factor.data.on || !passkeys.data?.length ? null : (
          <Button onClick={() => setOpen('passkeys')}>{t('factor.byPasskeys')}</Button>
        )}
      </div>
      {open === 'on' ? <SwitchOn onClose={close} /> : null}
      {open === 'passkeys' ? <UsePasskeys onClose={close} /> : null}
      {open === 'off' ? <SwitchOff passkeys={(passkeys.data?.length ?? 0) > 0} onClose={close} /> : null}
    </>
  )
}

/** Password, device, paper: one after the other, and nothing counts before a code was right. */
function SwitchOn({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const begin = useMutation({
    mutationFn: (password: string) => api.post<SecondFactorSetup>('/me/second-factor', { password }),
  })
  const confirm = useMutation({
    mutationFn: (code: string) => api.post<RecoveryCodes>('/me/second-factor/confirmation', { code }),
  })
  return (
    <Dialog title={confirm.data === undefined ? t('factor.title') : t('factor.paperTitle')} onClose={onClose}>
      {confirm.data !== undefined ? (
        <Paper codes={confirm.data.codes} onKept={onClose} />
      ) : begin.data !== undefined ? (
        <Device
          setup={begin.data}
          failure={confirm.error}
          busy={confirm.isPending}
          onCode={confirm.mutate}
          onClose={onClose}
        />
      ) : (
        <form onSubmit={event => begin.mutate(submitted(event, 'password'))} className="grid gap-5">
          <PasswordField failure={begin.error} />
          {begin.error === null || isOfProof(begin.error) ? null : <ProblemNotice failure={begin.error} />}
          <Deeds onClose={onClose} busy={begin.isPending} text={t('factor.next')} />
        </form>
      )}
    </Dialog>
  )
}

/** There is nothing to set up: the passkeys are there. The codes on paper are for when they are not. */
function UsePasskeys({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const use = useMutation({
    mutationFn: (password: string) => api.post<RecoveryCodes>('/me/second-factor/passkeys', { password }),
  })
  return (
    <Dialog
      title={use.data === undefined ? t('factor.byPasskeys') : t('factor.paperTitle')}
      onClose={onClose}
    >
      {use.data !== undefined ? (
        <Paper codes={use.data.codes} onKept={onClose} />
      ) : (
        <form onSubmit={event => use.mutate(submitted(event, 'password'))} className="grid gap-5">
          <p className="text-pretty text-muted">{t('factor.byPasskeysText')}</p>
          <PasswordField failure={use.error} />
          {use.error === null || isOfProof(use.error) ? null : <ProblemNotice failure={use.error} />}
          <Deeds onClose={onClose} busy={use.isPending} text={t('factor.switchOn')} />
        </form>
      )}
    </Dialog>
  )
}

function Device({
  setup,
  failure,
  busy,
  onCode,
  onClose,
}: {
  setup: SecondFactorSetup
  failure: Error | null
  busy: boolean
  onCode: (code: string) => void
  onClose: () => void
}) {
  const { t } = useMessages()
  const wrong = codeOf(failure) === 'wrong-code'
  return (
    <form onSubmit={event => onCode(submitted(event, 'code'))} className="grid gap-4">
      <p>{t('factor.scan')}</p>
      <Squares rows={setup.squares} label={t('factor.scan')} />
      <p className="text-muted">{t('factor.type')}</p>
      <SecretLine
        label={t('factor.type')}
        text={setup.secret.match(/.{1,4}/g)?.join(' ') ?? setup.secret}
        copy={t('secret.copy')}
      />
      <TextField
        label={t('factor.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={wrong ? problemText(t, failure) : undefined}
      />
      {failure === null || wrong ? null : <ProblemNotice failure={failure} />}
      <Deeds onClose={onClose} busy={busy} text={t('factor.switchOn')} />
    </form>
  )
}

/** A QR code: black on white in light and dark alike, as cameras want it, with the quiet margin of four squares. */
function Squares({ rows, label }: { rows: readonly string[]; label: string }) {
  const size = rows.length + 8
  const path = rows
    .flatMap((row, y) => [...row].map((square, x) => (square === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="mx-auto w-48 rounded-md bg-white"
    >
      <path d={path} className="fill-black" />
    </svg>
  )
}

function Paper({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useMessages()
  return (
    <div className="grid gap-4">
      <p className="text-pretty">{t('factor.paper')}</p>
      <ol className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button look="primary" onClick={onKept} className="justify-self-end">
        {t('factor.kept')}
      </Button>
    </div>
  )
}

/** @param passkeys whether there are some, which prove as much as a code */
function SwitchOff({ passkeys, onClose }: { passkeys: boolean; onClose: () => void }) {
  const { t } = useMessages()
  const form = useRef<HTMLFormElement>(null)
  const remove = useMutation({
    mutationFn: (proofs: { password: string; code: string | null; passkey: PasskeyAnswer | null }) =>
      api.post('/me/second-factor/removal', proofs),
    onSuccess: onClose,
  })
  const byPasskey = (passkey: PasskeyAnswer) => {
    const password = form.current === null ? '' : String(new FormData(form.current).get('password'))
    remove.mutate({ password, code: null, passkey })
  }
  return (
    <Dialog title={t('factor.switchOff')} onClose={onClose}>
      <form
        ref={form}
        onSubmit={event =>
          remove.mutate({
            password: submitted(event, 'password'),
            code: submitted(event, 'code'),
            passkey: null,
          })
        }
        className="grid gap-5"
      >
        <PasswordField failure={remove.error} />
        <CodeField failure={remove.error} />
        {passkeys ? (
          <PasskeyButton text={t('passkeys.use')} busy={remove.isPending} onAnswer={byPasskey} />
        ) : null}
        {remove.error === null || isOfProof(remove.error) ? null : <ProblemNotice failure={remove.error} />}
        <Deeds onClose={onClose} busy={remove.isPending} text={t('factor.switchOff')} />
      </form>
    </Dialog>
  )
}

function Deeds({ onClose, busy, text }: { onClose: () => void; busy: boolean; text: string }) {
  const { t } = useMessages()
  return (
    <div className="flex justify-end gap-3">
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button type="submit" look="primary" busy={busy}>
        {text}
      </Button>
    </div>
  )
}

function submitted(event: FormEvent<HTMLFormElement>, name: string): string {
  event.preventDefault()
  return String(new FormData(event.currentTarget).get(name))
}
