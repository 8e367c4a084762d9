import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = import.meta.dirname

/** Every import of another folder of ours: who, and what. */
const imports = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/from '@\/([^']+)'/g)].map(match => ({
      file,
      imported: match[1] ?? '',
    })),
  )

const feature = (path: string) => /^features\/([^/]+)/.exec(path)?.[1]

it('finds the imports it is to judge', () => {
  expect(imports.length).toBeGreaterThan(200)
})

it('features do not know one another, nor the frame they stand in', () => {
  const wrong = imports.filter(
    ({ file, imported }) =>
      feature(file) !== undefined &&
      (imported.startsWith('app/') ||
        (feature(imported) !== undefined && feature(imported) !== feature(file))),
  )
  expect(wrong).toEqual([])
})

it('what features are made of knows no feature and no frame', () => {
  const wrong = imports.filter(
    ({ file, imported }) =>
      /^(api|format|i18n|parts|session)\//.test(file) && /^(app|features)\//.test(imported),
  )
  expect(wrong).toEqual([])
})

it('only one file knows the generated schema', () => {
  const wrong = imports.filter(({ imported }) => imported === 'api/schema')
  expect(wrong).toEqual([])
})
