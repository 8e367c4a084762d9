import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '@/api/client'
import type { InvitationAccepted, InvitationOffer } from '@/api/model'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { Notice } from '@/parts/Notice'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { Gate } from '@/session/Gate'
import { sessionQuery } from '@/session/queries'
import { forgetSecret, useSecret } from './useSecret'

/** Where an invitation leads: who invites whom, and the one thing to do next. */
export function InvitationPage() {
  const { t } = useMessages()
  const token = useSecret('invitation')
  const session = useQuery(sessionQuery)
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationOffer>('/invitations/look', { token }),
    retry: false,
    gcTime: 0,
  })

  return (
    <Gate title={t('invitation.title')}>
      {offer.error === null ? null : <ProblemNotice failure={offer.error} />}
      {offer.data === undefined || session.data === undefined ? (
        offer.error === null ? (
          <Skeleton lines={2} />
        ) : null
      ) : (
        <div className="grid gap-5">
          <p className="text-pretty">
            {t('invitation.text', {
              company: offer.data.companyName,
              email: offer.data.email,
              role: t(`role.${offer.data.role}`),
            })}
          </p>
          {session.data === null ? (
            <Enter email={offer.data.email} />
          ) : session.data.user.email.toLowerCase() === offer.data.email.toLowerCase() ? (
            <Join token={token} company={offer.data.companyName} />
          ) : (
            <SomebodyElse email={session.data.user.email} />
          )}
        </div>
      )}
    </Gate>
  )
}

function Enter({ email }: { email: string }) {
  const { t } = useMessages()
  const search = { next: '/invitation', email }
  return (
    <>
      <Link to="/sign-up" search={search} className={buttonLook('primary')}>
        {t('invitation.makeAccount')}
      </Link>
      <Link to="/sign-in" search={search} className={buttonLook('plain')}>
        {t('invitation.haveAccount')}
      </Link>
      <p className="text-sm text-muted text-pretty">{t('invitation.asText', { email })}</p>
    </>
  )
}

function Join({ token, company }: { token: string; company: string }) {
  const { t } = useMessages()
  const client = useQueryClient()
  const navigate = useNavigate()
  const join = useMutation({
    mutationFn: () => api.post<InvitationAccepted>('/invitations/accept', { token }),
    onSuccess: async ({ session, companyId }) => {
      forgetSecret('invitation')
      client.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to: '/c/$company/overview', params: { company: companyId } })
    },
  })
  return (
    <>
      {join.error === null ? null : <ProblemNotice failure={join.error} />}
      <Button look="primary" busy={join.isPending} onClick={() => join.mutate()}>
        {t('invitation.accept', { company })}
      </Button>
    </>
  )
}

function SomebodyElse({ email }: { email: string }) {
  const { t } = useMessages()
  const client = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => api.delete('/session'),
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, null),
  })
  return (
    <>
      <Notice tone="look">{t('invitation.other', { email })}</Notice>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('invitation.signOut')}
      </Button>
    </>
  )
}
