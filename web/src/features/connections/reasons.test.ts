import { expect, test } from 'vitest'
import type { Connection } from '@/api/model'
import { standing, standingStill, warning } from './reasons'

const NOW = Date.parse('2026-11-22T10:00:00Z')

const connection = (change: Partial<Connection> = {}): Connection => ({
  id: 'c1',
  provider: 'ponto',
  name: null,
  simulated: false,
  state: 'active',
  reason: null,
  running: false,
  madeAt: '2026-11-01T10:00:00Z',
  nextRunAt: '2026-11-22T10:01:00Z',
  lastAttemptAt: '2026-11-22T09:59:30Z',
  lastSuccessAt: '2026-11-22T09:59:30Z',
  consentExpiresAt: '2027-02-01T10:00:00Z',
  callsToday: 4,
  callsADay: null,
  unreadable: 0,
  accounts: [],
  books: null,
  ...change,
})

test('how a link stands is one word, the most urgent one', () => {
  expect(standing(connection())).toBe('good')
  expect(standing(connection({ lastSuccessAt: null }))).toBe('first')
  expect(standing(connection({ running: true }))).toBe('looking')
  expect(standing(connection({ reason: 'source-slow' }))).toBe('trouble')
  expect(standing(connection({ reason: 'line-unreadable' }))).toBe('good')
  expect(standing(connection({ reason: 'consent-ended' }))).toBe('needsUser')
  expect(standing(connection({ state: 'needsUser', reason: 'key-refused' }))).toBe('needsUser')
  expect(standing(connection({ state: 'paused', reason: 'key-refused' }))).toBe('paused')
})

test('nothing is said as long as all is well, nor of links that nobody looks at', () => {
  expect(warning([], NOW)).toBeNull()
  expect(warning([connection()], NOW)).toBeNull()
  expect(warning([connection({ state: 'paused', lastSuccessAt: '2026-01-01T10:00:00Z' })], NOW)).toBeNull()
  expect(warning([connection({ state: 'disconnected', reason: 'consent-ended' })], NOW)).toBeNull()
})

test('a consent is asked for two weeks before it ends, and its end is said', () => {
  expect(warning([connection({ consentExpiresAt: '2026-12-05T10:00:00Z' })], NOW)).toEqual({
    kind: 'consentSoon',
    days: 13,
  })
  expect(warning([connection({ consentExpiresAt: '2026-12-07T10:00:00Z' })], NOW)).toBeNull()
  expect(warning([connection({ consentExpiresAt: '2026-11-22T09:00:00Z' })], NOW)).toEqual({
    kind: 'consent',
  })
  expect(warning([connection({ reason: 'consent-ended' })], NOW)).toEqual({ kind: 'consent' })
})

test('keys come before consents, consents before silence', () => {
  const silent = connection({ lastSuccessAt: '2026-11-20T10:00:00Z' })
  expect(warning([silent], NOW)).toEqual({ kind: 'stale', since: '2026-11-20T10:00:00Z' })
  expect(warning([silent, connection({ reason: 'consent-ended' })], NOW)).toEqual({ kind: 'consent' })
  expect(warning([connection({ reason: 'consent-ended' }), connection({ state: 'needsUser' })], NOW)).toEqual(
    {
      kind: 'key',
    },
  )
})

test('an account stands still since its source told of it last, whatever the reason', () => {
  const account = {
    id: 'a1',
    number: 'BE71096123456769',
    currency: 'EUR',
    description: null,
    institution: null,
    gone: false,
    synchronizedAt: '2026-11-22T07:00:00Z',
    consentExpiresAt: null,
  }
  const told = (synchronizedAt: string | null, change: Partial<Connection> = {}) =>
    standingStill([connection({ accounts: [{ ...account, synchronizedAt }], ...change })], NOW).map(
      ({ since }) => since,
    )
  expect(told('2026-11-22T07:00:00Z')).toEqual([])
  expect(told('2026-11-20T07:00:00Z')).toEqual(['2026-11-20T07:00:00Z'])
  expect(told('2026-11-22T07:00:00Z', { lastSuccessAt: '2026-11-19T09:00:00Z' })).toEqual([
    '2026-11-19T09:00:00Z',
  ])
  expect(told(null, { lastSuccessAt: null, state: 'needsUser' })).toEqual(['2026-11-01T10:00:00Z'])
  expect(told('2026-11-20T07:00:00Z', { state: 'paused' })).toEqual([])
  expect(
    standingStill([connection({ accounts: [{ ...account, gone: true, synchronizedAt: null }] })], NOW),
  ).toEqual([])
})
