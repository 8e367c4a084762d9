import { writeFile } from 'node:fs/promises'

/** Valid, and of nobody. */
export const accountNumbers: readonly string[] = [0, 1, 2, 3, 4, 5].map(number => {
  const bban = `${`${number + 1}`.padStart(10, '0')}${`${(number + 1) % 97}`.padStart(2, '0')}`
  const check = 98n - (BigInt(`${bban}111400`) % 97n)
  return `BE${`${check}`.padStart(2, '0')}${bban}`
})

/** Writes a camt.053 file of so many booked lines of a cent to a euro, all in one statement that proves itself. */
export async function writeLargeCamt(
  path: string,
  lines: number,
  account: string,
): Promise<{ closingCents: number }> {
  let cents = 0
  const entries = Array.from({ length: lines }, (_, line) => {
    const amount = 1 + (line % 100)
    cents += amount
    return entry(line, amount)
  })
  await writeFile(path, statement(account, entries.join('\n'), cents))
  return { closingCents: cents }
}

const decimal = (cents: number) => `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`

const LINES_A_DAY = 500
const day = (line: number) =>
  new Date(Date.UTC(2026, 0, 2 + Math.floor(line / LINES_A_DAY))).toISOString().slice(0, 10)

const entry = (line: number, cents: number) =>
  `<Ntry><Amt Ccy="EUR">${decimal(cents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>` +
  `<BookgDt><Dt>${day(line)}</Dt></BookgDt><AcctSvcrRef>R${line}</AcctSvcrRef>` +
  `<NtryDtls><TxDtls><RmtInf><Ustrd>Order ${line}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`

const balance = (code: string, cents: number, date: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(cents)}</Amt>` +
  `<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`

const statement = (account: string, entries: string, closingCents: number) =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>' +
  '<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id>' +
  `<CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
  balance('OPBD', 0, '2026-01-01') +
  balance('CLBD', closingCents, '2026-11-20') +
  `${entries}</Stmt></BkToCstmrStmt></Document>`
