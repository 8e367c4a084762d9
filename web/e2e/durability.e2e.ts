import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ApiUser, filesForm, signUpWithCompany } from './support/api.ts'
import { useBrowser } from './support/browser.ts'
import { octoberCoda } from './support/fixtures.ts'
import { freshData } from './support/freshData.ts'
import { accountNumbers, writeLargeCamt } from './support/largeCamt.ts'
import { type Server, startServer } from './support/launcher.ts'

interface Import {
  id: string
  state: string
  counts: { newTransactions: number }
}

interface Account {
  proof: string
  balance: { amount: string }
}

/** Lines in several files: enough to be under way for some seconds. */
const LARGE = 60_000
const FILES = 6

const browser = useBrowser()
let data: string
let server: Server

beforeEach(async () => {
  data = await freshData('durability')
  server = await startServer(data)
})

afterEach(async () => {
  await server.stop('SIGTERM')
  await rm(data, { recursive: true, force: true })
})

test('after kill -9 the next start takes over the orphan database, with all data and the session', async () => {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  await takeIn(user, company)
  const before = await books(user, company)

  await server.stop('SIGKILL')
  expect(await databaseProcesses(data)).not.toHaveLength(0)
  server = await startServer(data)

  user.moveTo(server.url)
  expect(await books(user, company)).toEqual(before)
})

test('kill -9 in the middle of taking in and of reading papers: after the next start both end by themselves, with nothing lost or doubled', async () => {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  const { preview, closingCents } = await largePreview(user, company)
  const neighbour = await user.post<{ id: string }>('/companies', { name: 'De Buur' })
  const papers = `/companies/${neighbour.id}/imports`
  const sent = user.post(papers, await filesForm(await photographed('26/101'))).catch(gone => gone)
  await expect.poll(async () => (await imports(user, papers)).map(({ state }) => state)).toEqual(['reading'])

  await user.post(`${company}/imports/${preview.id}/take-in`)
  expect((await user.get<Import>(`${company}/imports/${preview.id}`)).state).toBe('takingIn')
  expect((await user.get<{ count: number }>(`${company}/transactions`)).count).toBe(0)
  await server.stop('SIGKILL')
  server = await startServer(data)

  user.moveTo(server.url)
  expect((await ended(user, company, preview.id)).state).toBe('takenIn')
  expect((await user.get<{ count: number }>(`${company}/transactions`)).count).toBe(LARGE)
  const [account] = (await user.get<{ items: Account[] }>(`${company}/accounts`)).items
  expect(account).toMatchObject({ proof: 'proven', balance: { amount: (closingCents / 100).toFixed(2) } })
  await sent
  const [paper] = await imports(user, papers)
  expect((await ended(user, `/companies/${neighbour.id}`, paper?.id as string)).state).toBe('preview')
  expect(await imports(user, papers)).toHaveLength(1)
  const rows = await user.get<{ items: { text: string }[] }>(`${papers}/${paper?.id}/rows`)
  expect(rows.items.map(({ text }) => text)).toEqual(['26/101'])
})

test('cancelling leaves nothing: not of files that are being read, and not of a taking in', async () => {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  const { preview } = await largePreview(user, company)

  await user.post(`${company}/imports/${preview.id}/take-in`)
  await user.post(`${company}/imports/${preview.id}/cancel`)

  expect((await ended(user, company, preview.id)).state).toBe('preview')
  expect((await user.get<{ count: number }>(`${company}/transactions`)).count).toBe(0)
  expect((await user.get<{ items: Account[] }>(`${company}/accounts`)).items).toEqual([])
})

test('Ctrl-C stops all in order: no database is left, and the data is there at the next start', async () => {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  await takeIn(user, company)
  const before = await books(user, company)

  const { stderr } = await server.stop('SIGINT')
  expect(await databaseProcesses(data)).toEqual([])
  expect(stderr).not.toMatch(/Exception|\bat [\w.]+\(/)
  server = await startServer(data)

  user.moveTo(server.url)
  expect(await books(user, company)).toEqual(before)
})

test('a second start on the same data folder says so in one sentence and leaves the first alone', async () => {
  await expect(startServer(data)).rejects.toThrow(
    /ended with 1 before it served:\nStarting [^\n]+\n[^\n]*another folder with --data[^\n]*\n$/,
  )

  await new ApiUser(server.url).get('/health')
})

async function takeIn(user: ApiUser, company: string) {
  const { id } = await user.post<Import>(`${company}/imports`, await filesForm([octoberCoda]))
  expect((await ended(user, company, id)).counts.newTransactions).toBeGreaterThan(0)
  await user.post(`${company}/imports/${id}/take-in`)
  expect((await ended(user, company, id)).state).toBe('takenIn')
}

async function largePreview(user: ApiUser, company: string) {
  const paths = Array.from({ length: FILES }, (_, file) => join(data, `large-${file}.xml`))
  const closing = await Promise.all(
    paths.map((path, file) => writeLargeCamt(path, LARGE / FILES, accountNumbers[file] as string)),
  )
  const read = await user.post<Import>(`${company}/imports`, await filesForm(paths))
  const preview = await ended(user, company, read.id)
  expect(preview).toMatchObject({ state: 'preview', counts: { newTransactions: LARGE } })
  return { preview, closingCents: closing[0]?.closingCents ?? 0 }
}

const imports = async (user: ApiUser, path: string) => (await user.get<{ items: Import[] }>(path)).items

/** A picture of an invoice: to read it takes a second or two. */
async function photographed(number: string): Promise<string[]> {
  const page = await browser.blank({ viewport: { width: 1_240, height: 1_754 } })
  await page.setContent(
    `<body style="font: 28px/1.6 sans-serif; padding: 80px; white-space: pre-line">Verpakkingen Maes BV
     BTW BE 0999.080.895

     FACTUUR
     Factuurnummer: ${number}
     Factuurdatum: 14/10/2026
     Vervaldatum: 13/11/2026
     ${'Dozen met opdruk, 40 stuks, 20 x 30 x 40 cm\n'.repeat(8)}
     Totaal te betalen: 498,52 EUR</body>`,
  )
  const path = join(data, 'paper.png')
  await page.screenshot({ path })
  return [path]
}

/** The import once no work on it is under way any more. */
async function ended(user: ApiUser, company: string, id: string): Promise<Import> {
  const underWay = ['reading', 'takingIn', 'undoing']
  let now = await user.get<Import>(`${company}/imports/${id}`)
  while (underWay.includes(now.state)) {
    await new Promise(resolve => setTimeout(resolve, 200))
    now = await user.get<Import>(`${company}/imports/${id}`)
  }
  return now
}

/** What was brought in. What a line is for, and what it may pay, is worked out from it after it stands. */
async function books(user: ApiUser, company: string) {
  const { items } = await user.get<{ items: Record<string, unknown>[] }>(`${company}/transactions?limit=200`)
  return {
    accounts: await user.get(`${company}/accounts`),
    transactions: items.map(({ category, categoryBy, ...line }) => line),
    imports: await user.get(`${company}/imports`),
  }
}

/** The command lines of the database processes that work on the data folder. */
async function databaseProcesses(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'command='], { maxBuffer: 1 << 24 })
  return stdout.split('\n').filter(line => line.includes('postgres') && line.includes(folder))
}
