import type { Connection } from '@/api/model'
import type { MessageKey } from '@/i18n'

const words: Readonly<Record<string, MessageKey>> = {
  'key-refused': 'connections.reason.key',
  'key-missing': 'connections.reason.key',
  'grant-ended': 'connections.reason.grant',
  'grant-missing': 'connections.reason.grant',
  'key-may-not': 'connections.reason.mayNot',
  'source-unreachable': 'connections.reason.unreachable',
  'source-busy': 'connections.reason.unreachable',
  'source-slow': 'connections.reason.unreachable',
  'source-failed': 'connections.reason.unreachable',
  'answer-not-json': 'connections.reason.unreachable',
  'too-many-calls': 'connections.reason.wait',
  'answer-unreadable': 'connections.reason.strange',
  'answer-without-data': 'connections.reason.strange',
  'answer-without-token': 'connections.reason.strange',
  'answer-too-large': 'connections.reason.strange',
  'request-refused': 'connections.reason.strange',
  'consent-ended': 'connections.reason.consent',
  'line-unreadable': 'connections.reason.line',
  'many-missing': 'connections.reason.missing',
  'item-unreadable': 'connections.reason.item',
  'many-items-missing': 'connections.reason.itemsMissing',
  'budget-spent': 'connections.reason.budget',
  'daily-limit': 'connections.reason.dailyLimit',
  'administration-unknown': 'connections.reason.administration',
  'answer-not-xml': 'connections.reason.unreachable',
  'answer-without-session': 'connections.reason.strange',
  'vault-closed': 'connections.reason.vault',
}

/** Why a look did not go as it should, in words. */
export const reasonWords = (code: string): MessageKey => words[code] ?? 'connections.reason.other'

/** Things to know about a link that goes well otherwise. */
const remarks = new Set([
  'consent-ended',
  'line-unreadable',
  'many-missing',
  'item-unreadable',
  'many-items-missing',
])

/** What a provider is called, in every language. */
export const providerName = (provider: string): MessageKey =>
  provider === 'yuki' ? 'connections.yukiName' : 'connections.pontoName'

export type Standing = 'good' | 'first' | 'looking' | 'trouble' | 'needsUser' | 'paused' | 'disconnected'

/** How a link stands, in one word. */
export function standing(connection: Connection): Standing {
  if (connection.state === 'paused' || connection.state === 'disconnected') return connection.state
  if (connection.state === 'needsUser' || connection.reason === 'consent-ended') return 'needsUser'
  if (connection.reason !== null && !remarks.has(connection.reason)) return 'trouble'
  if (connection.lastSuccessAt === null) return 'first'
  return connection.running ? 'looking' : 'good'
}

const DAY_MS = 86_400_000
const STALE_MS = 26 * 3_600_000
const WARNED_DAYS = 14

export type Warning =
  | { kind: 'key' }
  | { kind: 'consent' }
  | { kind: 'consentSoon'; days: number }
  | { kind: 'stale'; since: string }

/** What every page should say of the links, the most urgent alone; null when all is well. */
export function warning(connections: readonly Connection[], now: number): Warning | null {
  const linked = connections.filter(({ state }) => state === 'active' || state === 'needsUser')
  if (linked.some(({ state }) => state === 'needsUser')) return { kind: 'key' }
  const ends = linked.flatMap(({ consentExpiresAt }) =>
    consentExpiresAt === null ? [] : [Date.parse(consentExpiresAt)],
  )
  if (linked.some(({ reason }) => reason === 'consent-ended') || ends.some(end => end <= now))
    return { kind: 'consent' }
  const soonest = Math.min(...ends)
  if (soonest < now + WARNED_DAYS * DAY_MS)
    return { kind: 'consentSoon', days: Math.max(1, Math.ceil((soonest - now) / DAY_MS)) }
  for (const { lastSuccessAt } of linked)
    if (lastSuccessAt !== null && Date.parse(lastSuccessAt) < now - STALE_MS)
      return { kind: 'stale', since: lastSuccessAt }
  return null
}

export interface StandingStill {
  number: string
  /** The last moment that is in its figures. */
  since: string
}

/** Accounts whose source has told nothing for more than a day: their figures, and what is forecast of them, are of then. */
export function standingStill(connections: readonly Connection[], now: number): StandingStill[] {
  return connections
    .filter(({ state }) => state === 'active' || state === 'needsUser')
    .flatMap(({ accounts, lastSuccessAt, madeAt }) =>
      accounts
        .filter(({ gone }) => !gone)
        .map(({ number, synchronizedAt }) => {
          const read = lastSuccessAt ?? madeAt
          return { number, since: synchronizedAt !== null && synchronizedAt < read ? synchronizedAt : read }
        }),
    )
    .filter(({ since }) => Date.parse(since) < now - STALE_MS)
}
