import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
import { fr as frPages } from './fr'
import { nl as nlPages } from './nl'
import { outlook as deOutlook } from './outlook/de'
import { outlook as enOutlook } from './outlook/en'
import { outlook as frOutlook } from './outlook/fr'
import { outlook as nlOutlook } from './outlook/nl'
import { review as deReview } from './review/de'
import { review as enReview } from './review/en'
import { review as frReview } from './review/fr'
import { review as nlReview } from './review/nl'
import { tables as deTables } from './tables/de'
import { tables as enTables } from './tables/en'
import { tables as frTables } from './tables/fr'
import { tables as nlTables } from './tables/nl'

// What comes with the pages, with the parts where people type, with the review, and with how a table was read.
const en = { ...enPages, ...enCategory, ...enConnections, ...enEntry, ...enOutlook, ...enReview, ...enTables }
const nl = { ...nlPages, ...nlCategory, ...nlConnections, ...nlEntry, ...nlOutlook, ...nlReview, ...nlTables }
const fr = { ...frPages, ...frCategory, ...frConnections, ...frEntry, ...frOutlook, ...frReview, ...frTables }
const de = { ...dePages, ...deCategory, ...deConnections, ...deEntry, ...deOutlook, ...deReview, ...deTables }

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
  const groups = [enPages, enCategory, enConnections, enEntry, enOutlook, enReview, enTables]
  const keys = groups.flatMap(group => Object.keys(group))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})
