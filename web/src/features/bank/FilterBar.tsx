import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import type { Account } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages, withCategory } from '@/i18n'
import { Chip } from '@/parts/Chip'
import { Choice } from '@/parts/Choice'
import { SearchField } from '@/parts/SearchField'
import type { FilterKey, Filters } from './queries'

const CategoryFilter = lazy(() =>
  withCategory(import('./CategoryFilter').then(({ CategoryFilter }) => ({ default: CategoryFilter }))),
)

const route = getRouteApi('/signed-in/c/$company/bank')

/** The filters live in the address: what is seen can be sent to someone. What has no field of its own is a chip. */
export function FilterBar({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useMessages()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = useCallback(
    (change: Filters) =>
      void navigate({ search: old => ({ ...old, ...change }), replace: true, resetScroll: false }),
    [navigate],
  )
  const setText = useCallback((text: string) => set({ search: text }), [set])

  return (
    <div className="grid gap-3 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SearchField label={t('transactions.search')} value={search.search ?? ''} onChange={setText} />
        <Choice
          label={t('filters.direction')}
          value={search.direction ?? 'all'}
          options={[
            { value: 'all', label: t('filters.all') },
            { value: 'in', label: t('filters.in') },
            { value: 'out', label: t('filters.out') },
          ]}
          onChange={value => set({ direction: value === 'all' ? '' : value })}
        />
        <Choice
          label={t('filters.matched')}
          value={search.matched ?? 'all'}
          options={[
            { value: 'all', label: t('filters.all') },
            { value: 'yes', label: t('filters.matchedYes') },
            { value: 'no', label: t('filters.matchedNo') },
          ]}
          onChange={value => set({ matched: value === 'all' ? '' : value })}
        />
        <Suspense fallback={<span className="min-h-9 w-40" />}>
          <CategoryFilter value={search.category ?? ''} onChange={category => set({ category })} />
        </Suspense>
        <span className="flex items-center gap-2">
          <DateInput label={t('filters.from')} value={search.from} onChange={from => set({ from })} />
          <span aria-hidden className="text-muted">
            –
          </span>
          <DateInput label={t('filters.to')} value={search.to} onChange={to => set({ to })} />
        </span>
      </div>
      <Chips filters={search} accounts={accounts} onRemove={key => set({ [key]: '' })} />
    </div>
  )
}

interface DateProps {
  label: string
  value: string | undefined
  onChange: (date: string) => void
}

const DateInput = ({ label, value = '', onChange }: DateProps) => (
  <input
    type="date"
    aria-label={label}
    title={label}
    value={value}
    onChange={event => onChange(event.target.value)}
    className={`min-h-9 rounded-md border border-edge bg-raised px-2 text-sm ${value === '' ? 'text-muted' : ''}`}
  />
)

/** The filters that no field above shows. */
const withoutSwitch = [
  'account',
  'transfers',
  'import',
  'series',
  'currency',
] as const satisfies readonly FilterKey[]

interface ChipsProps {
  filters: Filters
  accounts: readonly Account[]
  onRemove: (key: FilterKey) => void
}

function Chips({ filters, accounts, onRemove }: ChipsProps) {
  const { t } = useMessages()
  const words = (key: (typeof withoutSwitch)[number], value: string): string => {
    switch (key) {
      case 'account': {
        const account = accounts.find(({ id }) => id === value)
        return account?.name ?? accountNumber(account?.number ?? value)
      }
      case 'transfers':
        return t(value === 'own' ? 'chip.ownTransfers' : 'chip.noOwnTransfers')
      case 'import':
        return t('chip.import')
      case 'series':
        return t('bank.regular')
      case 'currency':
        return value
    }
  }
  const on = withoutSwitch.flatMap(key => (filters[key] ? [[key, filters[key]] as const] : []))
  if (on.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {on.map(([key, value]) => (
        <Chip key={key} onRemove={() => onRemove(key)}>
          {words(key, value)}
        </Chip>
      ))}
    </div>
  )
}
