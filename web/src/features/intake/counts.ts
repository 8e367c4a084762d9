import type { ImportCounts, Verdict } from '@/api/model'

/** How many rows have each verdict, in the order in which a reader wants them. */
export const rowsByVerdict = (counts: ImportCounts): Readonly<Record<Verdict, number>> => ({
  new: counts.newTransactions + counts.newInvoices,
  undecided: counts.undecidedInvoices,
  merged: counts.mergedInvoices,
  differs: counts.differingTransactions + counts.differingInvoices,
  known: counts.knownTransactions + counts.knownInvoices,
  refused: counts.refusedRows,
})

export const verdicts: readonly Verdict[] = ['new', 'undecided', 'merged', 'differs', 'known', 'refused']

export const totalRows = (counts: ImportCounts): number =>
  Object.values(rowsByVerdict(counts)).reduce((total, count) => total + count, 0)
