import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ApiUser, signUpWithCompany } from './support/api.ts'
import { accessibilityFaults } from './support/axe.ts'
import { comeNear, shoot, useBrowser } from './support/browser.ts'
import { emptyFolder, freshData } from './support/freshData.ts'
import { type Server, startServer } from './support/launcher.ts'
import { type OutsidePostgres, startPostgres } from './support/postgres.ts'

/**
 * The beans of the built program are worked out while it is built, so nothing that differs from one start to the next may
 * have been decided by then. Each way to start is tried on the built program. The demo company, a second start on the same
 * data and a start after kill -9 have tests of their own.
 */

const browser = useBrowser()
let data: string
const running: Server[] = []

beforeEach(async () => {
  data = await freshData('start')
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop('SIGTERM')
  await rm(data, { recursive: true, force: true })
})

async function start(options: Parameters<typeof startServer>[1] = {}): Promise<Server> {
  const server = await startServer(data, options)
  running.push(server)
  return server
}

interface Dashboard {
  today: string
}

async function today(server: Server): Promise<string> {
  const user = new ApiUser(server.url)
  const company = await signUpWithCompany(user)
  return (await user.get<Dashboard>(`${company}/dashboard`)).today
}

test.runIf(process.platform === 'linux')('a start reads the cache that the build made', async () => {
  const { pid } = await start()
  expect(await readFile(`/proc/${pid}/maps`, 'utf8')).toContain('/server.aot')
})

test('the day that counts as today is asked at the start', async () => {
  const server = await start({ env: { BILLIFY_TODAY: '2031-02-03' } })
  expect(await today(server)).toBe('2031-02-03')
})

test('a day that is none is refused in one sentence', async () => {
  await expect(start({ env: { BILLIFY_TODAY: 'soon' } })).rejects.toThrow(
    /ended with 1 before it served:\nStarting [^\n]+\nBILLIFY_TODAY takes a day such as 2026-11-22, not: soon\n$/,
  )
})

test('every address of the machine, and the page says the one to open; whoever was first makes a backup there and sees why it fails', async () => {
  const place = join(data, 'backups')
  await writeFile(place, 'a file in the way')
  const server = await start({
    args: ['--host', '0.0.0.0'],
    env: { BILLIFY_BACKUP_DIR: place, BILLIFY_BACKUP_PROOF: 'read' },
  })
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const operator = new ApiUser(server.url)
  const company = await signUpWithCompany(operator)

  browser.allowErrors()
  const page = await browser.blank({ baseURL: server.url })
  await page.context().addCookies(operator.cookieJar())
  await page.goto(`${company.replace('/companies/', '/c/')}/settings`)
  const backups = page.getByRole('region', { name: 'Backups' })
  await comeNear(page)
  await backups.getByText('The first one has not been made yet.').waitFor()
  await page.getByText(/^Looked at /).waitFor() // what it says stands above, and pushes the button down
  await backups.getByRole('button', { name: 'Make one now' }).click()
  await backups.getByText(/: failed$/).waitFor()
  await backups.getByText('cannot be written').waitFor()
  await page.getByText('The last backup failed.').first().waitFor()

  await rm(place)
  await backups.getByRole('button', { name: 'Make one now' }).click()
  await backups.getByText(/made and proven/).waitFor()
  await backups.getByText(/^The last one is of .+ It was read back and is whole\.$/).waitFor()
  expect(await backups.getByRole('listitem').count()).toBe(2)
  expect(await accessibilityFaults(page)).toEqual([])
  await shoot(page, 'start-backups')
  expect(await readdir(place)).toHaveLength(1)
})

test('an address that the machine does not have is refused in one sentence', async () => {
  await expect(start({ args: ['--host', '203.0.113.7'] })).rejects.toThrow(
    /ended with 1 before it served:\nStarting [^\n]+\nThis machine does not have that address: choose another with --host\.\n$/,
  )
})

describe('a PostgreSQL of your own', () => {
  let folder: string
  let postgres: OutsidePostgres

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'billify-postgres-'))
    postgres = await startPostgres(folder)
  })

  beforeEach(async () => {
    await rm(data, { recursive: true, force: true })
    data = await emptyFolder('start')
  })

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop('SIGTERM')
  })

  afterAll(async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('keeps everything, and none is started beside it', async () => {
    const first = await start({ env: postgres.variables })
    const user = new ApiUser(first.url)
    const company = await signUpWithCompany(user)
    await first.stop('SIGTERM')
    running.pop()

    const again = await start({ env: postgres.variables })
    user.moveTo(again.url)

    expect(await user.get(company)).toMatchObject({ name: 'Bakkerij De Korenaar' })
    expect(await readdir(data)).not.toContain('postgres')
  })

  test.each([
    [{ BILLIFY_DB_OWNER: '' }, 'BILLIFY_DB_URL is set, so BILLIFY_DB_OWNER must be set too.'],
    [{ BILLIFY_DB_APP_PASSWORD: 'another' }, 'The database cannot be prepared: '],
    [{ BILLIFY_DB_URL: 'postgres://127.0.0.1/theirs' }, 'BILLIFY_DB_URL must look like '],
    [
      { BILLIFY_DB_APP: 'their_owner', BILLIFY_DB_APP_PASSWORD: 'of the owner' },
      'The application login their_owner ',
    ],
  ])('%j is refused in one sentence', async (wrong, words) => {
    const refused = await start({ env: { ...postgres.variables, ...wrong } as Record<string, string> }).catch(
      (error: Error) => error.message,
    )
    const [, , sentence, ...more] = String(refused).trimEnd().split('\n')
    expect(sentence).toContain(words)
    expect(more).toEqual([])
  })
})
