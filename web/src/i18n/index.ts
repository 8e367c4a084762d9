import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language, NumberWriting } from '@/api/model'
import { chooseNumberStyle, numberStyle } from '@/format/numberStyle'
import type { activity } from './activity/en'
import type { cash } from './cash/en'
import type { category } from './category/en'
import type { connections } from './connections/en'
import type { en } from './en'
import type { entry } from './entry/en'
import type { files } from './files/en'
import type { insights } from './insights/en'
import type { installation } from './installation/en'
import type { outlook } from './outlook/en'
import type { people } from './people/en'
import type { print } from './print/en'
import type { review } from './review/en'
import type { status } from './status/en'
import type { tables } from './tables/en'

/** Every language says every message: a missing or a superfluous key does not compile. */
export type Messages = Readonly<Record<keyof typeof en, string>>

/** The same of who did what. */
export type ActivityMessages = Readonly<Record<keyof typeof activity, string>>

/** The same of what is said where people type and change by hand. */
export type EntryMessages = Readonly<Record<keyof typeof entry, string>>

/** The same of what is said of how a table was read. */
export type TableMessages = Readonly<Record<keyof typeof tables, string>>

/** The same of what lines are for and which come back. */
export type CategoryMessages = Readonly<Record<keyof typeof category, string>>

/** The same of what is said of which invoice a payment is for, and why. */
export type ReviewMessages = Readonly<Record<keyof typeof review, string>>

/** The same of what is said of the coming days, and how sure it is. */
export type OutlookMessages = Readonly<Record<keyof typeof outlook, string>>

/** The same of what an owner says for the forecast, and of what it advises. */
export type CashMessages = Readonly<Record<keyof typeof cash, string>>

/** The same of what is said of links to outside systems. */
export type ConnectionMessages = Readonly<Record<keyof typeof connections, string>>

/** The same of what is said of the program itself. */
export type InstallationMessages = Readonly<Record<keyof typeof installation, string>>

/** The same of how long files are kept. */
export type FileMessages = Readonly<Record<keyof typeof files, string>>

/** The same of how an installation is. */
export type StatusMessages = Readonly<Record<keyof typeof status, string>>

/** The same of the key figures. */
export type InsightMessages = Readonly<Record<keyof typeof insights, string>>

/** The same of people, how they come in and what they sign in with. */
export type PeopleMessages = Readonly<Record<keyof typeof people, string>>

/** The same of invoices that were read from their pages. */
export type PrintMessages = Readonly<Record<keyof typeof print, string>>

type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key

/** The name of a message, without the ending that tells one from many. */
export type MessageKey = WithoutPlural<
  | keyof typeof cash
  | keyof typeof activity
  | keyof typeof category
  | keyof typeof connections
  | keyof typeof en
  | keyof typeof entry
  | keyof typeof files
  | keyof typeof insights
  | keyof typeof installation
  | keyof typeof outlook
  | keyof typeof people
  | keyof typeof print
  | keyof typeof review
  | keyof typeof status
  | keyof typeof tables
>
export type Values = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, values?: Values) => string

export const languages: readonly Language[] = ['nl', 'fr', 'en', 'de']

/** A language's name in itself: whoever looks for it can read it. */
export const languageNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
  de: 'Deutsch',
}

/** Belgian formats. ICU writes English amounts for Belgium as in London, so English pages count as Dutch ones do. */
export const locales: Readonly<Record<Language, { numbers: string; dates: string }>> = {
  nl: { numbers: 'nl-BE', dates: 'nl-BE' },
  fr: { numbers: 'fr-BE', dates: 'fr-BE' },
  en: { numbers: 'nl-BE', dates: 'en-BE' },
  de: { numbers: 'de-BE', dates: 'de-BE' },
}

/** Where numbers are written as the person wants them, with the sign of the currency where the language has it. */
export function numbersLocale(language: Language): string {
  const signLast = language === 'fr' || language === 'de'
  switch (numberStyle()) {
    case null:
      return locales[language].numbers
    case 'points':
      return signLast ? 'de-BE' : 'nl-BE'
    case 'commas':
      return 'en-IE'
    case 'spaces':
      return 'fr-BE'
  }
}

/** All that is shown is written so from now on. */
export function writeNumbers(style: NumberWriting | null): void {
  if (chooseNumberStyle(style) && i18next.isInitialized) void i18next.changeLanguage(i18next.language)
}

const load: Readonly<Record<Language, () => Promise<Messages>>> = {
  nl: async () => (await import('./nl')).nl,
  fr: async () => (await import('./fr')).fr,
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
}

type Load = Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>>

/** Once a part has asked for its messages they are spoken in every language that is chosen later. */
const asked = new Set<Load>()

async function speakToo(load: Load): Promise<void> {
  asked.add(load)
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await load[language]())
}

/** Messages that come with the code of the parts that say them, so that no page waits for what it does not say. */
const comingWith =
  (load: Load) =>
  async <Part>(part: Promise<Part>): Promise<Part> => {
    const [loaded] = await Promise.all([part, speakToo(load)])
    return loaded
  }

/** A part that says who did what. */
export const withActivity = comingWith({
  nl: async () => (await import('./activity/nl')).activity,
  fr: async () => (await import('./activity/fr')).activity,
  en: async () => (await import('./activity/en')).activity,
  de: async () => (await import('./activity/de')).activity,
})

