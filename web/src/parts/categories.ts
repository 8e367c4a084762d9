/** What a line may be for, in the order in which it is offered. The words are `category.of.…`. */
export const categories = [
  'sales',
  'card_settlement',
  'refund',
  'subsidy_or_claim',
  'goods',
  'salary',
  'holiday_pay',
  'yearend_premium',
  'payroll_tax',
  'social_security',
  'vat',
  'corp_tax_prepay',
  'software',
  'telecom',
  'energy',
  'rent',
  'lease',
  'loan',
  'insurance',
  'fuel',
  'marketing',
  'cleaning',
  'waste',
  'accountant',
  'bank_fee',
  'creditcard',
  'capex',
  'owner_draw',
  'dividend',
  'internal_transfer',
  'sdd_batch',
  'sdd_return',
  'supplier_batch',
  'other',
] as const

export type Category = (typeof categories)[number]

export const isCategory = (name: string | null | undefined): name is Category =>
  categories.some(category => category === name)
