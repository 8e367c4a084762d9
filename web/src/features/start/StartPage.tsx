import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Company, CompanyRequest } from '@/api/model'
import { Problem } from '@/api/problem'
import { typedAmount } from '@/format/money'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { DropZone } from '@/parts/DropZone'
import { EnterpriseNumberField, readEnterpriseNumber } from '@/parts/EnterpriseNumberField'
import { TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { useFocusFirstError } from '@/parts/useFocusFirstError'
import { Gate } from '@/session/Gate'
import { companyPath, sessionQuery, useSession } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { useUpload } from '@/session/useUpload'

const STEPS = 3

/** The first run: who, how low, and the first files. Nothing of it must be filled in. */
export function StartPage() {
  const { t } = useMessages()
  const [company, setCompany] = useState<Company | null>(null)
  const [floorAsked, setFloorAsked] = useState(false)
  const step = company === null ? 1 : floorAsked ? 3 : 2

  return (
    <Gate title={t(`start.title${step}`)} intro={t('start.step', { step, of: STEPS })} wide>
      {company === null ? <WhichCompany onDone={setCompany} /> : null}
      {company !== null && !floorAsked ? (
        <WhichFloor company={company} onDone={() => setFloorAsked(true)} />
      ) : null}
      {company !== null && floorAsked ? <FirstFiles company={company} /> : null}
    </Gate>
  )
}

function WhichCompany({ onDone }: { onDone: (company: Company) => void }) {
  const { t } = useMessages()
  const { companies } = useSession()
  const [wrong, setWrong] = useState<Problem | null>(null)
  const create = useMutation({
    mutationFn: (request: CompanyRequest) => api.post<Company>('/companies', request),
    onSuccess: async company => {
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
      onDone(company)
    },
  })
  const failure = wrong ?? create.error
  const isNumber = failure instanceof Problem && failure.code === 'invalid-enterprise-number'
  const form = useFocusFirstError(failure)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const number = readEnterpriseNumber(String(fields.get('enterpriseNumber')))
    setWrong(number.ok ? null : new Problem('invalid-enterprise-number', 422))
    if (number.ok) {
      create.mutate({ name: String(fields.get('name')).trim() || null, enterpriseNumber: number.digits })
    }
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid max-w-md gap-5">
      <EnterpriseNumberField
        note={t('common.optional')}
        help={t('start.numberHelp')}
        error={isNumber ? problemText(t, failure) : undefined}
      />
      <TextField
        label={t('company.name')}
        name="name"
        note={t('common.optional')}
        autoComplete="organization"
        maxLength={120}
      />
      {failure === null || isNumber ? null : <ProblemNotice failure={failure} />}
      <div className="flex gap-3">
        <Button type="submit" look="primary" busy={create.isPending}>
          {t('start.next')}
        </Button>
        <Button
          look="quiet"
          busy={create.isPending}
          onClick={() => create.mutate({ name: null, enterpriseNumber: null })}
        >
          {t('start.skip')}
        </Button>
        {companies.length === 0 ? null : (
          <Link to="/" className={buttonLook('quiet')}>
            {t('common.cancel')}
          </Link>
        )}
      </div>
    </form>
  )
}

function WhichFloor({ company, onDone }: { company: Company; onDone: () => void }) {
  const { t } = useMessages()
  const [wrong, setWrong] = useState<Problem | null>(null)
  const save = useMutation({
    mutationFn: (floor: string) => api.patch<Company>(companyPath(company.id), { floor }),
    onSuccess: onDone,
  })
  const form = useFocusFirstError(wrong)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('floor')).trim()
    if (typed === '') return onDone()
    const floor = typedAmount(typed)
    setWrong(floor === null ? new Problem('not-an-amount', 422) : null)
    if (floor !== null) save.mutate(floor)
  }

  return (
    <form ref={form} onSubmit={submit} className="grid max-w-md gap-5">
      <TextField
        label={t('company.floor')}
        name="floor"
        inputMode="decimal"
        placeholder="5.000"
        note={t('common.optional')}
        help={t('company.floorHelp')}
        error={wrong === null ? undefined : problemText(t, wrong)}
      />
      {save.error === null ? null : <ProblemNotice failure={save.error} />}
      <div className="flex gap-3">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('start.next')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('start.skip')}
        </Button>
      </div>
    </form>
  )
}

function FirstFiles({ company }: { company: Company }) {
  const { t } = useMessages()
  const navigate = useNavigate()
  const params = { company: company.id }
  const { send, progress, failure } = useUpload(company.id, preview => {
    void navigate({ to: '/c/$company/import', params, search: { import: preview.id } })
  })
  return (
    <div className="grid gap-5">
      <DropZone onFiles={send} progress={progress} />
      {failure === null ? null : <ProblemNotice failure={failure} />}
      <Button
        look="quiet"
        className="justify-self-start"
        onClick={() => void navigate({ to: '/c/$company/overview', params })}
      >
        {t('start.skip')}
      </Button>
    </div>
  )
}
