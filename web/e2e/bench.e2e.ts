import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { billify } from './support/launcher.ts'

interface Measured {
  figures: { name: string; size: string; value: number }[]
}

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'billify-bench-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** The bench compares the books with its made-up company to the cent after each import, and fails where they differ. */
test('the bench takes in a small company, finds the books right and leaves nothing behind', async () => {
  const json = join(folder, 'figures.json')
  const work = join(folder, 'work')
  const args = ['--sizes', '150', '--quick', '--only', 'again,fresh', '--work', work, '--json', json]
  const { code, stderr, stdout } = await billify(['bench', 'load', ...args])

  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stderr.match(/as they should/g)).toHaveLength(3)
  expect(stdout).toContain('| first import: upload, preview and take-in ')
  const { figures } = JSON.parse(await readFile(json, 'utf8')) as Measured
  expect(figures.map(({ name }) => name)).toContain('one new line, until the dashboard has it: median')
  for (const { value } of figures) expect(value).toBeGreaterThanOrEqual(0)
  expect(await readdir(work)).toEqual([])
})

test.each([
  [['bench'], 'load'],
  [['bench', 'load', '--sizes', 'many'], "'many'"],
  [['bench', 'load', '--frobnicate'], "'--frobnicate'"],
])('%j is refused in one line that names the mistake', async (args, words) => {
  const { code, stdout, stderr } = await billify(args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain(words)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})
