import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Language, NumberWriting, Session } from '@/api/model'
import { languageNames, languages, speak, useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Choice } from '@/parts/Choice'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Saved } from '@/parts/Saved'
import { keptTheme, setTheme, type Theme } from '@/parts/theme'
import { sessionQuery, useSession } from '@/session/queries'
import { useChangePreferences } from './useChangePreferences'

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

const numberStyles: readonly (readonly [NumberWriting, string])[] = [
  ['points', '1.234,56'],
  ['commas', '1,234.56'],
  ['spaces', '1 234,56'],
]

export function Appearance() {
  const { t, language } = useMessages()
  const change = useChangeMe()
  const { preferences, change: write } = useChangePreferences()
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
      <SelectField
        label={t('settings.numbers')}
        value={preferences.numbers ?? ''}
        onChange={event => write.mutate({ numbers: (event.target.value || null) as NumberWriting | null })}
      >
        <option value="">{t('settings.numbersOfLanguage')}</option>
        {numberStyles.map(([style, example]) => (
          <option key={style} value={style}>
            {example}
          </option>
        ))}
      </SelectField>
      {write.error === null ? null : <ProblemNotice failure={write.error} />}
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
