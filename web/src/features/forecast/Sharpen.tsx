import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight, SlidersHorizontal } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ForecastSaid, Outlook, SharperBy } from '@/api/model'
import { isZero } from '@/format/money'
import { useFormat } from '@/format/useFormat'
import { useMessages, withCash } from '@/i18n'
import { Button } from '@/parts/Button'
import { Section } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { companyQuery, useCompany } from '@/session/queries'
import { saidQuery, sharperQuery } from './queries'

const SaidPanel = lazy(() =>
  withCash(import('./SaidPanel').then(({ SaidPanel }) => ({ default: SaidPanel }))),
)

/** What a person can say or bring so that the band gets narrower, each with by how much: worked out, not promised. */
export function Sharpen({ outlook }: { outlook: Outlook }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const sharper = useQuery(sharperQuery(company.id, outlook.madeAt))
  const said = useQuery(saidQuery(company.id))
  const settings = useQuery(companyQuery(company.id))
  const [open, setOpen] = useState(false)
  const params = { company: company.id }

  const gain = ({ narrows, percent, moves, missing }: SharperBy) =>
    [
      isZero(narrows.amount)
        ? null
        : t(missing === 'invoices' ? 'sharper.upTo' : 'sharper.narrows', {
            amount: format.money(narrows),
            percent,
          }),
      isZero(moves.amount) ? null : t('sharper.moves', { amount: format.money(moves, true) }),
    ]
      .filter(words => words !== null)
      .join(' · ')

  const words = (missing: SharperBy['missing']) =>
    t(`sharper.${missing}`, { day: format.sentenceDay(outlook.asOf) })

  return (
    <Section
      title={t('sharpen.title')}
      aside={
        <Button look="quiet" onClick={() => setOpen(true)}>
          <SlidersHorizontal aria-hidden className="size-4" />
          {t('sharper.open')}
        </Button>
      }
    >
      {sharper.isPending ? <Skeleton lines={3} /> : null}
      {sharper.error === null ? null : (
        <ProblemNotice failure={sharper.error} onRetry={() => void sharper.refetch()} />
      )}
      {sharper.data === undefined ? null : (
        <>
          <p className="pb-1 text-muted text-pretty">
            {t('sharper.band', { band: format.money(sharper.data.band) })}
          </p>
          <ul>
            {sharper.data.gains.map(each => (
              <li key={each.missing} className="border-b border-line">
                {toImport.includes(each.missing) ? (
                  <Link to="/c/$company/import" params={params} className={shape}>
                    <Line says={words(each.missing)} gain={gain(each)} />
                  </Link>
                ) : (
                  <button type="button" onClick={() => setOpen(true)} className={shape}>
                    <Line says={words(each.missing)} gain={gain(each)} />
                  </button>
                )}
              </li>
            ))}
            {said.data !== undefined && asksForWages(said.data) ? (
              <li className="border-b border-line">
                <button type="button" onClick={() => setOpen(true)} className={shape}>
                  <Line says={t('sharper.wages')} />
                </button>
              </li>
            ) : null}
            {settings.data !== undefined && settings.data.floor === null ? (
              <li className="border-b border-line">
                <Link to="/c/$company/settings" params={params} className={shape}>
                  <Line says={t('sharper.floor')} />
                </Link>
              </li>
            ) : null}
            {said.data !== undefined && said.data.unusedCredit === null ? (
              <li className="border-b border-line">
                <button type="button" onClick={() => setOpen(true)} className={shape}>
                  <Line says={t('sharper.credit')} />
                </button>
              </li>
            ) : null}
          </ul>
          <p className="mt-2 text-xs text-muted">{t('sharper.fewSaid')}</p>
        </>
      )}
      <Suspense fallback={null}>
        {open ? (
          <SaidPanel currency={sharper.data?.band.currency ?? 'EUR'} onClose={() => setOpen(false)} />
        ) : null}
      </Suspense>
    </Section>
  )
}

/** Nothing was said of wages, and the bank lines show none. */
const asksForWages = ({ employer, duties }: ForecastSaid) =>
  employer === null && duties.some(({ kind, standing }) => kind === 'wages' && standing !== 'found')

const toImport: readonly SharperBy['missing'][] = ['freshLines', 'olderLines', 'invoices']

const shape =
  '-mx-2 grid w-[calc(100%+1rem)] grid-cols-[1fr_auto] gap-3 rounded-md px-2 py-2 text-left hover:bg-sunken'

function Line({ says, gain }: { says: ReactNode; gain?: string }) {
  return (
    <>
      <span className="grid">
        {says}
        {gain === undefined || gain === '' ? null : (
          <span className="text-xs text-muted tabular">{gain}</span>
        )}
      </span>
      <ArrowRight aria-hidden className="mt-0.5 size-4 text-muted" />
    </>
  )
}
