import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startServer } from './launcher.ts'

/** A PostgreSQL that Billify did not start, with the two logins that docs/operations/database.md asks for. */
export interface OutsidePostgres {
  /** BILLIFY_DB_… as they are to be set. */
  variables: Record<string, string>
  stop(): Promise<void>
}

const owner = { name: 'their_owner', password: 'of the owner' }
const application = { name: 'their_app', password: 'of the application' }

/** Made from the programs that come along, in a data folder of its own: no other PostgreSQL need be on the machine. */
export async function startPostgres(folder: string): Promise<OutsidePostgres> {
  await (await startServer(folder)).stop('SIGTERM')
  const cluster = join(folder, 'postgres/cluster')
  await singleUser(folder, [
    `CREATE ROLE ${owner.name} LOGIN PASSWORD '${owner.password}'`,
    `CREATE ROLE ${application.name} LOGIN PASSWORD '${application.password}'`,
    `CREATE DATABASE theirs OWNER ${owner.name}`,
    'REVOKE ALL ON DATABASE theirs FROM public',
    `GRANT CONNECT ON DATABASE theirs TO ${application.name}`,
  ])
  const control = (...args: string[]) =>
    run(folder, 'pg_ctl', [...args, '-D', cluster, '-w', '-s', '-l', join(folder, 'log')])
  await control('start')
  const port = (await readFile(join(folder, 'postgres/port'), 'utf8')).trim()
  return {
    variables: {
      BILLIFY_DB_URL: `jdbc:postgresql://127.0.0.1:${port}/theirs`,
      BILLIFY_DB_OWNER: owner.name,
      BILLIFY_DB_OWNER_PASSWORD: owner.password,
      BILLIFY_DB_APP: application.name,
      BILLIFY_DB_APP_PASSWORD: application.password,
    },
    stop: () => control('stop', '-m', 'fast'),
  }
}

/** One statement a line, while no server runs: there is no client among the programs that come along. */
async function singleUser(folder: string, statements: string[]) {
  const [file = '', ...args] = command(folder, 'postgres', [
    '--single',
    '-D',
    join(folder, 'postgres/cluster'),
    'postgres',
  ])
  const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.end(`${statements.join('\n')}\n`)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`postgres --single ended with ${code}`)
}

async function run(folder: string, program: string, args: string[]) {
  const [file = '', ...rest] = command(folder, program, args)
  await promisify(execFile)(file, rest)
}

/** PostgreSQL does not run as root; where the tests do, it runs in a user namespace in which nobody is. */
function command(folder: string, program: string, args: string[]): string[] {
  const prefix = process.getuid?.() === 0 ? ['unshare', '-U'] : []
  return [...prefix, join(folder, 'postgres/program-18/bin', program), ...args]
}
