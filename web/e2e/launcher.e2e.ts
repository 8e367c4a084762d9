import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billify, freePort, repository } from './support/launcher.ts'

const fixtures = join(repository, 'server/src/test/resources/fixtures/korenaar')
/** What the launcher itself calls; a machine without these is none. */
const everydayCommands =
  'bash cat cksum cut date dirname env find grep head id ln mkdir mv readlink rm sed sh sleep sort stat tail tr uname wc'.split(
    ' ',
  )
const which = async (name: string) => (await promisify(execFile)('which', [name])).stdout.trim()

describe('usage', () => {
  test('--help lists every command', async () => {
    const { code, stdout } = await billify(['--help'])
    expect(code).toBe(0)
    for (const command of ['run', 'extract', 'test', '--help', '--version'])
      expect(stdout).toMatch(new RegExp(`^ +${command}\\b`, 'm'))
  })

  test('--version says the version of the build', async () => {
    const { code, stdout } = await billify(['--version'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Billify \d+\.\d+\.\d+\S*\n$/)
  })

  test.each([
    [[], 'a command is missing'],
    [['frobnicate'], "no command 'frobnicate'"],
    [['run', '--frobnicate'], "'--frobnicate'"],
    [['run', '--port'], '--port needs a value'],
    [['run', '--port', 'many'], "'many'"],
    [['run', '--port=70000'], "'70000'"],
    [['test', '--only', 'some'], "'some'"],
    [['extract'], ''],
    [['extract', '--frobnicate', 'x'], '--frobnicate'],
  ])('%j is refused in one line that names the mistake', async (args, words) => {
    const { code, stdout, stderr } = await billify(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('what is missing is said in one sentence with its mend', () => {
  test('no JDK 25', async () => {
    const { code, stderr } = await billify(['run'], { JAVA_HOME: undefined, BILLIFY_JDK_FOLDERS: '/nowhere' })
    expect(code).toBe(1)
    expect(stderr).toBe(
      'billify: JDK 25 is missing: install it (Eclipse Temurin 25, for example), or set JAVA_HOME to its folder.\n',
    )
  })

  test('JAVA_HOME of another version is passed over, not used', async () => {
    const old = await mkdtemp(join(tmpdir(), 'billify-jdk-'))
    await writeFile(join(old, 'release'), 'JAVA_VERSION="17.0.15"\n')
    const { code, stderr } = await billify(['run'], { JAVA_HOME: old, BILLIFY_JDK_FOLDERS: '' })
    await rm(old, { recursive: true })
    expect(code).toBe(1)
    expect(stderr).toContain('JDK 25 is missing')
  })

  describe('in a clone that is not built yet', () => {
    let clone: string
    beforeEach(async () => {
      clone = await mkdtemp(join(tmpdir(), 'billify-clone-'))
      for (const part of ['billify', 'tools/launcher', 'pom.xml']) {
        await cp(join(repository, part), join(clone, part), { recursive: true })
      }
      for (const folder of ['web', 'server/src/main', 'bin'])
        await mkdir(join(clone, folder), { recursive: true })
    })
    afterEach(() => rm(clone, { recursive: true }))

    /** `run` with a PATH on which only everyday commands and these programs stand, each a shell script. */
    async function runWith(programs: Record<string, string>) {
      for (const [name, script] of Object.entries(programs)) {
        await writeFile(join(clone, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
      }
      for (const name of everydayCommands) await symlink(await which(name), join(clone, 'bin', name))
      const port = `${await freePort()}`
      return billify(['run', '--port', port], { PATH: join(clone, 'bin') }, join(clone, 'billify'))
    }

    test('no Maven', async () => {
      const { code, stderr } = await runWith({})
      expect(code).toBe(1)
      expect(stderr).toBe(
        'billify: Maven is missing: install Maven 3.8 or newer (Debian: apt-get install maven).\n',
      )
    })

    test('a Maven that is too old', async () => {
      const { code, stderr } = await runWith({ mvn: 'echo "Apache Maven 3.6.3"' })
      expect(code).toBe(1)
      expect(stderr).toBe(
        'billify: Maven 3.6.3 is too old: install Maven 3.8 or newer (Debian: apt-get install maven).\n',
      )
    })

    test('no npm', async () => {
      const { code, stderr } = await runWith({ mvn: 'echo "Apache Maven 3.9.11"' })
      expect(code).toBe(1)
      expect(stderr).toBe(
        "billify: npm is missing: install Node.js 24 with npm (nodejs.org, or your system's packages nodejs and npm).\n",
      )
    })

    test('an old Node, and none to be fetched', async () => {
      const { code, stderr } = await runWith({
        mvn: 'echo "Apache Maven 3.9.11"',
        node: 'echo v20.20.2',
        npm: 'echo "no network" >&2; exit 1',
      })
      expect(code).toBe(1)
      expect(stderr).toMatch(
        /^Fetching Node\.js 24.*\nbillify: Node\.js 24 could not be fetched.*: check the network.*\n$/,
      )
    })
  })

  test('a port in use', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const { code, stderr } = await billify(['run', '--port', `${port}`])
    other.close()
    expect(code).toBe(1)
    expect(stderr).toBe(
      `billify: Port ${port} is in use by another program: stop that one, or choose another port with --port.\n`,
    )
  })
})

describe('extract', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'billify-extract-'))
    await writeFile(join(folder, 'letter.txt'), 'Dear customer,\n')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const answers = (stdout: string) =>
    stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))

  test('reads a bank file into one JSON object and ends with 0', async () => {
    const { code, stdout } = await billify(['extract', join(fixtures, '2026-10-coda.cod')])
    expect(code).toBe(0)
    const proven = { balanceProven: true }
    expect(answers(stdout)).toMatchObject([
      { kind: 'bankStatement', format: 'coda', statements: [proven, proven, proven] },
    ])
  })

  test('ends with 1 when one of several is refused, and still reads the others', async () => {
    const { code, stdout } = await billify([
      'extract',
      join(folder, 'letter.txt'),
      join(fixtures, '2026-10-camt053.xml'),
    ])
    expect(code).toBe(1)
    expect(answers(stdout)).toMatchObject([
      { error: { code: 'unknown-format' } },
      { kind: 'bankStatement', format: 'camt.053' },
    ])
  })

  test('ends with 3 when nothing could be written', async () => {
    const { code, stderr } = await billify([
      'extract',
      '--out',
      join(folder, 'letter.txt', 'no-folder'),
      fixtures,
    ])
    expect(code).toBe(3)
    expect(stderr).not.toMatch(/\bat .*\(.*\.java/)
  })

  test('writes one JSON file a document', async () => {
    const out = join(folder, 'out')
    const { code } = await billify(['extract', join(fixtures, 'invoices'), '--out', out])
    expect(code).toBe(0)
    const [names, invoices] = await Promise.all([readdir(out), readdir(join(fixtures, 'invoices'))])
    expect(names.sort()).toEqual(
      invoices
        .filter(name => name.endsWith('.xml'))
        .map(name => name.replace(/\.xml$/, '.json'))
        .sort(),
    )
    const fields = JSON.parse(await readFile(join(out, names[0] as string), 'utf8'))
    expect(fields.invoiceNumber.value).toBeTruthy()
  })
})
