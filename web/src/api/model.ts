// The shapes the server answers with, from its own document (schema.d.ts is generated, see `npm run api`). Every feature
// takes its types from here, and only from here.
import type { components } from './schema'

type Schemas = components['schemas']

/** A schema whose texts come from a closed list, which the document leaves open. */
type Closed<Name extends keyof Schemas, Lists> = Omit<Schemas[Name], keyof Lists> & Lists

export type UUID = string
/** YYYY-MM-DD: a day on the calendar, never an instant. */
export type LocalDate = string
/** ISO 8601, UTC. */
export type Instant = string
/** A decimal number as text, such as "-1234.50": never a float. */
export type Decimal = string

export type Money = Schemas['Money']
/** A figure that can be asked for its proof: the items of `list` add up to it, exactly. */
export type Figure = Schemas['Figure']
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export type Language = Schemas['Language']
export type Role = Schemas['Role']
export type SignUpRequest = Schemas['SignUpRequest']
export type SignInRequest = Schemas['SignInRequest']
export type Session = Schemas['Session']
export type User = Schemas['User']
export type CompanySummary = Schemas['CompanySummary']
export type Company = Schemas['Company']
export type DemoOffer = Schemas['Offer']
export type DemoState = Schemas['DemoState']
export type CompanyRequest = Schemas['CompanyRequest']
export type Installation = { backups: BackupState; mail: boolean }
export type BackupState = Schemas['BackupState']
export type Backup = Schemas['BackupView']
export type InstallationStatus = Schemas['StatusView']
export type Finding = Schemas['FindingView']
export type AuditVerification = Schemas['AuditVerification']
export type Member = Schemas['Member']
export type Invitation = Schemas['Invitation']
export type InvitationMade = Schemas['InvitationMade']
export type InvitationOffer = Schemas['InvitationOffer']
export type InvitationAccepted = Schemas['InvitationAccepted']
export type AddressAnswer = Schemas['AddressAnswer']
export type OpenSession = Schemas['OpenSession']
export type SecondFactor = Schemas['SecondFactorView']
export type SecondFactorSetup = Schemas['SecondFactorSetup']
export type RecoveryCodes = Schemas['RecoveryCodes']
export type Preferences = Schemas['Preferences']
export type NumberWriting = NonNullable<Preferences['numbers']>
export type Digest = Preferences['digest']
export type MailsStopped = Schemas['MailsStopped']
export type Passkey = Schemas['Passkey']
export type PasskeyAnswer = Schemas['PasskeyAnswer']
export type PasskeyChallenge = Schemas['PasskeyChallenge']
export type PasskeyMade = Schemas['PasskeyMade']
export type PasskeyWish = Schemas['PasskeyWish']
export type ApiToken = Schemas['ApiToken']
export type TokenScope = ApiToken['scope']
export type TokenMade = Schemas['TokenMade']
export type MailState = Schemas['MailView']
export type MailServer = Schemas['MailServerView']
export type ResetLink = Schemas['ResetLink']
export type AuditEntry = Schemas['AuditEntry']
export type AuditActor = Schemas['AuditActor']

export type Import = Schemas['Import']
export type ImportCounts = Schemas['ImportCounts']
export type ImportDetail = Omit<Schemas['ImportDetail'], 'files'> & { files: ImportFile[] }
export type ImportFile = Closed<
  'ImportFile',
  { kind: 'bankStatement' | 'invoice' | 'creditNote' | 'invoiceList' | null }
>
/** How a table of an import is read, and what a person decides of it. */
export type Table = Schemas['Table']
export type TableColumn = Schemas['Column']
export type TableDecision = Schemas['TableDecision']
export type ImportStatement = Schemas['ImportStatement']
export type ImportRow = Closed<'ImportRow', { direction: Direction | null }>
/** What was read from the pages of an invoice, and what a person says is on them. */
export type PrintForm = Closed<
  'PrintForm',
  { direction: Direction | null; fields: Record<string, string | null> }
>
/** What stands on the pages, to be chosen with a click. */
export type PrintValue = Closed<
  'Value',
  { kind: 'text' | 'code' | 'date' | 'amount' | 'account' | 'tax-number' | 'reference' }
>
export type PrintAnswer = Closed<'PrintAnswer', { fields: Record<string, string | null> }>
export type Twin = Schemas['Twin']
export type TwinAnswer = Schemas['TwinAnswer']
export type Verdict = Schemas['Verdict']

/** Seen from the company: a receivable is owed to it, a payable by it. */
export type Direction = Schemas['Direction']

