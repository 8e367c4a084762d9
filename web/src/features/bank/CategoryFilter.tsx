import { useMessages } from '@/i18n'
import { categories } from '@/parts/categories'

/** Lines that are for one thing. */
export function CategoryFilter({ value, onChange }: { value: string; onChange: (category: string) => void }) {
  const { t } = useMessages()
  return (
    <select
      aria-label={t('filters.category')}
      title={t('filters.category')}
      className={`min-h-9 max-w-48 rounded-md border border-edge bg-raised px-2 ${value === '' ? 'text-muted' : ''}`}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      <option value="">{t('filters.category')}</option>
      {categories.map(category => (
        <option key={category} value={category}>
          {t(`category.of.${category}`)}
        </option>
      ))}
    </select>
  )
}
