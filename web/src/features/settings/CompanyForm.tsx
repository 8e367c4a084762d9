import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Company, CompanyRequest } from '@/api/model'
import { Problem } from '@/api/problem'
import { grouped } from '@/format/enterpriseNumber'
import { amountParts, typedAmount } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Amount } from '@/parts/Amount'
import { Button } from '@/parts/Button'
import { EnterpriseNumberField, readEnterpriseNumber } from '@/parts/EnterpriseNumberField'
import { SelectField, TextField } from '@/parts/Field'
import { Facts } from '@/parts/Panel'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Saved } from '@/parts/Saved'
import { Skeleton } from '@/parts/Skeleton'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { companyPath, companyQuery, may, sessionQuery, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

export function CompanyForm() {
  const { t } = useMessages()
  const format = useFormat()
  const member = useCompany()
  const found = useQuery(companyQuery(member.id))
  if (found.data === undefined) {
    return found.error === null ? <Skeleton lines={3} /> : <ProblemNotice failure={found.error} />
  }
  const company = found.data
  if (may(member, 'owner')) return <Editable key={company.id} company={company} />
  return (
    <Facts
      facts={[
        [t('company.name'), company.name],
        [
          t('company.enterpriseNumber'),
          company.enterpriseNumber === null ? null : grouped(company.enterpriseNumber),
        ],
        [t('company.floor'), company.floor === null ? null : <Amount key="floor" money={company.floor} />],
        [t('company.financialYear'), format.dayOfYear(company.financialYearStart)],
      ]}
    />
  )
}

/** Nearly every year begins on the first of a month; another day is shown where a program said one. */
const firstDays = (chosen: string) => {
  const months = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}-01`)
  return months.includes(chosen) ? months : [chosen, ...months]
}

function Editable({ company }: { company: Company }) {
  const { t } = useMessages()
  const format = useFormat()
  const client = useQueryClient()
  const [wrong, setWrong] = useState<Problem | null>(null)
  const save = useMutation({
    mutationFn: (request: CompanyRequest) => api.patch<Company>(companyPath(company.id), request),
    onSuccess: async () => {
      await Promise.all([
        refreshCompany(company.id),
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ])
    },
  })
  const failure = wrong ?? save.error
  const code = failure instanceof Problem ? failure.code : null
  const form = useFocusFirstError(failure)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name)).trim()
    const number = readEnterpriseNumber(text('enterpriseNumber'))
    const floor = text('floor') === '' ? null : typedAmount(text('floor'))
    const refused = !number.ok
      ? 'invalid-enterprise-number'
      : floor === null && text('floor') !== ''
        ? 'not-an-amount'
        : null
    setWrong(refused === null ? null : new Problem(refused, 422))
    if (number.ok && refused === null)
      save.mutate({
        name: text('name'),
        enterpriseNumber: number.digits,
        floor,
        financialYearStart: text('financialYearStart'),
      })
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-5">
      <TextField label={t('company.name')} name="name" defaultValue={company.name} required maxLength={120} />
      <EnterpriseNumberField
        initial={company.enterpriseNumber}
        note={t('common.optional')}
        help={t('company.numberHelp')}
        error={code === 'invalid-enterprise-number' ? problemText(t, failure) : undefined}
      />
      <TextField
        label={t('company.floor')}
        name="floor"
        inputMode="decimal"
        note={t('common.optional')}
        defaultValue={company.floor === null ? '' : plain(format.locale.numbers, company.floor)}
        help={t('company.floorHelp')}
        error={code === 'not-an-amount' ? problemText(t, failure) : undefined}
      />
      <SelectField
        label={t('company.financialYear')}
        name="financialYearStart"
        defaultValue={company.financialYearStart}
        help={t('company.financialYearHelp')}
      >
        {firstDays(company.financialYearStart).map(day => (
          <option key={day} value={day}>
            {format.dayOfYear(day)}
          </option>
        ))}
      </SelectField>
      {failure === null || code === 'invalid-enterprise-number' || code === 'not-an-amount' ? null : (
        <ProblemNotice failure={failure} />
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <Saved when={save.isSuccess} />
      </div>
    </form>
  )
}

/** An amount as it is typed: without the currency sign. */
function plain(locale: string, money: NonNullable<Company['floor']>): string {
  const { sign, before, cents } = amountParts(locale, money)
  return `${sign}${before.replace(/[^\d.]/g, '')}${cents}`
}