export type Account = Closed<'Account', { proof: 'proven' | 'gap' | 'unstated' }>
export type Gap = Schemas['Gap']
export type PendingLine = Schemas['PendingLine']
export type BalanceProofLine = Closed<'BalanceProofLine', { kind: 'openingBalance' | 'movements' | 'gap' }>

export type CategoryBy = 'user' | 'memory' | 'rule' | 'learned'
export type Transaction = Closed<
  'Transaction',
  { status: 'booked' | 'pending'; categoryBy: CategoryBy | null }
>
export type TransactionDetail = Closed<
  'TransactionDetail',
  {
    status: Transaction['status']
    categoryBy: CategoryBy | null
    settlements: Settlement[]
    past: Settlement[]
  }
>
export type TransactionPage = Page<Transaction> & Pick<Schemas['TransactionPage'], 'summed' | 'sum' | 'count'>
export type Candidate = {
  invoice: Invoice
  reason: 'reference' | 'number' | 'amount' | 'counterparty' | 'other'
}
export type Settlement = Closed<
  'Settlement',
  {
    madeBy: 'rule' | 'user'
    rule:
      | 'structuredReference'
      | 'invoiceNumber'
      | 'expected'
      | 'evidence'
      | 'byHand'
      | 'outsideBank'
      | 'books'
      | 'difference'
    way: 'cash' | 'other' | 'fee' | 'discount' | 'rounding' | null
  }
>
/** A fact that speaks for a match; which of its fields are filled depends on its kind. */
export type Reason = Schemas['Reason']
export type Way = 'fee' | 'discount' | 'rounding' | 'other'
export type ReviewShare = { invoice: Invoice; amount: Money }
export type ReviewProposal = Closed<
  'ReviewProposal',
  {
    kind: 'documents' | 'returned' | 'duplicate' | 'refund'
    way: Way | null
    shares: ReviewShare[]
    other: Transaction | null
  }
>
export type ReviewQuestion = Closed<
  'ReviewQuestion',
  { transaction: Transaction; proposals: ReviewProposal[] }
>
export type ReviewPage = Closed<'ReviewPage', { items: ReviewQuestion[] }>
export type ReviewCount = Schemas['ReviewCount']
export type ReviewSettings = Schemas['ReviewSettings']
export type AnswerRequest = Schemas['AnswerRequest']
export type AnswersRequest = Schemas['AnswersRequest']
export type AnswersOutcome = Schemas['AnswersOutcome']
export type Rehearsal = Schemas['Rehearsal']
export type RegularPayment = Closed<
  'RegularPayment',
  {
    cadence:
      | 'weekly'
      | 'twoWeekly'
      | 'fourWeekly'
      | 'monthly'
      | 'twoMonthly'
      | 'quarterly'
      | 'halfYearly'
      | 'yearly'
    amountKind: 'fixed' | 'indexed' | 'varying'
  }
>
export type CategoryRequest = Schemas['CategoryRequest']
export type CategoryChosen = Schemas['CategoryChosen']
export type SettlementRequest = Schemas['SettlementRequest']
export type Source = Schemas['Source']

interface InvoiceLists {
  direction: Direction
  kind: 'invoice' | 'creditNote' | 'expected'
  status: 'open' | 'partlySettled' | 'settled'
  urgency: 'overdue' | 'within7' | 'within30' | 'later' | null
  certainty: 'certain' | 'likely' | null
}
/** Amount and outstanding are signed as cash: plus comes in, minus goes out. */
export type Invoice = Closed<'Invoice', InvoiceLists>
export type InvoiceDetail = Closed<
  'InvoiceDetail',
  InvoiceLists & { settlements: Settlement[]; past: Settlement[] }
>
export type InvoicePage = Page<Invoice> &
  Pick<Schemas['InvoicePage'], 'outstanding' | 'amounts' | 'vat' | 'count'>

export type Note = Schemas['Note']
export type Attachment = Schemas['Attachment']
export type Keeping = Schemas['Keeping']
export type Counterparty = Schemas['Counterparty']
export type EntryAnswer = Schemas['EntryAnswer']
export type Change = Schemas['Change']
export type ChangeRequest = Schemas['ChangeRequest']
export type InvoiceFilter = Schemas['InvoiceFilter']
export type TransactionFilter = Schemas['TransactionFilter']
export type ChangeUndone = Schemas['ChangeUndone']

