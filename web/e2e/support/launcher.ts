import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../..', import.meta.url))
const launcher = `${repository}/billify`

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a command of the launcher to its end. `env` replaces the variables it names; undefined takes one away. */
export async function billify(
  args: string[],
  env: Record<string, string | undefined> = {},
  program = launcher,
): Promise<Ended> {
  const child = spawn(program, args, { env: { ...process.env, ...env } as NodeJS.ProcessEnv })
  const output = collect(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, ...output() }))
  })
}

export interface Server {
  /** Without a slash at the end. */
  url: string
  /** Of the Java process: the launcher replaces itself by it. */
  pid: number
  /** Ends once the process has ended. */
  stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

/** Starts `./billify run`, without the demo company unless asked for, and waits until it says that it serves. */
export async function startServer(
  data: string,
  options: { port?: number; args?: string[]; env?: Record<string, string>; demo?: boolean } = {},
): Promise<Server> {
  const port = options.port ?? (await freePort())
  const args = [
    'run',
    '--port',
    `${port}`,
    '--data',
    data,
    ...(options.demo ? [] : ['--no-demo']),
    ...(options.args ?? []),
  ]
  const child = spawn(launcher, args, {
    env: { ...process.env, ...options.env },
  })
  const output = collect(child)
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, ...output() })))
  const ready = new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.stdout.on('data', () => {
      const address = /Billify is ready at (http:\/\/\S+)/.exec(output().stdout)?.[1]
      if (address) resolve(address.replace(/\/$/, ''))
    })
    ended.then(({ code, stderr }) =>
      reject(new Error(`the server ended with ${code} before it served:\n${stderr}`)),
    )
  })
  const url = await ready
  return {
    url,
    pid: child.pid as number,
    stop: signal => {
      child.kill(signal)
      return ended
    },
  }
}

/**
 * A port that nobody listens on now. Not one that the system would give out by itself: it might give that to another program,
 * or to one end of a connection, before the server that is meant to have it has started.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise(resolve => {
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  return () => ({ stdout, stderr })
}
