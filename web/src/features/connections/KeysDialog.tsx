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

/** Keys, tried before they are kept: for a new link, or for one whose keys have ended. */
export function KeysDialog({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
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
  const grantable =
    useQuery(grantsQuery(company.id)).data?.includes('pontoConnect') === true && connection === undefined
  const filled = clientId.trim() !== '' && clientSecret.trim() !== ''

  function submit(event: FormEvent) {
    event.preventDefault()
    if (filled && !keep.isPending) keep.mutate()
  }
  return (
    <Dialog
      title={t(connection === undefined ? 'connections.addTitle' : 'connections.newKeysTitle')}
      onClose={onClose}
    >
      <form onSubmit={submit} className="grid gap-4">
        {grantable ? (
          <div className="grid gap-3 border-b border-line pb-5">
            <p className="text-muted text-pretty">{t('connections.grantHelp')}</p>
            <GrantButton label={t('connections.grant')} />
          </div>
        ) : null}
        {grantable ? <h3 className="font-medium">{t('connections.ownKeys')}</h3> : null}
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
          <Button
            type="submit"
            look={grantable ? 'plain' : 'primary'}
            disabled={!filled}
            busy={keep.isPending}
          >
            {t(connection === undefined ? 'connections.link' : 'common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
