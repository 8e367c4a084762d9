import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '@/api/client'
import type { MailServer, MailState, ResetLink } from '@/api/model'
import { codeOf, Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { Button } from '@/parts/Button'
import { SelectField, TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Saved } from '@/parts/Saved'
import { Skeleton } from '@/parts/Skeleton'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { installationQuery, useSession } from '@/session/queries'
import { mailQuery } from './queries'
import { SecretLine } from './SecretLine'

type Encryption = MailServer['encryption']
const encryptions: readonly Encryption[] = ['starttls', 'tls', 'none']
const usualPort: Readonly<Record<Encryption, number>> = { starttls: 587, tls: 465, none: 25 }

type Request = Omit<MailServer, 'username'> & { username: string | null; password: string | null }

/** Through which server mail leaves, for whoever runs this installation. */
export function MailBlock() {
  const { t } = useMessages()
  const mail = useQuery(mailQuery)
  return (
    <Block title={t('mail.title')} help={t('mail.help')}>
      {mail.data === undefined ? (
        mail.error === null ? (
          <Skeleton lines={3} />
        ) : (
          <ProblemNotice failure={mail.error} />
        )
      ) : (
        <div className="grid gap-6">
          <State mail={mail.data} />
          <ServerForm key={mail.data.server === null ? 'none' : 'set'} server={mail.data.server} />
          {mail.data.server === null ? <HandedLink /> : null}
        </div>
      )}
    </Block>
  )
}

function State({ mail: { server, waiting, failed } }: { mail: MailState }) {
  const { t } = useMessages()
  return (
    <div className="grid gap-3">
      <p className="text-pretty">{server === null ? t('mail.off') : t('mail.on', { host: server.host })}</p>
      {waiting === 0 ? null : <Notice>{t('mail.waiting', { count: waiting })}</Notice>}
      {failed === 0 ? null : <Notice tone="look">{t('mail.failed', { count: failed })}</Notice>}
    </div>
  )
}

function ServerForm({ server }: { server: MailServer | null }) {
  const { t } = useMessages()
  const { user } = useSession()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: installationQuery.queryKey })
  const save = useMutation({
    mutationFn: (request: Request) => api.put<MailState>('/installation/mail', request),
    onSuccess: state => {
      client.setQueryData(mailQuery.queryKey, state)
      return refresh()
    },
  })
  const test = useMutation({
    mutationFn: (request: Request) => api.post('/installation/mail/test', request),
  })
  const remove = useMutation({
    mutationFn: () => api.delete('/installation/mail'),
    onSuccess: refresh,
  })
  const failure = save.error ?? test.error ?? remove.error
  const fields = failure instanceof Problem ? failure.fields : []
  const element = useFocusFirstError(failure)
  const errorOf = (name: string) =>
    fields.some(({ field }) => field === name) ? problemText(t, failure) : undefined

  function request(): Request {
    const typed = new FormData(element.current ?? undefined)
    const text = (name: string) => String(typed.get(name) ?? '').trim()
    return {
      host: text('host'),
      port: Number(text('port')),
      encryption: text('encryption') as Encryption,
      username: text('username') || null,
      password: String(typed.get('password') ?? '') || null,
      sender: text('sender'),
      pageAddress: text('pageAddress'),
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    test.reset()
    save.mutate(request())
  }

  return (
    <form ref={element} onSubmit={submit} className="grid gap-5">
      <div className="grid gap-3 sm:grid-cols-[1fr_7rem]">
        <TextField
          label={t('mail.host')}
          name="host"
          defaultValue={server?.host}
          autoComplete="off"
          required
          error={errorOf('host')}
        />
        <TextField
          label={t('mail.port')}
          name="port"
          inputMode="numeric"
          defaultValue={server?.port ?? usualPort.starttls}
          required
          error={errorOf('port')}
        />
      </div>
      <SelectField
        label={t('mail.encryption')}
        name="encryption"
        defaultValue={server?.encryption ?? 'starttls'}
        onChange={event => {
          const port = element.current?.elements.namedItem('port')
          const usual = Object.values(usualPort).map(String)
          if (port instanceof HTMLInputElement && usual.includes(port.value)) {
            port.value = String(usualPort[event.target.value as Encryption])
          }
        }}
      >
        {encryptions.map(kind => (
          <option key={kind} value={kind}>
            {t(`mail.${kind}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label={t('mail.username')}
          name="username"
          note={t('common.optional')}
          autoComplete="off"
          defaultValue={server?.username ?? ''}
        />
        <TextField
          label={t('mail.password')}
          name="password"
          type="password"
          autoComplete="off"
          note={t('common.optional')}
          help={server?.username ? t('mail.passwordKept') : undefined}
          error={errorOf('password')}
        />
      </div>
      <TextField
        label={t('mail.sender')}
        name="sender"
        type="email"
        defaultValue={server?.sender ?? ''}
        required
        error={errorOf('sender')}
      />
      <TextField
        label={t('mail.pageAddress')}
        name="pageAddress"
        type="url"
        defaultValue={server?.pageAddress ?? window.location.origin}
        required
        help={t('mail.pageAddressHelp')}
        error={errorOf('pageAddress')}
      />
      {failure === null || fields.length > 0 ? null : <ProblemNotice failure={failure} />}
      <div aria-live="polite">
        {test.isSuccess ? <Notice tone="good">{t('mail.tested', { email: user.email })}</Notice> : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <Button
          busy={test.isPending}
          onClick={() => {
            save.reset()
            if (element.current?.reportValidity()) test.mutate(request())
          }}
        >
          {t('mail.test')}
        </Button>
        {server === null ? null : (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('mail.remove')}
          </Button>
        )}
        <Saved when={save.isSuccess} />
      </div>
    </form>
  )
}

/** For whoever forgot the password and asks the operator in person. */
function HandedLink() {
  const { t } = useMessages()
  const make = useMutation({
    mutationFn: (email: string) => api.post<ResetLink>('/installation/reset-links', { email }),
  })
  const code = codeOf(make.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    make.mutate(String(new FormData(event.currentTarget).get('email')))
  }

  return (
    <section aria-label={t('resetLink.title')} className="grid gap-3 border-t border-line pt-5">
      <h3 className="font-medium">{t('resetLink.title')}</h3>
      <p className="text-pretty text-muted">{t('resetLink.help')}</p>
      <form onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <TextField
          label={t('session.email')}
          name="email"
          type="email"
          required
          error={code === 'no-such-user' ? problemText(t, make.error) : undefined}
        />
        <Button type="submit" busy={make.isPending} className="min-h-10 sm:mt-[1.625rem]">
          {t('resetLink.make')}
        </Button>
      </form>
      {code === '' || code === 'no-such-user' ? null : <ProblemNotice failure={make.error} />}
      {make.data === undefined ? null : (
        <SecretLine
          label={t('link.once')}
          text={window.location.origin + make.data.page}
          copy={t('link.copy')}
        />
      )}
    </section>
  )
}
