import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { api } from '@/api/client'
import type { CategoryChosen, CategoryRequest, TransactionDetail } from '@/api/model'
import { translate, useMessages } from '@/i18n'
import { type Category, categories, isCategory } from '@/parts/categories'
import { offerUndo } from '@/parts/changes/deeds'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'
import { nameOf } from './Transactions'

/** What a line is for, and who says so; a person's choice stays. */
export function CategoryChoice({ transaction }: { transaction: TransactionDetail }) {
  const { t } = useMessages()
  const company = useCompany()
  const id = useId()
  const { category, categoryBy } = transaction
  const choose = useMutation({
    mutationFn: (wanted: Category) =>
      api.post<CategoryChosen>(`${companyPath(company.id)}/categories`, {
        transactionIds: [transaction.id],
        category: wanted,
      } satisfies CategoryRequest),
    onSuccess: ({ changeId }, wanted) => {
      const label = nameOf(transaction, translate('common.unnamed'))
      offerUndo(
        company.id,
        translate('category.done', { label, category: translate(`category.of.${wanted}`) }),
        changeId,
      )
      return refreshCompany(company.id)
    },
  })
  const known = isCategory(category)
  return (
    <section className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {t('category.title')}
      </label>
      {may(company, 'editor') ? (
        <select
          id={id}
          className="min-h-9 w-full rounded-md border border-edge bg-raised px-2"
          value={known ? category : ''}
          disabled={choose.isPending}
          onChange={event => {
            if (isCategory(event.target.value)) choose.mutate(event.target.value)
          }}
        >
          {known ? null : <option value="">{t('category.choose')}</option>}
          {categories.map(each => (
            <option key={each} value={each}>
              {t(`category.of.${each}`)}
            </option>
          ))}
        </select>
      ) : (
        <p id={id}>{known ? t(`category.of.${category}`) : t('category.unknown')}</p>
      )}
      {categoryBy === null ? null : <p className="text-xs text-muted">{t(`category.by.${categoryBy}`)}</p>}
      {choose.error === null ? null : <ProblemNotice failure={choose.error} />}
    </section>
  )
}
