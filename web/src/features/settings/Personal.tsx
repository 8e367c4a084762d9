import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Language, Session } from '@/api/model'
import { Problem } from '@/api/problem'
import { languageNames, languages, speak, useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Choice } from '@/parts/Choice'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Saved } from '@/parts/Saved'
import { keptTheme, setTheme, type Theme } from '@/parts/theme'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { sessionQuery, useSession } from '@/session/queries'

/** Changes what the server knows of the signed-in user, and the session with it. */
function useChangeMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { language?: Language; name?: string | null }) => api.patch<Session>('/me', change),
    onSuccess: async session => {
      client.setQueryData(sessionQuery.queryKey, session)
      await speak(session.user.language)
    },
  })
}

export function Appearance() {
  const { t, language } = useMessages()
  const change = useChangeMe()
  const [theme, chooseTheme] = useState(keptTheme)
  return (
    <div className="grid gap-5">
      <SelectField
        label={t('settings.language')}
        value={language}
        onChange={event => change.mutate({ language: event.target.value as Language })}
      >
        {languages.map(code => (
          <option key={code} value={code} lang={code}>
            {languageNames[code]}
          </option>
        ))}
      </SelectField>
      {change.error === null ? null : <ProblemNotice failure={change.error} />}
      <div className="grid justify-items-start gap-1.5">
        <span aria-hidden className="font-medium">
          {t('settings.theme')}
        </span>
        <Choice<Theme>
          label={t('settings.theme')}
          value={theme}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          onChange={chosen => {
            setTheme(chosen)
            chooseTheme(chosen)
          }}
        />
      </div>
    </div>
  )
}

export function NameForm() {
  const { t } = useMessages()
  const { user } = useSession()
  const change = useChangeMe()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    change.mutate({ name: String(new FormData(event.currentTarget).get('name')).trim() || null })
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <TextField
        label={t('settings.name')}
        name="name"
        autoComplete="name"
        maxLength={120}
        note={t('common.optional')}
        defaultValue={user.name ?? ''}
        help={user.email}
      />
      {change.error === null ? null : <ProblemNotice failure={change.error} />}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={change.isPending}>
          {t('common.save')}
        </Button>
        <Saved when={change.isSuccess} />
      </div>
    </form>
  )
}

export function PasswordForm() {
  const { t } = useMessages()
  const filled = useRef<HTMLFormElement | null>(null)
  const change = useMutation({
    mutationFn: (passwords: { current: string; replacement: string }) => api.put('/me/password', passwords),
    onSuccess: () => filled.current?.reset(),
  })
  const code = change.error instanceof Problem ? change.error.code : null
  const form = useFocusFirstError(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    filled.current = event.currentTarget
    const fields = new FormData(event.currentTarget)
    change.mutate({ current: String(fields.get('current')), replacement: String(fields.get('replacement')) })
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-5">
      <TextField
        label={t('settings.passwordCurrent')}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={code === 'wrong-password' ? problemText(t, change.error) : undefined}
      />
      <TextField
        label={t('settings.passwordNew')}
        name="replacement"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        help={t('session.passwordHelp', { count: 10 })}
        error={code === 'weak-password' ? problemText(t, change.error) : undefined}
      />
      {code === null || code === 'wrong-password' || code === 'weak-password' ? null : (
        <ProblemNotice failure={change.error} />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={change.isPending}>
          {t('settings.passwordChange')}
        </Button>
        <Saved when={change.isSuccess} />
      </div>
    </form>
  )
}
