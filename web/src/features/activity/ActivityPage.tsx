import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { AuditEntry } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { knows, type Translate, useMessages } from '@/i18n'
import { EndOfList } from '@/parts/EndOfList'
import { SelectField, TextField } from '@/parts/Field'
import { Page } from '@/parts/Page'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { useCompany } from '@/session/queries'
import { detailsOf, shapeOf } from './details'
import { type ActivityFilter, activityQuery, actorsQuery } from './queries'
import { topicNames } from './topics'
import { Verification } from './Verification'

const route = getRouteApi('/signed-in/c/$company/activity')

/** Who did what, when, and what it was before: newest first. These records cannot be changed, by anyone. */
export function ActivityPage() {
  const { t } = useMessages()
  const company = useCompany()
  const filter = route.useSearch()
  const entries = useInfiniteQuery(activityQuery(company.id, filter))
  const items = entries.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Page title={t('activity.title')}>
      <p className="-mt-4 mb-6 text-muted">{t('activity.help')}</p>
      <Verification />
      <Filters filter={filter} />
      {entries.isPending ? <Skeleton lines={6} /> : null}
      {entries.error === null ? null : (
        <ProblemNotice failure={entries.error} onRetry={() => void entries.refetch()} />
      )}
      {entries.isSuccess && items.length === 0 ? (
        <p role="status" className="text-muted">
          {t('activity.none')}
        </p>
      ) : null}
      <ol className={entries.isPlaceholderData ? 'opacity-60' : undefined}>
        {items.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <EndOfList
        hasMore={entries.hasNextPage}
        busy={entries.isFetchingNextPage}
        onMore={() => void entries.fetchNextPage()}
      />
    </Page>
  )
}

function Filters({ filter }: { filter: ActivityFilter }) {
  const { t } = useMessages()
  const company = useCompany()
  const navigate = route.useNavigate()
  const actors = useQuery(actorsQuery(company.id))
  const set = (change: ActivityFilter) => void navigate({ search: { ...filter, ...change }, replace: true })
  return (
    <fieldset className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <legend className="sr-only">{t('activity.filters')}</legend>
      <SelectField
        label={t('activity.who')}
        value={filter.by ?? ''}
        onChange={event => set({ by: event.target.value || undefined })}
      >
        <option value="">{t('activity.anyone')}</option>
        {actors.data?.map(({ id, email }) => (
          <option key={id} value={id}>
            {email}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('activity.what')}
        value={filter.about ?? ''}
        onChange={event => set({ about: event.target.value || undefined })}
      >
        <option value="">{t('activity.anything')}</option>
        {topicNames.map(topic => (
          <option key={topic} value={topic}>
            {t(`activity.${topic}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('activity.from')}
        type="date"
        value={filter.from ?? ''}
        onChange={event => set({ from: event.target.value || undefined })}
      />
      <TextField
        label={t('activity.to')}
        type="date"
        value={filter.to ?? ''}
        onChange={event => set({ to: event.target.value || undefined })}
      />
    </fieldset>
  )
}

function Entry({ entry: { at, actor, action, details } }: { entry: AuditEntry }) {
  const { t } = useMessages()
  const format = useFormat()
  const name = `audit.${action}`
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[9rem_16rem_1fr]">
      <time dateTime={at} className="text-muted tabular">
        {format.moment(at)}
      </time>
      <div className="min-w-0">
        <p className="font-medium">{knows(name) ? t(name) : action}</p>
        <p className="truncate text-muted" title={actor ?? undefined}>
          {actor ?? t('activity.itself')}
        </p>
      </div>
      <dl className="grid min-w-0 content-start gap-y-0.5">
        {detailsOf(details).map(({ name: detail, before, after }) => (
          <div key={detail} className="flex min-w-0 flex-wrap gap-x-2">
            <dt className="text-muted">{detailName(t, detail)}</dt>
            <dd className="min-w-0 break-words">
              {before === null ? null : (
                <>
                  <del className="text-muted decoration-1">{valueText(t, format, detail, before)}</del>
                  {after === null ? null : ' → '}
                </>
              )}
              {after === null ? null : (
                <ins className="no-underline">{valueText(t, format, detail, after)}</ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function detailName(t: Translate, key: string): string {
  const name = `detail.${key}`
  return knows(name) ? t(name) : key
}

/** Amounts, days and words of ours are said in the page's language; what people wrote stands as it is. */
function valueText(
  t: Translate,
  format: ReturnType<typeof useFormat>,
  detail: string,
  value: string,
): string {
  if (value === '') return t('activity.blank')
  if (value === 'true') return t('activity.yes')
  if (value === 'false') return t('activity.no')
  const shape = shapeOf(value)
  if (shape !== null) {
    if ('money' in shape) return format.money(shape.money)
    return 'day' in shape ? format.shortDay(shape.day) : format.dayOfYear(shape.dayOfYear)
  }
  const word = detail === 'role' ? `role.${value}` : `value.${value}`
  return knows(word) ? t(word) : value
}
