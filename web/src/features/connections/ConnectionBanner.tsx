import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { accountNumber } from '@/format/account'
import { brusselsDay } from '@/format/dates'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { useCompany } from '@/session/queries'
import type { StandingStill, Warning } from './reasons'

/** What a link needs, which figures stand still meanwhile, and the way there. */
export function ConnectionBanner({ said, still }: { said: Warning | null; still: readonly StandingStill[] }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const words =
    said === null
      ? null
      : said.kind === 'key'
        ? t('connections.bannerKey')
        : said.kind === 'consent'
          ? t('connections.bannerConsent')
          : said.kind === 'consentSoon'
            ? t('connections.bannerConsentSoon', { count: said.days })
            : t('connections.bannerStale', { at: format.moment(said.since) })
  return (
    <aside
      aria-label={t('nav.connections')}
      className="flex flex-wrap items-center gap-x-4 border-b border-line bg-look-soft px-4 py-1 sm:px-8"
    >
      <p className="flex min-h-9 items-center gap-2">
        <TriangleAlert aria-hidden className="size-4 shrink-0 text-look" />
        <span>
          {words}{' '}
          {still.map(({ number, since }) => (
            <span key={number}>
              {t('connections.bannerStill', {
                account: accountNumber(number),
                day: format.sentenceDay(brusselsDay(Date.parse(since))),
              })}{' '}
            </span>
          ))}
        </span>
      </p>
      <Link
        to="/c/$company/connections"
        params={{ company: company.id }}
        className="flex min-h-9 items-center rounded-md px-1 font-medium underline underline-offset-2 sm:ml-auto"
      >
        {t('connections.bannerGo')}
      </Link>
    </aside>
  )
}
