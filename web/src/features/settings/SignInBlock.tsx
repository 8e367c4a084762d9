import type { ReactNode } from 'react'
import { useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { AddressForm } from './AddressForm'
import { OpenSessions } from './OpenSessions'
import { PasswordForm } from './PasswordForm'
import { SecondFactor } from './SecondFactor'
import { Tokens } from './Tokens'
import { YourData } from './YourData'

/** What opens one's account, and to whom. */
export function SignInBlock() {
  const { t } = useMessages()
  return (
    <Block title={t('signIn.title')} help={t('signIn.help')}>
      <div className="grid gap-8">
        <AddressForm />
        <PasswordForm />
        <Part title={t('factor.title')}>
          <SecondFactor />
        </Part>
        <Part title={t('sessions.title')}>
          <OpenSessions />
        </Part>
        <Part title={t('tokens.title')}>
          <Tokens />
        </Part>
        <Part title={t('data.title')}>
          <YourData />
        </Part>
      </div>
    </Block>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h3 className="font-medium">{title}</h3>
      {children}
    </section>
  )
}
