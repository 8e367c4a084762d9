import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '@/api/model'
import type { category } from './category/en'
import type { connections } from './connections/en'
import type { en } from './en'
import type { entry } from './entry/en'
import type { outlook } from './outlook/en'
import type { review } from './review/en'
import type { tables } from './tables/en'

/** Every language says every message: a missing or a superfluous key does not compile. */
export type Messages = Readonly<Record<keyof typeof en, string>>

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

/** The same of what is said of links to outside systems. */
export type ConnectionMessages = Readonly<Record<keyof typeof connections, string>>

type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key

/** The name of a message, without the ending that tells one from many. */
export type MessageKey = WithoutPlural<
  | keyof typeof category
  | keyof typeof connections
  | keyof typeof en
  | keyof typeof entry
  | keyof typeof outlook
  | keyof typeof review
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

const load: Readonly<Record<Language, () => Promise<Messages>>> = {
  nl: async () => (await import('./nl')).nl,
  fr: async () => (await import('./fr')).fr,
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
}

const loadEntry: Readonly<Record<Language, () => Promise<EntryMessages>>> = {
  nl: async () => (await import('./entry/nl')).entry,
  fr: async () => (await import('./entry/fr')).entry,
  en: async () => (await import('./entry/en')).entry,
  de: async () => (await import('./entry/de')).entry,
}

/** Once a part has asked for them they are spoken in every language that is chosen later. */
let speaksEntry = false

/** Adds what is said where people type and change by hand: those parts ask for it with their own code. */
export async function speakEntry(): Promise<void> {
  speaksEntry = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadEntry[language]())
}

/** A part that comes with the messages of entry. */
export async function withEntry<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakEntry()])
  return loaded
}

const loadTables: Readonly<Record<Language, () => Promise<TableMessages>>> = {
  nl: async () => (await import('./tables/nl')).tables,
  fr: async () => (await import('./tables/fr')).tables,
  en: async () => (await import('./tables/en')).tables,
  de: async () => (await import('./tables/de')).tables,
}

let speaksTables = false

async function speakTables(): Promise<void> {
  speaksTables = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadTables[language]())
}

/** A part that comes with the messages of tables. */
export async function withTables<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakTables()])
  return loaded
}

const loadReview: Readonly<Record<Language, () => Promise<ReviewMessages>>> = {
  nl: async () => (await import('./review/nl')).review,
  fr: async () => (await import('./review/fr')).review,
  en: async () => (await import('./review/en')).review,
  de: async () => (await import('./review/de')).review,
}

let speaksReview = false

async function speakReview(): Promise<void> {
  speaksReview = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadReview[language]())
}

/** A part that comes with the messages of the review. */
export async function withReview<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakReview()])
  return loaded
}

const loadCategory: Readonly<Record<Language, () => Promise<CategoryMessages>>> = {
  nl: async () => (await import('./category/nl')).category,
  fr: async () => (await import('./category/fr')).category,
  en: async () => (await import('./category/en')).category,
  de: async () => (await import('./category/de')).category,
}

let speaksCategory = false

async function speakCategory(): Promise<void> {
  speaksCategory = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadCategory[language]())
}

/** A part that comes with the messages of what lines are for. */
export async function withCategory<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakCategory()])
  return loaded
}

const loadOutlook: Readonly<Record<Language, () => Promise<OutlookMessages>>> = {
  nl: async () => (await import('./outlook/nl')).outlook,
  fr: async () => (await import('./outlook/fr')).outlook,
  en: async () => (await import('./outlook/en')).outlook,
  de: async () => (await import('./outlook/de')).outlook,
}

let speaksOutlook = false

async function speakOutlook(): Promise<void> {
  speaksOutlook = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadOutlook[language]())
}

/** A part that comes with the messages of the coming days. */
export async function withOutlook<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakOutlook()])
  return loaded
}

const loadConnections: Readonly<Record<Language, () => Promise<ConnectionMessages>>> = {
  nl: async () => (await import('./connections/nl')).connections,
  fr: async () => (await import('./connections/fr')).connections,
  en: async () => (await import('./connections/en')).connections,
  de: async () => (await import('./connections/de')).connections,
}

let speaksConnections = false

async function speakConnections(): Promise<void> {
  speaksConnections = true
  if (!i18next.isInitialized) return // the page is still learning its language, and learns this with it
  const language = i18next.language as Language
  i18next.addResourceBundle(language, 'translation', await loadConnections[language]())
}

/** A part that comes with the messages of links to outside systems. */
export async function withConnections<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, speakConnections()])
  return loaded
}

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
  // Counts are grouped as in Belgium: 1.234, also in an English sentence.
  i18next.services.formatter?.add('number', (count: number, spoken) =>
    new Intl.NumberFormat(locales[spoken as Language].numbers).format(count),
  )
  i18next.addResourceBundle(language, 'translation', messages)
  if (speaksEntry) i18next.addResourceBundle(language, 'translation', await loadEntry[language]())
  if (speaksTables) i18next.addResourceBundle(language, 'translation', await loadTables[language]())
  if (speaksReview) i18next.addResourceBundle(language, 'translation', await loadReview[language]())
  if (speaksOutlook) i18next.addResourceBundle(language, 'translation', await loadOutlook[language]())
  if (speaksCategory) i18next.addResourceBundle(language, 'translation', await loadCategory[language]())
  if (speaksConnections) i18next.addResourceBundle(language, 'translation', await loadConnections[language]())
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
