import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Chip } from '@/parts/Chip'
import { Choice } from '@/parts/Choice'
import { SearchField } from '@/parts/SearchField'
import type { FilterKey, Filters } from './queries'

const route = getRouteApi('/signed-in/c/$company/invoices')

const urgencies = ['overdue', 'within7', 'within30', 'later'] as const

/** The filters live in the address. What has no switch of its own stands there as a chip. */
export function FilterBar() {
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
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Choice
          label={t('filters.direction')}
          value={search.direction ?? 'all'}
          options={[
            { value: 'receivable', label: t('direction.receivable') },
            { value: 'payable', label: t('direction.payable') },
            { value: 'all', label: t('filters.both') },
          ]}
          onChange={value => set({ direction: value === 'all' ? '' : value })}
        />
        <Choice
          label={t('filters.kind')}
          value={search.kind === 'expected' ? 'expected' : 'owed'}
          options={[
            { value: 'owed', label: t('filters.owed') },
            { value: 'expected', label: t('filters.expected') },
          ]}
          onChange={value => set({ kind: value === 'owed' ? '' : value })}
        />
        <Choice
          label={t('filters.status')}
          value={search.status ?? 'all'}
          options={[
            { value: 'open', label: t('filters.open') },
            { value: 'settled', label: t('filters.settled') },
            { value: 'all', label: t('filters.all') },
            { value: 'setAside', label: t('filters.setAside') },
          ]}
          onChange={value => set({ status: value === 'all' ? '' : value, urgency: '' })}
        />
        <label className="inline-flex items-center gap-2 text-muted">
          <span className="sr-only">{t('invoices.urgency')}</span>
          <select
            value={search.urgency ?? ''}
            onChange={event => set({ urgency: event.target.value })}
            className="min-h-9 rounded-md border border-edge bg-raised px-2 text-sm text-ink"
          >
            <option value="">{t('filters.anyUrgency')}</option>
            {urgencies.map(urgency => (
              <option key={urgency} value={urgency}>
                {t(`urgency.${urgency}`)}
              </option>
            ))}
          </select>
        </label>
        <SearchField label={t('invoices.search')} value={search.search ?? ''} onChange={setText} />
      </div>
      <Chips filters={search} onRemove={key => set({ [key]: '' })} />
    </div>
  )
}

/** The filters that no field above shows. */
const withoutSwitch = [
  'dueFrom',
  'dueTo',
  'issuedFrom',
  'issuedTo',
  'counterparty',
  'import',
  'currency',
] as const satisfies readonly FilterKey[]

function Chips({ filters, onRemove }: { filters: Filters; onRemove: (key: FilterKey) => void }) {
  const { t } = useMessages()
  const format = useFormat()
  const words = (key: (typeof withoutSwitch)[number], value: string): string => {
    switch (key) {
      case 'dueFrom':
      case 'dueTo':
      case 'issuedFrom':
      case 'issuedTo':
        return t(`chip.${key}`, {
          day: /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.sentenceDay(value) : value,
        })
      case 'counterparty':
      case 'import':
        return t(`chip.${key}`)
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
