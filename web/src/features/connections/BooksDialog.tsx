import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import type { Connection, ConnectionTest } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { SelectField, TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { useCompany } from '@/session/queries'
import { connectionsPath, connectionsQuery } from './queries'

/** A key to the books, tried before it is kept, and which of the administrations that it opens is this company's. */
export function BooksDialog({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const [clientSecret, setClientSecret] = useState('')
  const [chosen, setChosen] = useState('')
  const path = connectionsPath(company.id)
  const test = useMutation({
    mutationFn: () =>
      api.post<ConnectionTest>(`${path}/test`, { provider: 'yuki', clientId: '', clientSecret }),
  })
  const found = test.data?.accounts ?? []
  const clientId = found.some(({ id }) => id === chosen) ? chosen : (found[0]?.id ?? '')
  const keep = useMutation({
    mutationFn: () =>
      connection === undefined
        ? api.post(path, { provider: 'yuki', clientId, clientSecret })
        : api.put(`${path}/${connection.id}/credential`, { clientId, clientSecret }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: connectionsQuery(company.id).queryKey })
      onClose()
    },
  })
  const failure = keep.error ?? test.error
  const filled = clientSecret.trim() !== ''

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!filled || keep.isPending || test.isPending) return
    if (clientId === '') test.mutate()
    else keep.mutate()
  }
  return (
    <Dialog
      title={t(connection === undefined ? 'connections.yukiTitle' : 'connections.newKeysTitle')}
      onClose={onClose}
    >
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-muted text-pretty">
          {t(connection === undefined ? 'connections.yukiHelp' : 'connections.newKeysHelp')}
        </p>
        <TextField
          label={t('connections.accessKey')}
          help={t('connections.secretHelp')}
          type="password"
          autoComplete="off"
          value={clientSecret}
          onChange={event => {
            setClientSecret(event.target.value)
            test.reset()
          }}
        />
        <div role="status" className="grid gap-4">
          {test.data === undefined || found.length > 0 ? null : (
            <Notice tone="look">
              <p>{t('connections.administrationNone')}</p>
            </Notice>
          )}
          {found.length === 0 ? null : (
            <SelectField
              label={t('connections.administration')}
              value={clientId}
              onChange={event => setChosen(event.target.value)}
            >
              {found.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
        </div>
        {failure === null ? null : <ProblemNotice failure={failure} />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={!filled} busy={keep.isPending || test.isPending}>
            {t(
              clientId === ''
                ? 'connections.findBooks'
                : connection === undefined
                  ? 'connections.link'
                  : 'common.save',
            )}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
