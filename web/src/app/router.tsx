import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { onSessionLost } from '@/api/client'
import { dashboardQuery } from '@/features/overview/queries'
import {
  withActivity,
  withCategory,
  withConnections,
  withEntry,
  withInsights,
  withInstallation,
  withOutlook,
  withPeople,
  withReview,
} from '@/i18n'
import { only, parseSearch, stringifySearch } from '@/parts/search'
import { sessionQuery } from '@/session/queries'
import { queryClient } from '@/session/queryClient'
import { BrokenPage, MissingPage } from './BrokenPage'
import { Root } from './Root'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Root,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', replace: true })
    const [first] = session.companies
    if (first === undefined) throw redirect({ to: '/start', replace: true })
    throw redirect({ to: '/c/$company/overview', params: { company: first.id }, replace: true })
  },
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: only('next', 'email'),
  component: lazyRouteComponent(() => withPeople(import('@/features/session/SignInPage')), 'SignInPage'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: only('next', 'email'),
  component: lazyRouteComponent(() => import('@/features/session/SignUpPage'), 'SignUpPage'),
})

const recovery = () => withPeople(import('@/features/session/recovery'))

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(recovery, 'ForgotPage'),
})

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(recovery, 'NewPasswordPage'),
})

const confirm = createRoute({
  getParentRoute: () => root,
  path: '/confirm',
  component: lazyRouteComponent(recovery, 'ConfirmPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(recovery, 'InvitationPage'),
})

const stopMails = createRoute({
  getParentRoute: () => root,
  path: '/stop-mails',
  component: lazyRouteComponent(recovery, 'StopMailsPage'),
})

/** Whoever has companies of their own stays with them: the way to the demo is to sign out first. */
const demo = createRoute({
  getParentRoute: () => root,
  path: '/demo',
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session !== null && !session.user.demo) throw redirect({ to: '/', replace: true })
  },
  component: lazyRouteComponent(() => import('@/features/demo/DemoPage'), 'DemoPage'),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
  },
})

/** Where a source sends the browser back to: the company it was sent for stands before the dot. */
const granted = createRoute({
  getParentRoute: () => signedIn,
  path: '/links/granted',
  beforeLoad: ({ location }) => {
    const search = only('state', 'code', 'error')(location.search)
    const company = search.state?.split('.')[0]
    if (company === undefined || company === '') throw redirect({ to: '/', replace: true })
    throw redirect({ to: '/c/$company/connections', params: { company }, search, replace: true })
  },
})

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/start',
  component: lazyRouteComponent(() => import('@/features/start/StartPage'), 'StartPage'),
})

const company = createRoute({
  getParentRoute: () => signedIn,
  path: '/c/$company',
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
})

const companyHome = createRoute({
  getParentRoute: () => company,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/c/$company/overview', params, replace: true })
  },
})

const overview = createRoute({
  getParentRoute: () => company,
  path: '/overview',
  validateSearch: only('day'),
  loader: ({ context, params }) => context.client.ensureQueryData(dashboardQuery(params.company)),
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage'), 'OverviewPage'),
})

const forecast = createRoute({
  getParentRoute: () => company,
  path: '/forecast',
  validateSearch: only('day', 'account', 'row', 'from', 'to', 'came', 'bridge', 'known'),
  component: lazyRouteComponent(
    () => withOutlook(import('@/features/forecast/ForecastPage')),
    'ForecastPage',
  ),
})

const insights = createRoute({
  getParentRoute: () => company,
  path: '/insights',
  component: lazyRouteComponent(
    () => withInsights(import('@/features/insights/InsightsPage')),
    'InsightsPage',
  ),
})

const invoices = createRoute({
  getParentRoute: () => company,
  path: '/invoices',
  validateSearch: only(
    'kind',
    'direction',
    'status',
    'urgency',
    'dueFrom',
    'dueTo',
    'issuedFrom',
    'issuedTo',
    'counterparty',
    'search',
    'currency',
    'import',
    'invoice',
    'add',
  ),
  component: lazyRouteComponent(() => import('@/features/invoices/InvoicesPage'), 'InvoicesPage'),
})

const bank = createRoute({
  getParentRoute: () => company,
  path: '/bank',
  validateSearch: only(
    'account',
    'from',
    'to',
    'direction',
    'transfers',
    'matched',
    'search',
    'currency',
    'import',
    'category',
    'series',
    'on',
    'transaction',
    'proof',
  ),
  component: lazyRouteComponent(() => import('@/features/bank/BankPage'), 'BankPage'),
})

const review = createRoute({
  getParentRoute: () => company,
  path: '/review',
  validateSearch: only('transaction'),
  component: lazyRouteComponent(
    () => withReview(withEntry(import('@/features/review/ReviewPage'))),
    'ReviewPage',
  ),
})

const regular = createRoute({
  getParentRoute: () => company,
  path: '/regular',
  component: lazyRouteComponent(() => withCategory(import('@/features/regular/RegularPage')), 'RegularPage'),
})

const intake = createRoute({
  getParentRoute: () => company,
  path: '/import',
  validateSearch: only('import', 'verdict'),
  component: lazyRouteComponent(() => import('@/features/intake/ImportPage'), 'ImportPage'),
})

const connections = createRoute({
  getParentRoute: () => company,
  path: '/connections',
  validateSearch: only('state', 'code', 'error'),
  component: lazyRouteComponent(
    () => withConnections(import('@/features/connections/ConnectionsPage')),
    'ConnectionsPage',
  ),
})

const settings = createRoute({
  getParentRoute: () => company,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
})

const account = createRoute({
  getParentRoute: () => company,
  path: '/account',
  component: lazyRouteComponent(() => withPeople(import('@/features/settings/AccountPage')), 'AccountPage'),
})

const activity = createRoute({
  getParentRoute: () => company,
  path: '/activity',
  validateSearch: only('by', 'about', 'from', 'to'),
  component: lazyRouteComponent(
    () => withActivity(withInstallation(withPeople(import('@/features/activity/ActivityPage')))),
    'ActivityPage',
  ),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    signUp,
    forgot,
    newPassword,
    confirm,
    invitation,
    stopMails,
    demo,
    signedIn.addChildren([
      start,
      granted,
      company.addChildren([
        companyHome,
        overview,
        forecast,
        insights,
        invoices,
        bank,
        review,
        regular,
        intake,
        connections,
        settings,
        account,
        activity,
      ]),
    ]),
  ]),
  context: { client: queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

onSessionLost(() => {
  const { pathname, href } = router.state.location
  if (pathname !== '/sign-in') void leave(href)
})

/**
 * To the sign-in page, and from there back to `next`. Only once the company's pages are gone is what they showed forgotten:
 * they cannot stand without it.
 */
export async function leave(next?: string): Promise<void> {
  await router.navigate({ to: '/sign-in', search: next === undefined ? {} : { next }, replace: true })
  queryClient.clear()
}
