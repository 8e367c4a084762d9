import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Check, ChevronsUpDown, Ellipsis, Keyboard, LogOut, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { api } from '@/api/client'
import { useFormat } from '@/format/useFormat'
import { useMessages, withInstallation } from '@/i18n'
import { Floating } from '@/parts/Floating'
import { Toasts } from '@/parts/Toasts'
import { Wordmark } from '@/parts/Wordmark'
import { installationQuery, may, reviewCountQuery, useCompany, useSession } from '@/session/queries'
import { useLive } from '@/session/useLive'
import { morePages, pages, pagesInBar } from './pages'
import { leave } from './router'
import { ShortcutsDialog } from './ShortcutsDialog'
import { useShortcuts } from './shortcuts'

const ConnectionWatch = lazy(async () => ({
  default: (await import('@/features/connections/ConnectionWatch')).ConnectionWatch,
}))
const DemoBanner = lazy(async () => ({ default: (await import('@/features/demo/DemoBanner')).DemoBanner }))
const BackupBanner = lazy(() =>
  withInstallation(
    import('@/features/settings/BackupBanner').then(({ BackupBanner }) => ({ default: BackupBanner })),
  ),
)

/** What stands around every page of a company: the rail on wide screens, a bar at the bottom on narrow ones. */
export function Shell() {
  const { t } = useMessages()
  const company = useCompany()
  const [helping, setHelping] = useState(false)
  useLive(company.id)
  useShortcuts(company.id, () => setHelping(true))

  return (
    <div className="min-h-dvh pb-16 lg:grid lg:grid-cols-[14.5rem_1fr] lg:pb-0">
      <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 sm:px-8 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:gap-6 lg:border-r lg:border-b-0 lg:px-3 lg:py-5">
        <Link to="/c/$company/overview" params={{ company: company.id }} className="rounded-md lg:px-2.5">
          <Wordmark />
        </Link>
        <CompanySwitch onHelp={() => setHelping(true)} />
        <nav aria-label={t('nav.label')} className="hidden lg:block">
          <ul className="grid gap-0.5">
            {pages.map(({ to, search = {}, name, Sign, letter }) => (
              <li key={to}>
                <Link
                  to={to}
                  params={{ company: company.id }}
                  search={search}
                  activeOptions={{ includeSearch: false }}
                  title={`g ${letter}`}
                  className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-sunken hover:text-ink"
                  activeProps={{ className: 'bg-sunken font-medium !text-ink', 'aria-current': 'page' }}
                >
                  <Sign aria-hidden className="size-4" strokeWidth={1.75} />
                  {t(name)}
                  {name === 'nav.review' ? <ReviewCount className="ml-auto" /> : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className="min-w-0">
        {company.demo ? (
          <Suspense fallback={<div className="h-11 border-b border-line bg-look-soft" />}>
            <DemoBanner />
          </Suspense>
        ) : null}
        <Suspense fallback={null}>
          <ConnectionWatch />
        </Suspense>
        {may(company, 'owner') && !company.demo ? <BackupAlert /> : null}
        <Outlet />
      </div>
      <nav
        aria-label={t('nav.label')}
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        <ul className="grid grid-cols-5">
          {pagesInBar.map(({ to, search = {}, name, Sign }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ company: company.id }}
                search={search}
                activeOptions={{ includeSearch: false }}
                className={barItem}
                activeProps={{ className: 'font-medium !text-accent', 'aria-current': 'page' }}
              >
                <span className="relative">
                  <Sign aria-hidden className="size-5" strokeWidth={1.75} />
                  {name === 'nav.review' ? <ReviewCount className="absolute -top-1.5 left-3" /> : null}
                </span>
                <span className="max-w-full truncate">{t(name)}</span>
              </Link>
            </li>
          ))}
          <li>
            <MorePages />
          </li>
        </ul>
      </nav>
      <Toasts />
      {helping ? <ShortcutsDialog onClose={() => setHelping(false)} /> : null}
    </div>
  )
}

const barItem =
  'grid min-h-14 w-full content-center justify-items-center gap-1 px-0.5 text-center text-xs text-muted'

/** The pages that the bar has no room for. */
function MorePages() {
  const { t } = useMessages()
  const company = useCompany()
  const here = useRouterState({ select: state => state.location.pathname })
  const isHere = morePages.some(({ to }) => here.startsWith(to.replace('$company', company.id)))
  return (
    <Floating
      label={t('nav.more')}
      align="end"
      boxClass="w-60 p-1.5"
      triggerClass={`${barItem} ${isHere ? 'font-medium !text-accent' : ''}`}
      trigger={
        <>
          <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
          <span className="max-w-full truncate">{t('nav.more')}</span>
        </>
      }
    >
      {close => (
        <ul className="grid gap-0.5">
          {morePages.map(({ to, search = {}, name, Sign }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ company: company.id }}
                search={search}
                activeOptions={{ includeSearch: false }}
                onClick={close}
                className={`${menuItem} min-h-11`}
                activeProps={{ className: 'font-medium !text-accent', 'aria-current': 'page' }}
              >
                <Sign aria-hidden className="size-4" strokeWidth={1.75} />
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Floating>
  )
}

/** Shows itself where backups fail, lack something or are too old. */
function BackupAlert() {
  const kind = useQuery(installationQuery).data?.backups.kind
  if (kind !== 'failed' && kind !== 'late' && kind !== 'lacking') return null
  return (
    <Suspense fallback={null}>
      <BackupBanner />
    </Suspense>
  )
}

/** How many lines wait for an answer; nothing when none does. */
function ReviewCount({ className }: { className: string }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const count = useQuery(reviewCountQuery(company.id)).data?.count ?? 0
  if (count === 0) return null
  return (
    <span
      title={t('nav.reviewCount', { count })}
      className={`rounded-full bg-accent px-1.5 text-xs font-medium text-on-accent tabular ${className}`}
    >
      <span aria-hidden>{count > 99 ? '99+' : format.count(count)}</span>
      <span className="sr-only">{t('nav.reviewCount', { count })}</span>
    </span>
  )
}

const menuItem =
  'flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-sunken focus-visible:-outline-offset-2'

/** Which company, who is signed in, and the ways out. */
function CompanySwitch({ onHelp }: { onHelp: () => void }) {
  const { t } = useMessages()
  const { companies, user } = useSession()
  const current = useCompany()

  async function signOut() {
    await api.delete('/session')
    await leave()
  }

  return (
    <Floating
      label={t('nav.company')}
      align="end"
      boxClass="w-72 p-1.5"
      triggerClass="flex min-h-10 min-w-0 items-center justify-between gap-2 rounded-md px-2.5 text-left font-medium hover:bg-sunken lg:border lg:border-line"
      trigger={
        <>
          <span className="sr-only">{t('nav.company')}: </span>
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </>
      }
    >
      {close => (
        <ul className="grid gap-0.5">
          {companies.map(company => (
            <li key={company.id}>
              <Link
                to="/c/$company/overview"
                params={{ company: company.id }}
                onClick={close}
                aria-current={company.id === current.id ? 'true' : undefined}
                className={menuItem}
              >
                <Check
                  aria-hidden
                  className={`size-4 shrink-0 ${company.id === current.id ? '' : 'invisible'}`}
                />
                <span className="truncate">{company.name}</span>
              </Link>
            </li>
          ))}
          {user.demo ? null : (
            <li>
              <Link to="/start" onClick={close} className={menuItem}>
                <Plus aria-hidden className="size-4" />
                {t('nav.companyAdd')}
              </Link>
            </li>
          )}
          <li className="mt-1 border-t border-line pt-1">
            <button
              type="button"
              className={menuItem}
              onClick={() => {
                close()
                onHelp()
              }}
            >
              <Keyboard aria-hidden className="size-4" />
              {t('shortcuts.title')}
            </button>
          </li>
          <li>
            <button type="button" className={menuItem} onClick={() => void signOut()}>
              <LogOut aria-hidden className="size-4" />
              <span className="shrink-0">{t('session.signOut')}</span>
              <span className="ml-auto truncate text-xs text-muted">{user.email}</span>
            </button>
          </li>
        </ul>
      )}
    </Floating>
  )
}
