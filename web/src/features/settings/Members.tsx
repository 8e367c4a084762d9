import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { Member, Role } from '@/api/model'
import { Problem } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { SelectField, TextField } from '@/parts/Field'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { membersPath, membersQuery } from './queries'

const roles: readonly Role[] = ['viewer', 'editor', 'owner']

/** Who may see and change this company. */
export function Members() {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const members = useQuery(membersQuery(company.id))
  const [leaving, setLeaving] = useState<Member | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: membersQuery(company.id).queryKey })
  const change = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      api.patch<Member>(`${membersPath(company.id)}/${member.userId}`, { role }),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (member: Member) => api.delete(`${membersPath(company.id)}/${member.userId}`),
    onSettled: () => {
      setLeaving(null)
      return refresh()
    },
  })
  const failure = change.error ?? remove.error

  return (
    <div className="grid gap-5">
      {members.isPending ? <Skeleton lines={2} /> : null}
      {members.error === null ? null : <ProblemNotice failure={members.error} />}
      <ul>
        {members.data?.map(member => (
          <li
            key={member.userId}
            className="grid grid-cols-[1fr_auto_auto] items-center gap-3 border-b border-line py-2 first:pt-0"
          >
            <span className="min-w-0">
              <span className="block truncate">{member.name ?? member.email}</span>
              {member.name === null ? null : (
                <span className="block truncate text-xs text-muted">{member.email}</span>
              )}
            </span>
            <select
              aria-label={t('members.roleOf', { name: member.name ?? member.email })}
              value={member.role}
              onChange={event => change.mutate({ member, role: event.target.value as Role })}
              className="min-h-9 rounded-md border border-edge bg-raised px-2 text-sm"
            >
              {roles.map(role => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </select>
            <Button look="quiet" onClick={() => setLeaving(member)}>
              {t('members.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {failure === null ? null : <ProblemNotice failure={failure} />}
      <Invite onAdded={refresh} />
      {leaving === null ? null : (
        <Dialog title={t('members.removeTitle')} onClose={() => setLeaving(null)}>
          <p>{t('members.removeText', { name: leaving.name ?? leaving.email })}</p>
          <div className="mt-5 flex justify-end gap-3">
            <Button onClick={() => setLeaving(null)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(leaving)}>
              {t('members.remove')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Invite({ onAdded }: { onAdded: () => Promise<void> }) {
  const { t } = useMessages()
  const company = useCompany()
  const form = useRef<HTMLFormElement>(null)
  const add = useMutation({
    mutationFn: (request: { email: string; role: Role }) =>
      api.post<Member>(membersPath(company.id), request),
    onSuccess: async () => {
      form.current?.reset()
      await onAdded()
    },
  })
  const underEmail =
    add.error instanceof Problem && ['no-such-user', 'already-member'].includes(add.error.code)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    add.mutate({ email: String(fields.get('email')), role: String(fields.get('role')) as Role })
  }

  return (
    <form ref={form} onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-[1fr_10rem_auto]">
      <TextField
        label={t('session.email')}
        name="email"
        type="email"
        required
        error={underEmail ? problemText(t, add.error) : undefined}
      />
      <SelectField label={t('members.role')} name="role" defaultValue="editor">
        {roles.map(role => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" busy={add.isPending} className="min-h-10 sm:mt-[1.625rem]">
        {t('members.add')}
      </Button>
      {add.error === null || underEmail ? null : <ProblemNotice failure={add.error} />}
    </form>
  )
}