/** A part where people type and change by hand. */
export const withEntry = comingWith({
  nl: async () => (await import('./entry/nl')).entry,
  fr: async () => (await import('./entry/fr')).entry,
  en: async () => (await import('./entry/en')).entry,
  de: async () => (await import('./entry/de')).entry,
})

/** A part that says how a table was read. */
export const withTables = comingWith({
  nl: async () => (await import('./tables/nl')).tables,
  fr: async () => (await import('./tables/fr')).tables,
  en: async () => (await import('./tables/en')).tables,
  de: async () => (await import('./tables/de')).tables,
})

/** A part that says which invoice a payment is for, and why. */
export const withReview = comingWith({
  nl: async () => (await import('./review/nl')).review,
  fr: async () => (await import('./review/fr')).review,
  en: async () => (await import('./review/en')).review,
  de: async () => (await import('./review/de')).review,
})

/** A part that says what lines are for and which come back. */
export const withCategory = comingWith({
  nl: async () => (await import('./category/nl')).category,
  fr: async () => (await import('./category/fr')).category,
  en: async () => (await import('./category/en')).category,
  de: async () => (await import('./category/de')).category,
})

/** A part that says how the coming days go. */
export const withOutlook = comingWith({
  nl: async () => (await import('./outlook/nl')).outlook,
  fr: async () => (await import('./outlook/fr')).outlook,
  en: async () => (await import('./outlook/en')).outlook,
  de: async () => (await import('./outlook/de')).outlook,
})

/** A part where an owner says what the forecast counts, or that says what to do. */
export const withCash = comingWith({
  nl: async () => (await import('./cash/nl')).cash,
  fr: async () => (await import('./cash/fr')).cash,
  en: async () => (await import('./cash/en')).cash,
  de: async () => (await import('./cash/de')).cash,
})

/** A part that speaks of links to outside systems. */
export const withConnections = comingWith({
  nl: async () => (await import('./connections/nl')).connections,
  fr: async () => (await import('./connections/fr')).connections,
  en: async () => (await import('./connections/en')).connections,
  de: async () => (await import('./connections/de')).connections,
})

/** A part that says how long files are kept. */
export const withFiles = comingWith({
  nl: async () => (await import('./files/nl')).files,
  fr: async () => (await import('./files/fr')).files,
  en: async () => (await import('./files/en')).files,
  de: async () => (await import('./files/de')).files,
})

/** A part that speaks of the program itself. */
export const withInstallation = comingWith({
  nl: async () => (await import('./installation/nl')).installation,
  fr: async () => (await import('./installation/fr')).installation,
  en: async () => (await import('./installation/en')).installation,
  de: async () => (await import('./installation/de')).installation,
})

/** A part that says how the installation is. */
export const withStatus = comingWith({
  nl: async () => (await import('./status/nl')).status,
  fr: async () => (await import('./status/fr')).status,
  en: async () => (await import('./status/en')).status,
  de: async () => (await import('./status/de')).status,
})

/** The page of the key figures. */
export const withInsights = comingWith({
  nl: async () => (await import('./insights/nl')).insights,
  fr: async () => (await import('./insights/fr')).insights,
  en: async () => (await import('./insights/en')).insights,
  de: async () => (await import('./insights/de')).insights,
})

/** A part that speaks of people, how they come in and what they sign in with. */
export const withPeople = comingWith({
  nl: async () => (await import('./people/nl')).people,
  fr: async () => (await import('./people/fr')).people,
  en: async () => (await import('./people/en')).people,
  de: async () => (await import('./people/de')).people,
})

/** A part that says what was read from pages. */
export const withPrint = comingWith({
  nl: async () => (await import('./print/nl')).print,
  fr: async () => (await import('./print/fr')).print,
  en: async () => (await import('./print/en')).print,
  de: async () => (await import('./print/de')).print,
})

const KEPT_AS = 'billify.language'

/** Gets a language's messages and makes the page speak it. Only the languages that are used are fetched. */
export async function speak(language: Language): Promise<void> {
  const messages = await load[language]()
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: {},
      lng: language,
    })
  }
  // Counts are grouped as in Belgium: 1.234, also in an English sentence; unless the person wants them otherwise.
  i18next.services.formatter?.add('number', (count: number, spoken) =>
    new Intl.NumberFormat(numbersLocale(spoken as Language)).format(count),
  )
  i18next.addResourceBundle(language, 'translation', messages)
  for (const more of asked) i18next.addResourceBundle(language, 'translation', await more[language]())
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(KEPT_AS, language)
}

/** The language before anyone has signed in: the one chosen last on this machine, else the first the browser asks for. */
export function firstLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT_AS), ...navigator.languages.map(tag => tag.slice(0, 2))]
  return wishes.find(isLanguage) ?? 'nl'
}

const isLanguage = (wish: string | null): wish is Language => languages.some(language => language === wish)

/** The translator of the page's language, and that language. */
export function useMessages(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation()
  return { t: t as unknown as Translate, language: i18n.language as Language }
}

/** Outside components. */
export const translate: Translate = (key, values) => (i18next.t as unknown as Translate)(key, values)
export const knows = (key: string): key is MessageKey => i18next.exists(key)
