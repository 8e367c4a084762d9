import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { ApiUser, filesForm, signUpWithCompany } from './api.ts'
import { invoices, novemberCoda, octoberCamt, octoberCoda } from './fixtures.ts'

export interface Company {
  user: ApiUser
  /** Below /api/v1: /companies/{id} */
  api: string
  /** Of its pages: /c/{id} */
  path: string
}

/** A company of its own that has taken in everything the bakery has, its payments matched. */
export async function companyWithBooks(language: 'nl' | 'fr' | 'en' | 'de' = 'en'): Promise<Company> {
  const company = await emptyCompany(language)
  await bringBooks(company)
  return company
}

/** Takes in everything the bakery has, and waits until its payments are looked at. */
export async function bringBooks(company: Company) {
  const form = await filesForm([octoberCoda, novemberCoda, octoberCamt, ...invoices])
  const { id } = await company.user.post<{ id: string }>(`${company.api}/imports`, form)
  await read(company, id)
  await company.user.post(`${company.api}/imports/${id}/take-in`)
  await matched(company, id)
}

export async function emptyCompany(language: 'nl' | 'fr' | 'en' | 'de' = 'en'): Promise<Company> {
  const user = new ApiUser(inject('serverUrl'))
  const api = await signUpWithCompany(user, language)
  return { user, api, path: api.replace('/companies/', '/c/') }
}

/** Lets a page go on as this user: the browser gets the session that the interface opened. */
export async function enter(page: Page, company: Company) {
  await page.context().addCookies(company.user.cookieJar())
}

interface Import {
  state: string
  matchingPending: boolean
}

/** The server answers an upload after a second and a half, whether it has read all of it by then or not. */
async function read(company: Company, importId: string) {
  await until(
    company,
    importId,
    ({ state }) => state !== 'reading',
    'the files were not read within a minute',
  )
}

async function matched(company: Company, importId: string) {
  await until(
    company,
    importId,
    ({ matchingPending }) => !matchingPending,
    'the payments were not matched within a minute',
  )
}

async function until(
  company: Company,
  importId: string,
  reached: (now: Import) => boolean,
  otherwise: string,
) {
  for (let tenth = 0; tenth < 600; tenth++) {
    if (reached(await company.user.get<Import>(`${company.api}/imports/${importId}`))) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(otherwise)
}
