// The shapes the server answers with. Every feature takes its types from here, and only from here.

export type UUID = string
/** YYYY-MM-DD: a day on the calendar, never an instant. */
export type LocalDate = string
/** ISO 8601, UTC. */
export type Instant = string
/** A decimal number as text, such as "-1234.50": never a float. */
export type Decimal = string
export interface Money {
  amount: Decimal
  currency: string
}
/** A figure that can be asked for its proof: GET list.href (follow nextCursor); the sum of items[].{list.field}.amount is this amount, exactly. */
export interface Figure {
  amount: Decimal
  currency: string
  list: { href: string; field: string }
}
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
export type Language = 'nl' | 'fr' | 'en' | 'de'
export type Role = 'owner' | 'editor' | 'viewer'
export interface SignUpRequest {
  email: string
  password: string
  language: Language
}
export interface SignInRequest {
  email: string
  password: string
}
export interface Session {
  user: User
  companies: CompanySummary[]
}
export interface User {
  id: UUID
  email: string
  name: string | null
  language: Language
}
export interface CompanySummary {
  id: UUID
  name: string
  role: Role
}
export interface Company {
  id: UUID
  name: string
  enterpriseNumber: string | null /* ten digits */
  vatNumber: string | null
  floor: Money | null
  currency: string
  role: Role
  hasData: boolean
}
export interface CompanyRequest {
  name?: string | null
  enterpriseNumber?: string | null
  floor?: Decimal | null
}
export interface Member {
  userId: UUID
  email: string
  name: string | null
  role: Role
}
export interface AuditEntry {
  id: string
  at: Instant
  actor: string | null
  action: string
  details: Record<string, string>
}
export type ImportState = 'preview' | 'takenIn' | 'undone'
export interface Import {
  id: UUID
  state: ImportState
  createdAt: Instant
  createdBy: string | null
  takenInAt: Instant | null
  undoneAt: Instant | null
  fileNames: string[]
  counts: ImportCounts
}
/** rows by verdict; for a taken-in import: as it was when taken in */
export interface ImportCounts {
  newTransactions: number
  knownTransactions: number
  differingTransactions: number
  newInvoices: number
  knownInvoices: number
  differingInvoices: number
  undecidedInvoices: number
  refusedFiles: number
  refusedRows: number
}
export interface ImportDetail extends Import {
  files: ImportFile[]
  matchingPending: boolean /* true while payments are still being matched after take-in: poll each second */
  ownEnterpriseNumber: string | null /* proposed from the files when the company has none */
}
export interface ImportFile {
  id: UUID
  name: string
  sizeBytes: number
  kind: 'bankStatement' | 'invoice' | 'creditNote' | null
  format: string | null /* coda, camt.053, ubl */
  refusal: { code: string; message: string } | null
  alreadyTakenIn: boolean /* the very same file was taken in before */
  statements: ImportStatement[]
  warnings: { code: string; message: string }[]
  counts: ImportCounts
}
export interface ImportStatement {
  account: string | null
  currency: string | null
  newAccount: boolean
  number: string | null
  from: LocalDate | null
  to: LocalDate | null
  openingBalance: Money | null
  closingBalance: Money | null
  balanceProven: boolean | null
  refusal: { code: string; message: string } | null
}
export type Verdict = 'new' | 'known' | 'differs' | 'undecided' | 'refused'
export interface ImportRow {
  id: string
  fileId: UUID
  kind: 'transaction' | 'invoice' | 'creditNote'
  verdict: Verdict
  date: LocalDate | null
  counterpartyName: string | null
  text: string | null /* remittance text or invoice number */
  amount: Money | null /* transaction: signed; invoice: payable */
  direction: 'receivable' | 'payable' | null
  dueDate: LocalDate | null
  differences: { field: string; known: string | null; incoming: string | null }[]
  reason: string | null /* code for refused/undecided */
}
export interface Account {
  id: UUID
  number: string /* IBAN or bank's own number */
  name: string | null
  holderName: string | null
  bic: string | null
  currency: string
  balance: Figure | null
  balanceDate: LocalDate | null
  proof: 'proven' | 'gap' | 'unstated' /* bank states no balance */
  gaps: Gap[]
  firstDate: LocalDate | null
  lastDate: LocalDate | null
  transactionCount: number
}
export interface Gap {
  from: LocalDate
  to: LocalDate
  amount: Money /* what the missing statement must sum to */
}
export interface BalanceProofLine {
  kind: 'openingBalance' | 'movements' | 'gap'
  from: LocalDate
  to: LocalDate
  amount: Money
  count: number
  list: { href: string; field: string } | null
}
export interface TransactionPage extends Page<Transaction> {
  sum: Money[] /* per currency, of the whole filter */
  count: number
}
export interface Transaction {
  id: UUID
  accountId: UUID
  bookingDate: LocalDate
  valueDate: LocalDate | null
  balanceDate: LocalDate
  amount: Money
  counterpartyName: string | null
  counterpartyAccount: string | null
  remittanceInformation: string | null
  structuredReference: string | null
  status: 'booked' | 'pending'
  ownTransfer: boolean
  settles: { invoiceId: UUID; invoiceNumber: string }[]
}
export interface TransactionDetail extends Transaction {
  bankReference: string | null
  endToEndId: string | null
  details: { amount: Decimal | null; counterpartyName: string | null; remittanceInformation: string | null }[]
  settlements: Settlement[]
  unsettled: Money
  sources: Source[]
}
export interface Source {
  importId: UUID
  fileName: string
  format: string
  at: Instant
  documentId: UUID
}
export interface Candidate {
  invoice: Invoice
  reason: 'reference' | 'number' | 'amount' | 'counterparty' | 'other'
}
export interface Settlement {
  id: UUID
  transactionId: UUID
  invoiceId: UUID
  invoiceNumber: string
  counterpartyName: string | null
  bookingDate: LocalDate
  amount: Money
  madeBy: 'rule' | 'user'
  rule: 'structuredReference' | 'invoiceNumber' | 'byHand'
  at: Instant
  by: string | null
}
export interface SettlementRequest {
  transactionId: UUID
  invoiceId: UUID
  amount?: Decimal | null
}
export interface InvoicePage extends Page<Invoice> {
  outstanding: Money[]
  count: number
}
/** amount and outstanding are signed as cash: + comes in, − goes out. A receivable credit note is negative. */
export interface Invoice {
  id: UUID
  direction: 'receivable' | 'payable'
  kind: 'invoice' | 'creditNote'
  number: string
  counterpartyName: string | null
  issueDate: LocalDate
  dueDate: LocalDate
  dueDateStated: boolean
  amount: Money
  outstanding: Money
  status: 'open' | 'partlySettled' | 'settled'
  urgency: 'overdue' | 'within7' | 'within30' | 'later' | null /* null when settled */
  daysOverdue: number | null
}
export interface InvoiceDetail extends Invoice {
  counterpartyVat: string | null
  iban: string | null
  paymentReference: string | null
  net: Money | null
  vat: Money | null
  gross: Money | null
  lines: { description: string | null; quantity: Decimal | null; net: Decimal | null }[]
  settlements: Settlement[]
  sources: Source[]
}
export interface Position {
  currency: string
  days: { date: LocalDate; balance: Decimal; proven: boolean }[]
  otherCurrencies: string[]
}
export interface Forecast {
  asOf: LocalDate
  balanceDate: LocalDate | null
  currency: string
  startBalance: Figure | null
  days: ForecastDay[]
  lowest: { date: LocalDate; balance: Figure } | null
  firstBelowFloor: { date: LocalDate; balance: Figure } | null
  firstBelowZero: LocalDate | null
}
export interface ForecastDay {
  date: LocalDate
  balance: Decimal
  expectedIn: Decimal
  expectedOut: Decimal /* ≤ 0 */
}
export interface ForecastItem {
  kind: 'balance' | 'invoice'
  date: LocalDate
  invoiceId: UUID | null
  label: string | null
  counterpartyName: string | null
  amount: Money
  overdue: boolean
}
export interface Dashboard {
  company: Company
  today: LocalDate
  dataAsOf: {
    balanceDate: LocalDate | null
    importedAt: Instant | null
    accounts: number
    accountsProven: number
  }
  balance: Figure | null // null: no bank data yet
  floor: Money | null
  forecast: Forecast | null
  past: { date: LocalDate; balance: Decimal; proven: boolean }[] // 90 days up to balanceDate
  last30: { from: LocalDate; to: LocalDate; in: Figure; out: Figure } | null // own transfers left out
  open: { receivable: OpenSide; payable: OpenSide }
  largest: { in: Invoice[]; out: Invoice[] } // five each, by amount, due within the horizon
  todo: Todo[] // at most five
  otherCurrencies: { currency: string; balance: Figure }[]
}
export interface OpenSide {
  total: Figure
  overdue: Figure
  within7: Figure
  count: number
  overdueCount: number
}
export type Todo =
  | { kind: 'gap'; accountId: UUID; accountNumber: string; from: LocalDate; to: LocalDate; amount: Money }
  | { kind: 'unmatched'; count: number; href: string }
  | { kind: 'overdueReceivable'; invoice: Invoice }
  | { kind: 'payableDue'; invoice: Invoice }
  | { kind: 'belowFloor'; date: LocalDate; balance: Money }
  | { kind: 'staleData'; balanceDate: LocalDate; days: number }
