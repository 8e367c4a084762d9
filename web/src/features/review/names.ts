import type { Transaction } from '@/api/model'
import { accountNumber } from '@/format/account'

/** Who a line was with; one without a name goes by its message. */
export const nameOf = (
  { counterpartyName, remittanceInformation, counterpartyAccount }: Transaction,
  unnamed: string,
): string =>
  counterpartyName ??
  remittanceInformation ??
  (counterpartyAccount === null ? unnamed : accountNumber(counterpartyAccount))
