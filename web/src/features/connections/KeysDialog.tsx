import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Connection, ConnectionTest } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { GrantButton } from './Granting'
import { connectionsPath, connectionsQuery, grantsQuery } from './queries'

interface Props {
  connection?: Connection
  onClose: () => void
}

/** By a page at the bank where that is open, else by keys: for a new link, or for one whose keys have ended. */
export function KeysDialog(props: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const [byKeys, setByKeys] = useState(false)
  const grants = useQuery(grantsQuery(company.id)).data
  const grantable = props.connection === undefined && grants?.includes('pontoConnect') === true
  return (
    <Dialog
      title={t(props.connection === undefined ? 'connections.addTitle' : 'connections.newKeysTitle')}
      onClose={props.onClose}
    >
      {grantable && !byKeys ? (
        <div className="grid gap-4">
          <p className="text-muted text-pretty">{t('connections.grantHelp')}</p>
          <GrantButton label={t('connections.grant')} />
          <div className="flex flex-wrap justify-between gap-3 border-t border-line pt-4">
            <Button look="quiet" className="-ml-3.5" onClick={() => setByKeys(true)}>
              {t('connections.ownKeys')}
            </Button>
            <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          </div>
        </div>
      ) : (
        <KeysForm {...props} />
      )}
    </Dialog>
  )
}

/** Keys are tried before they are kept. */
function KeysForm({ connection, onClose }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const path = connectionsPath(company.id)
  const keys = { clientId, clientSecret }
  const test = useMutation({
    mutationFn: () => api.post<ConnectionTest>(`${path}/test`, { provider: 'ponto', ...keys }),
  })
  const keep = useMutation({
    mutationFn: () =>
      connection === undefined
        ? api.post(path, { provider: 'ponto', ...keys })
        : api.put(`${path}/${connection.id}/credential`, keys),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: connectionsQuery(company.id).queryKey })
      onClose()
    },
  })
  const failure = keep.error ?? test.error
  const filled = clientId.trim() !== '' && clientSecret.trim() !== ''

  function submit(event: FormEvent) {
    event.preventDefault()
    if (filled && !keep.isPending) keep.mutate()
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-muted text-pretty">
        {t(connection === undefined ? 'connections.addHelp' : 'connections.newKeysHelp')}
      </p>
      <TextField
        label={t('connections.clientId')}
        autoComplete="off"
        spellCheck={false}
        value={clientId}
        onChange={event => setClientId(event.target.value)}
      />
      <TextField
        label={t('connections.clientSecret')}
        help={t('connections.secretHelp')}
        type="password"
        autoComplete="off"
        value={clientSecret}
        onChange={event => setClientSecret(event.target.value)}
      />
      <div role="status">
        {test.data === undefined || failure !== null ? null : (
          <Notice tone="good">
            <p>
              {test.data.accounts.length === 0
                ? t('connections.opensNone')
                : t('connections.opens', { count: test.data.accounts.length })}
            </p>
            {test.data.accounts.map(({ id, name }) => (
              <p key={id} className="tabular">
                {accountNumber(name)}
              </p>
            ))}
          </Notice>
        )}
      </div>
      {failure === null ? null : <ProblemNotice failure={failure} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {connection === undefined ? (
          <Button disabled={!filled} busy={test.isPending} onClick={() => test.mutate()}>
            {t('connections.test')}
          </Button>
        ) : null}
        <Button type="submit" look="primary" disabled={!filled} busy={keep.isPending}>
          {t(connection === undefined ? 'connections.link' : 'common.save')}
        </Button>
      </div>
    </form>
  )
}
