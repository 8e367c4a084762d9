import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { TokenMade, TokenScope, UUID } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { isOfProof, PasswordField } from '@/parts/ProofFields'
import { tokensQuery } from './queries'
import { SecretLine } from './SecretLine'

const scopes: readonly TokenScope[] = ['read', 'write']

/** What programs sign in with, in one's name. */
export function Tokens() {
  const { t } = useMessages()
  const format = useFormat()
  const client = useQueryClient()
  const tokens = useQuery(tokensQuery)
  const [making, setMaking] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: tokensQuery.queryKey })
  const remove = useMutation({
    mutationFn: (id: UUID) => api.delete(`/me/tokens/${id}`),
    onSettled: refresh,
  })
  return (
    <>
      {tokens.error === null ? null : <ProblemNotice failure={tokens.error} />}
      {tokens.data?.length === 0 ? <p>{t('tokens.none')}</p> : null}
      <ul>
        {tokens.data?.map(({ id, name, scope, lastUsedAt }) => (
          <li
            key={id}
            className="grid grid-cols-[1fr_auto] items-center gap-3 border-b border-line py-2 first:pt-0"
          >
            <span className="min-w-0">
              <span className="block truncate">{name}</span>
              <span className="block text-xs text-muted">
                {t(`tokens.${scope}`)} ·{' '}
                {lastUsedAt === null
                  ? t('tokens.never')
                  : t('tokens.used', { at: format.moment(lastUsedAt) })}
              </span>
            </span>
            <Button
              look="quiet"
              aria-label={t('tokens.removeOf', { name })}
              busy={remove.isPending && remove.variables === id}
              onClick={() => remove.mutate(id)}
            >
              {t('tokens.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error === null ? null : <ProblemNotice failure={remove.error} />}
      {making ? (
        <Make onMade={refresh} onClose={() => setMaking(false)} />
      ) : (
        <Button className="justify-self-start" onClick={() => setMaking(true)}>
          {t('tokens.make')}
        </Button>
      )}
    </>
  )
}

function Make({ onMade, onClose }: { onMade: () => Promise<void>; onClose: () => void }) {
  const { t } = useMessages()
  const make = useMutation({
    mutationFn: (request: { name: string; scope: TokenScope; password: string }) =>
      api.post<TokenMade>('/me/tokens', request),
    onSuccess: onMade,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    make.mutate({
      name: String(fields.get('name')),
      scope: String(fields.get('scope')) as TokenScope,
      password: String(fields.get('password')),
    })
  }

  if (make.data !== undefined) {
    return (
      <div className="grid gap-2" role="status">
        <p>{t('tokens.made')}</p>
        <SecretLine label={t('tokens.made')} text={make.data.token} copy={t('secret.copy')} />
        <Button look="quiet" className="justify-self-start" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-[1fr_12rem]">
        <TextField label={t('tokens.name')} name="name" required maxLength={100} />
        <SelectField label={t('tokens.scope')} name="scope" defaultValue="read">
          {scopes.map(scope => (
            <option key={scope} value={scope}>
              {t(`tokens.${scope}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <PasswordField failure={make.error} />
      {make.error === null || isOfProof(make.error) ? null : <ProblemNotice failure={make.error} />}
      <div className="flex gap-3">
        <Button type="submit" busy={make.isPending}>
          {t('tokens.make')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
