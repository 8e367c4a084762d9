import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages, withEntry, withInstallation, withPeople, withStatus } from '@/i18n'
import { Block } from '@/parts/Block'
import { buttonLook } from '@/parts/Button'
import { Page } from '@/parts/Page'
import { Skeleton } from '@/parts/Skeleton'
import { WhenNear } from '@/parts/WhenNear'
import { may, useCompany, useSession } from '@/session/queries'
import { CompanyForm } from './CompanyForm'
import { Appearance, NameForm } from './Personal'

const Changes = lazy(() => withEntry(import('./Changes').then(({ Changes }) => ({ default: Changes }))))
const Members = lazy(() => withPeople(import('./Members').then(({ Members }) => ({ default: Members }))))
const MailBlock = lazy(() =>
  withPeople(import('./MailBlock').then(({ MailBlock }) => ({ default: MailBlock }))),
)
const BackupBlock = lazy(() =>
  withInstallation(import('./BackupBlock').then(({ BackupBlock }) => ({ default: BackupBlock }))),
)
const StatusBlock = lazy(() =>
  withStatus(import('./StatusBlock').then(({ StatusBlock }) => ({ default: StatusBlock }))),
)

/** The company's settings, then one's own. */
export function SettingsPage() {
  const { t } = useMessages()
  const company = useCompany()
  const owner = may(company, 'owner')
  const { user } = useSession()
  return (
    <Page title={t('nav.settings')}>
      <div className="grid gap-10">
        <Block
          title={t('settings.company')}
          help={owner ? t('settings.companyHelp') : t('settings.ownerOnly')}
        >
          <CompanyForm />
        </Block>
        {owner && !company.demo ? (
          <Block title={t('members.title')} help={t('members.help')}>
            <Suspense fallback={<Skeleton lines={2} />}>
              <Members />
            </Suspense>
          </Block>
        ) : null}
        <Block title={t('settings.personal')} help={t('settings.personalHelp')}>
          <div className="grid gap-8">
            <Appearance />
            <NameForm />
            {user.demo ? null : (
              <Link
                to="/c/$company/account"
                params={{ company: company.id }}
                className={`${buttonLook('plain')} justify-self-start`}
              >
                {t('settings.account')}
              </Link>
            )}
          </div>
        </Block>
        {user.operator ? (
          <WhenNear>
            <MailBlock />
          </WhenNear>
        ) : null}
        {user.operator ? (
          <WhenNear>
            <StatusBlock />
          </WhenNear>
        ) : null}
        {may(company, 'accountant') ? (
          <Block title={t('activity.title')} help={t('activity.help')}>
            <Link
              to="/c/$company/activity"
              params={{ company: company.id }}
              className={`${buttonLook('plain')} justify-self-start`}
            >
              {t('activity.see')}
            </Link>
          </Block>
        ) : null}
        {may(company, 'editor') ? (
          <Block title={t('changesBlock.title')} help={t('changesBlock.help')}>
            <WhenNear>
              <Changes />
            </WhenNear>
          </Block>
        ) : null}
        {(owner && !company.demo) || user.operator ? (
          <WhenNear>
            <BackupBlock />
          </WhenNear>
        ) : null}
      </div>
    </Page>
  )
}
