import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ApiUser, filesForm, signUpWithCompany } from './support/api.ts'
import { octoberCoda } from './support/fixtures.ts'
import { type Server, startServer } from './support/launcher.ts'

interface Import {
  id: string
  state: string
  counts: { newTransactions: number }
}

let data: string
let server: Server

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'billify-durability-'))
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

test('kill -9 in the middle of taking in leaves all of it or nothing', async () => {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  const preview = await user.post<Import>(`${company}/imports`, await filesForm([octoberCoda]))

  const answer = user.post(`${company}/imports/${preview.id}/take-in`).catch(() => {})
  await new Promise(resolve => setTimeout(resolve, 30))
  await server.stop('SIGKILL')
  await answer
  server = await startServer(data)

  user.moveTo(server.url)
  const { state } = await user.get<Import>(`${company}/imports/${preview.id}`)
  const { count } = await user.get<{ count: number }>(`${company}/transactions`)
  expect({ state, count }).toEqual(
    state === 'takenIn' ? { state, count: preview.counts.newTransactions } : { state: 'preview', count: 0 },
  )
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
  const preview = await user.post<Import>(`${company}/imports`, await filesForm([octoberCoda]))
  expect(preview.counts.newTransactions).toBeGreaterThan(0)
  await user.post(`${company}/imports/${preview.id}/take-in`)
}

async function books(user: ApiUser, company: string) {
  return {
    accounts: await user.get(`${company}/accounts`),
    transactions: await user.get(`${company}/transactions?limit=200`),
    imports: await user.get(`${company}/imports`),
  }
}

/** The command lines of the database processes that work on the data folder. */
async function databaseProcesses(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'command='], { maxBuffer: 1 << 24 })
  return stdout.split('\n').filter(line => line.includes('postgres') && line.includes(folder))
}
