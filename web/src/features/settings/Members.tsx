import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/api/client'
import type { InvitationMade, Member, Role, UUID } from '@/api/model'
import { codeOf } from '@/api/problem'
import { brusselsDay } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { SelectField, TextField } from '@/parts/Field'
import { Notice } from '@/parts/Notice'
import { ProblemNotice, problemText } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany, useSession } from '@/session/queries'
import { invitationsPath, invitationsQuery, membersPath, membersQuery } from './queries'
import { SecretLine } from './SecretLine'

const roles: readonly Role[] = ['viewer', 'editor', 'accountant', 'owner']

/** Who may see and change this company. */
export function Members() {
  const { t } = useMessages()
  const company = useCompany()
  const { user } = useSession()
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
  const [lost, setLost] = useState<Member | null>(null)
  const letIn = useMutation({
    mutationFn: (member: Member) =>
      api.post(`${membersPath(company.id)}/${member.userId}/second-factor/removal`),
    onSettled: () => {
      setLost(null)
      return refresh()
    },
  })
  const failure = change.error ?? remove.error ?? letIn.error

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
              {member.secondFactor ? (
                <span className="block text-xs text-muted">
                  {t('members.factorOn')}
                  {member.userId === user.id ? null : (
                    <>
                      {' · '}
                      <button
                        type="button"
                        className="text-accent underline underline-offset-2"
                        onClick={() => setLost(member)}
                      >
                        {t('members.factorReset')}
                      </button>
                    </>
                  )}
                </span>
              ) : null}
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
      <Invite />
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
      {lost === null ? null : (
        <Dialog
          title={t('members.factorResetTitle', { name: lost.name ?? lost.email })}
          onClose={() => setLost(null)}
        >
          <p className="text-pretty">{t('members.factorResetText')}</p>
          <div className="mt-5 flex justify-end gap-3">
            <Button onClick={() => setLost(null)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={letIn.isPending} onClick={() => letIn.mutate(lost)}>
              {t('members.factorReset')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Invite() {
  const { t } = useMessages()
  const company = useCompany()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const refresh = () => client.invalidateQueries({ queryKey: invitationsQuery(company.id).queryKey })
  const invite = useMutation({
    mutationFn: (request: { email: string; role: Role }) =>
      api.post<InvitationMade>(invitationsPath(company.id), request),
    onSuccess: async () => {
      form.current?.reset()
      await refresh()
    },
  })
  const code = codeOf(invite.error)
  const underEmail = code === 'already-member' || code === 'invalid-email'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    invite.mutate({ email: String(fields.get('email')), role: String(fields.get('role')) as Role })
  }

  return (
    <>
      <Waiting />
      <form ref={form} onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-[1fr_10rem_auto]">
        <TextField
          label={t('session.email')}
          name="email"
          type="email"
          required
          error={underEmail ? problemText(t, invite.error) : undefined}
        />
        <SelectField label={t('members.role')} name="role" defaultValue="editor">
          {roles.map(role => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" busy={invite.isPending} className="min-h-10 sm:mt-[1.625rem]">
          {t('members.invite')}
        </Button>
      </form>
      {invite.error === null || underEmail ? null : <ProblemNotice failure={invite.error} />}
      <div aria-live="polite">{invite.data === undefined ? null : <Made made={invite.data} />}</div>
    </>
  )
}

/** Where no mail is set up, the link is handed over by whoever invites. */
function Made({ made: { invitation, page } }: { made: InvitationMade }) {
  const { t } = useMessages()
  return page === null ? (
    <Notice tone="good">{t('members.invited', { email: invitation.email })}</Notice>
  ) : (
    <div className="grid gap-2">
      <p className="text-pretty">{t('members.link', { email: invitation.email })}</p>
      <SecretLine label={t('link.once')} text={window.location.origin + page} copy={t('link.copy')} />
    </div>
  )
}

/** Who was invited and has not come yet. */
function Waiting() {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const client = useQueryClient()
  const invitations = useQuery(invitationsQuery(company.id))
  const withdraw = useMutation({
    mutationFn: (id: UUID) => api.delete(`${invitationsPath(company.id)}/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery(company.id).queryKey }),
  })
  if (invitations.error !== null) return <ProblemNotice failure={invitations.error} />
  if (!invitations.data?.length) return null
  return (
    <ul>
      {invitations.data.map(({ id, email, role, expiresAt }) => (
        <li
          key={id}
          className="grid grid-cols-[1fr_auto] items-center gap-3 border-b border-line py-2 first:pt-0"
        >
          <span className="min-w-0">
            <span className="block truncate text-muted">{email}</span>
            <span className="block text-xs text-muted">
              {t(`role.${role}`)} · {t('members.waiting', { day: format.shortDay(brusselsDay(expiresAt)) })}
            </span>
          </span>
          <Button
            look="quiet"
            aria-label={t('members.withdrawOf', { email })}
            busy={withdraw.isPending && withdraw.variables === id}
            onClick={() => withdraw.mutate(id)}
          >
            {t('members.withdraw')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
