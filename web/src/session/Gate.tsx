import type { ReactNode } from 'react'
import type { Language } from '@/api/model'
import { languageNames, languages, speak, useMessages } from '@/i18n'
import { Page } from '@/parts/Page'
import { Wordmark } from '@/parts/Wordmark'

/** The pages before a company: one narrow column, and the language to choose. */
export function Gate({
  title,
  wide = false,
  children,
}: {
  title: string
  wide?: boolean
  children: ReactNode
}) {
  const { t, language } = useMessages()
  return (
    <div
      className={`mx-auto grid min-h-dvh w-full content-start pt-6 sm:pt-14 ${wide ? 'max-w-2xl' : 'max-w-md'}`}
    >
      <div className="flex items-center justify-between px-4 sm:px-8">
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
      </div>
      <Page title={title}>{children}</Page>
    </div>
  )
}
