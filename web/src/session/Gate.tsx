import type { ReactNode } from 'react'
import type { Language } from '@/api/model'
import { languageNames, languages, speak, useMessages } from '@/i18n'
import { Page } from '@/parts/Page'
import { Wordmark } from '@/parts/Wordmark'

interface Props {
  title: string
  /** A line under the title. */
  intro?: string
  wide?: boolean
  children: ReactNode
}

/** The pages before a company: one narrow column, and the language to choose. */
export function Gate({ title, intro, wide = false, children }: Props) {
  const { t, language } = useMessages()
  return (
    <div
      className={`mx-auto grid min-h-dvh w-full content-start pt-6 sm:pt-14 ${wide ? 'max-w-2xl' : 'max-w-md'}`}
    >
      <header className="flex items-center justify-between px-4 sm:px-8">
        <Wordmark />
        <label className="text-muted">
          <span className="sr-only">{t('settings.language')}</span>
          <select
            value={language}
            onChange={event => void speak(event.target.value as Language)}
            className="min-h-9 rounded-md bg-transparent px-2 text-sm hover:bg-sunken"
          >
            {languages.map(code => (
              <option key={code} value={code} lang={code}>
                {languageNames[code]}
              </option>
            ))}
          </select>
        </label>
      </header>
      <Page title={title}>
        {intro === undefined ? null : <p className="-mt-4 mb-7 text-muted text-pretty">{intro}</p>}
        {children}
      </Page>
    </div>
  )
}
