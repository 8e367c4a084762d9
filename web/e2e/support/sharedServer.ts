import { rm } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { ApiUser, signUpWithCompany } from './api.ts'
import { copied, emptyFolder } from './freshData.ts'
import { startServer } from './launcher.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    browserEndpoint: string
    /** The data folder of a server that was started once and stopped. */
    freshData: string
    /** Who was there first, and so runs this server. */
    operator: { email: string; path: string; cookies: ReturnType<ApiUser['cookieJar']> }
  }
}

/** One server and one browser for all files; every test signs up a company of its own, so none sees another's data. */
export default async function setup(project: TestProject) {
  const executablePath = chromiumPath()
  const fresh = await emptyFolder('fresh')
  await (await startServer(fresh)).stop('SIGINT')
  project.provide('freshData', fresh)
  const data = await emptyFolder('e2e')
  await copied(fresh, data)
  // The server's time zone is not Belgium's on purpose: no calendar day may depend on it.
  const server = await startServer(data, { env: { TZ: 'UTC' } })
  const browser = await chromium.launchServer({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  project.provide('serverUrl', server.url)
  project.provide('browserEndpoint', browser.wsEndpoint())
  const first = new ApiUser(server.url)
  const company = await signUpWithCompany(first)
  project.provide('operator', {
    email: first.email,
    path: company.replace('/companies/', '/c/'),
    cookies: first.cookieJar(),
  })

  return async () => {
    await browser.close()
    const { stderr } = await server.stop('SIGINT')
    // What the program complained of while nobody looked: a test that failed may say why here.
    if (stderr.trim() !== '') console.error(stderr)
    for (const folder of [data, fresh]) await rm(folder, { recursive: true, force: true })
  }
}

function chromiumPath(): string {
  const path = process.env.BILLIFY_CHROMIUM
  if (!path) throw new Error('BILLIFY_CHROMIUM is not set: start the suite with ./billify test --only e2e')
  return path
}
