import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { activity as deActivity } from './activity/de'
import { activity as enActivity } from './activity/en'
import { activity as frActivity } from './activity/fr'
import { activity as nlActivity } from './activity/nl'
import { cash as deCash } from './cash/de'
import { cash as enCash } from './cash/en'
import { cash as frCash } from './cash/fr'
import { cash as nlCash } from './cash/nl'
import { category as deCategory } from './category/de'
import { category as enCategory } from './category/en'
import { category as frCategory } from './category/fr'
import { category as nlCategory } from './category/nl'
import { connections as deConnections } from './connections/de'
import { connections as enConnections } from './connections/en'
import { connections as frConnections } from './connections/fr'
import { connections as nlConnections } from './connections/nl'
import { de as dePages } from './de'
import { en as enPages } from './en'
import { entry as deEntry } from './entry/de'
import { entry as enEntry } from './entry/en'
import { entry as frEntry } from './entry/fr'
import { entry as nlEntry } from './entry/nl'
import { files as deFiles } from './files/de'
import { files as enFiles } from './files/en'
import { files as frFiles } from './files/fr'
import { files as nlFiles } from './files/nl'
import { fr as frPages } from './fr'
import { insights as deInsights } from './insights/de'
import { insights as enInsights } from './insights/en'
import { insights as frInsights } from './insights/fr'
import { insights as nlInsights } from './insights/nl'
import { installation as deInstallation } from './installation/de'
import { installation as enInstallation } from './installation/en'
import { installation as frInstallation } from './installation/fr'
import { installation as nlInstallation } from './installation/nl'
import { nl as nlPages } from './nl'
import { outlook as deOutlook } from './outlook/de'
import { outlook as enOutlook } from './outlook/en'
import { outlook as frOutlook } from './outlook/fr'
import { outlook as nlOutlook } from './outlook/nl'
import { people as dePeople } from './people/de'
import { people as enPeople } from './people/en'
import { people as frPeople } from './people/fr'
import { people as nlPeople } from './people/nl'
import { print as dePrint } from './print/de'
import { print as enPrint } from './print/en'
import { print as frPrint } from './print/fr'
import { print as nlPrint } from './print/nl'
import { review as deReview } from './review/de'
import { review as enReview } from './review/en'
import { review as frReview } from './review/fr'
import { review as nlReview } from './review/nl'
import { status as deStatus } from './status/de'
import { status as enStatus } from './status/en'
import { status as frStatus } from './status/fr'
import { status as nlStatus } from './status/nl'
import { tables as deTables } from './tables/de'
import { tables as enTables } from './tables/en'
import { tables as frTables } from './tables/fr'
import { tables as nlTables } from './tables/nl'

// What comes with the pages, with the parts where people type, with the review, and with how a table was read.
const en = {
  ...enPages,
  ...enCash,
  ...enActivity,
  ...enCategory,
  ...enConnections,
  ...enEntry,
  ...enFiles,
  ...enInsights,
  ...enInstallation,
  ...enOutlook,
  ...enPeople,
  ...enPrint,
  ...enReview,
  ...enStatus,
  ...enTables,
}
const nl = {
  ...nlPages,
  ...nlCash,
  ...nlActivity,
  ...nlCategory,
  ...nlConnections,
  ...nlEntry,
  ...nlFiles,
  ...nlInsights,
  ...nlInstallation,
  ...nlOutlook,
  ...nlPeople,
  ...nlPrint,
  ...nlReview,
  ...nlStatus,
  ...nlTables,
}
const fr = {
  ...frPages,
  ...frCash,
  ...frActivity,
  ...frCategory,
  ...frConnections,
  ...frEntry,
  ...frFiles,
  ...frInsights,
  ...frInstallation,
  ...frOutlook,
  ...frPeople,
  ...frPrint,
  ...frReview,
  ...frStatus,
  ...frTables,
}
const de = {
  ...dePages,
  ...deCash,
  ...deActivity,
  ...deCategory,
  ...deConnections,
  ...deEntry,
  ...deFiles,
  ...deInsights,
  ...deInstallation,
  ...deOutlook,
  ...dePeople,
  ...dePrint,
  ...deReview,
  ...deStatus,
  ...deTables,
}

const english: Readonly<Record<string, string>> = en
const slots = (message: string) => [...message.matchAll(/\{\{(\w+)/g)].map(match => match[1]).sort()

describe.each([
  ['Dutch', nl],
  ['French', fr],
  ['German', de],
])('%s', (_language, messages: Readonly<Record<string, string>>) => {
  it('says every message, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
  })

  it('has the same slots in each message', () => {
    for (const [key, message] of Object.entries(messages)) {
      expect([key, slots(message)]).toEqual([key, slots(english[key] ?? '')])
    }
  })

  it('leaves no message empty', () => {
    expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([])
  })
})

it('says nothing twice', () => {
  const groups = [
    enPages,
    enCash,
    enActivity,
    enCategory,
    enConnections,
    enEntry,
    enInstallation,
    enOutlook,
    enPeople,
    enPrint,
    enReview,
    enTables,
  ]
  const keys = groups.flatMap(group => Object.keys(group))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('tells one from many in pairs', () => {
  const stems = (ending: string) =>
    Object.keys(en)
      .filter(key => key.endsWith(ending))
      .map(key => key.slice(0, -ending.length))
  expect(stems('_one')).toEqual(stems('_other'))
})

it('has a message for every one that the pages name', () => {
  const known = new Set(Object.keys(en).map(key => key.replace(/_(one|other)$/, '')))
  const named = sources().flatMap(({ text }) =>
    [...text.matchAll(/\bt\('([a-z][\w.-]+)'/g)].map(match => match[1] ?? ''),
  )
  expect(named.length).toBeGreaterThan(200)
  expect(named.filter(key => !known.has(key))).toEqual([])
})

it('has words for every problem that the server names', () => {
  const named = serverSources().flatMap(text =>
    [...text.matchAll(/(?:new ProblemException\(\s*\d+,|\bofField\(\s*"\w+",)\s*"([a-z-]+)"/g)].map(
      match => match[1] ?? '',
    ),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(code => !(`problem.${code}` in en))).toEqual([])
})

it('leaves no words for people in the components', () => {
  const literals = sources().flatMap(({ file, text }) =>
    [
      // Text between tags, and the attributes that are read or shown.
      ...text.matchAll(/>([^<>{}]*[A-Za-zÀ-ÿ]{2}[^<>{}]*)<\//g),
      ...text.matchAll(/\b(?:aria-label|title|label|placeholder|alt)="([^"]*[A-Za-z][^"]*)"/g),
    ].map(match => `${file}: ${match[1]?.trim()}`),
  )
  // The product's name is the same in every language.
  expect(literals.filter(literal => !literal.endsWith('Wordmark.tsx: Billify'))).toEqual([])
})

/** The components of the pages. */
function sources(): { file: string; text: string }[] {
  const root = join(import.meta.dirname, '..')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx') && !file.includes('.test.'))
    .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}

function serverSources(): string[] {
  const root = join(import.meta.dirname, '../../../server/src/main/java')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.java'))
    .map(file => readFileSync(join(root, file), 'utf8'))
}
