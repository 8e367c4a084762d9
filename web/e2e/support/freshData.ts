import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** A data folder as the first start leaves it: its database stands and is empty. */
export async function freshData(name: string): Promise<string> {
  const data = await emptyFolder(name)
  await copied(inject('freshData'), data)
  return data
}

export async function emptyFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `billify-${name}-`))
}

/** With the rights of every file, which PostgreSQL insists on. */
export async function copied(from: string, to: string) {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
