/** What entries are about, by the names under which the server keeps what was done. */
const topics = {
  people: [
    'memberInvited',
    'memberJoined',
    'memberAdded',
    'memberChanged',
    'memberRemoved',
    'invitationWithdrawn',
    'secondFactorRemoved',
  ],
  settings: ['companyCreated', 'companyChanged', 'accountRenamed', 'watchOnlySet'],
  imports: ['importTakenIn', 'importUndone', 'transactionsExported', 'invoicesExported', 'forecastExported'],
  forecast: [
    'forecastSettingsChanged',
    'shortfallPredicted',
    'shortfallDismissed',
    'vesselAdded',
    'vesselRemoved',
  ],
  matching: ['settlementMade', 'settlementUndone', 'linesAnswered'],
  changes: [
    'changeMade',
    'changeUndone',
    'linesCategorised',
    'noteWritten',
    'noteChanged',
    'noteRemoved',
    'fileAttached',
    'fileRemoved',
    'fileHeld',
    'fileHoldLifted',
  ],
  links: [
    'connectionAdded',
    'connectionReconnected',
    'connectionPaused',
    'connectionResumed',
    'connectionDisconnected',
    'connectionReadAgain',
  ],
} as const satisfies Record<string, readonly string[]>

export type Topic = keyof typeof topics

export const topicNames = Object.keys(topics) as Topic[]

const isTopic = (name: string | undefined): name is Topic => name !== undefined && name in topics

/** Empty, which is all of them, for what is no topic. */
export const actionsOf = (topic: string | undefined): readonly string[] =>
  isTopic(topic) ? topics[topic] : []