export type Forecast = Schemas['Forecast']
export type ForecastDay = Schemas['ForecastDay']
export type Outlook = Schemas['Outlook']
export type OutlookPart = Closed<
  'OutlookPart',
  {
    source: 'document' | 'series' | 'calendar' | 'pattern' | 'planned' | 'transfer' | 'balance' | 'spread'
    component: OutlookComponent | null
  }
>
export type OutlookComponent =
  | 'receivables'
  | 'payables'
  | 'newSales'
  | 'newPurchases'
  | 'regular'
  | 'obligations'
  | 'financing'
  | 'investment'
  | 'rest'
  | 'planned'
/** The balance is likely to become too low. */
export type LikelyShortfall = Schemas['LikelyShortfall']
/** What a company says of itself for the forecast, and what was found. */
export type ForecastSaid = Schemas['Said']
export type DutyKind = Schemas['DutyKind']
export type DutyState = Schemas['DutyState']
export type SeriesState = Schemas['SeriesState']
/** What is planned to come or leave again and again. */
export type Vessel = Schemas['Vessel']
/** What would make the forecast sharper, and by how much. */
export type Sharper = Schemas['Sharper']
export type SharperBy = Schemas['SharperBy']
/** What can be done about the lowest day. */
export type AdviceSteps = Schemas['Steps']
export type ChaseStep = Schemas['ChaseStep']
export type PayStep = Schemas['PayStep']
export type ForecastRecord = Schemas['ForecastRecord']
/** What is expected of one account. */
export type AccountAhead = Schemas['AccountAhead']
export type ThirteenWeeks = Schemas['ThirteenWeeks']
export type AsKnown = Schemas['AsKnown']
export type ForecastWeek = Schemas['ForecastWeek']
export type MonthsAhead = Schemas['MonthsAhead']
export type ForecastBridge = Schemas['ForecastBridge']
export type BridgeSums = Schemas['BridgeSums']
/** A day that has passed or a week to come, of a row of the bridge. */
export type BridgeStretch = Schemas['BridgeStretch']
/** A bank line, or the part of it that belongs to a row of the bridge. */
export type CameLine = Schemas['CameLine']
export type WeekRowKind = Schemas['RowKind']
export type ScenarioChange = Schemas['ScenarioChange']
export type ScenarioChoices = Schemas['Choices']
export type NamedScenario = Schemas['NamedScenario']
/** What a scenario comes to. */
export type Otherwise = Schemas['Otherwise']
export type ForecastItem = Closed<
  'ForecastItem',
  { kind: 'balance' | 'invoice' | 'expected'; certainty: 'certain' | 'likely' | null }
>

export type LinkSource = Schemas['LinkSource']
export type LinkedAccount = Schemas['LinkedAccountResponse']
export type Connection = Closed<
  'ConnectionResponse',
  { state: 'active' | 'paused' | 'needsUser' | 'disconnected'; accounts: LinkedAccount[] }
>
export type UnreadablePart = Schemas['UnreadableResponse']
export type ConnectionTest = Schemas['TestResponse']
export type ConnectionLogEntry = Closed<
  'LogEntry',
  { outcome: 'done' | 'retry' | 'wait' | 'needsUser' | 'broken' }
>
export type ConnectionLogPage = Page<ConnectionLogEntry>

export type OpenSide = Schemas['OpenSide']
export type Dashboard = Closed<'Dashboard', { largest: { in: Invoice[]; out: Invoice[] }; todo: Todo[] }>

export type AgeName = 'notDue' | 'upTo30' | 'upTo60' | 'upTo90' | 'older'
type Owed = Closed<'Owed', { ages: Closed<'OfAge', { age: AgeName }>[] }>
/** The key figures; what is worked out of several figures is worked out by the server. */
export type Insights = Closed<'Insights', { receivables: Owed; payables: Owed }>

/** Something to do; its kind says which of the fields are filled. */
export type Todo =
  | TodoOf<'gap', 'accountId' | 'accountNumber' | 'from' | 'to' | 'amount'>
  | TodoOf<'unmatched', 'count' | 'href'>
  | (TodoOf<'overdueReceivable', never> & { invoice: Invoice })
  | (TodoOf<'payableDue', never> & { invoice: Invoice })
  | (TodoOf<'expectedLate', never> & { invoice: Invoice })
  | TodoOf<'belowFloor', 'date' | 'balance'>
  | TodoOf<'staleData', 'balanceDate' | 'days'>

type TodoOf<Kind extends string, Filled extends keyof Schemas['Todo']> = { kind: Kind } & {
  [Field in Filled]: NonNullable<Schemas['Todo'][Field]>
}
