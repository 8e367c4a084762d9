import type { ReactNode } from 'react'
import { useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { Page } from '@/parts/Page'
import { AddressForm } from './AddressForm'
import { Mails } from './Mails'
import { OpenSessions } from './OpenSessions'
import { Passkeys } from './Passkeys'
import { PasswordForm } from './PasswordForm'
import { SecondFactor } from './SecondFactor'
import { Tokens } from './Tokens'
import { YourData } from './YourData'

/** What opens one's account, and to whom; and what is kept of the person in it. */
export function AccountPage() {
  const { t } = useMessages()
  const blocks: [
    name: 'signIn' | 'passkeys' | 'factor' | 'mails' | 'sessions' | 'tokens' | 'data',
    content: ReactNode,
  ][] = [
    [
      'signIn',
      <div key="signIn" className="grid gap-8">
        <AddressForm />
        <PasswordForm />
      </div>,
    ],
    ['passkeys', <Passkeys key="passkeys" />],
    ['factor', <SecondFactor key="factor" />],
    ['mails', <Mails key="mails" />],
    ['sessions', <OpenSessions key="sessions" />],
    ['tokens', <Tokens key="tokens" />],
    ['data', <YourData key="data" />],
  ]
  return (
    <Page title={t('account.title')}>
      <div className="grid gap-10">
        {blocks.map(([name, content]) => (
          <Block key={name} title={t(`${name}.title`)} help={t(`${name}.help`)}>
            <div className="grid justify-items-stretch gap-3">{content}</div>
          </Block>
        ))}
      </div>
    </Page>
  )
}
