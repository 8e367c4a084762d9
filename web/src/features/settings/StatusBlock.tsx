import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Eye, type LucideIcon } from 'lucide-react'
import type { Finding } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { type MessageKey, useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { Button } from '@/parts/Button'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Skeleton } from '@/parts/Skeleton'
import { statusQuery } from './queries'

const grades: Readonly<Record<Finding['grade'], { name: MessageKey; Sign: LucideIcon; look: string }>> = {
  bad: { name: 'status.bad', Sign: CircleAlert, look: 'text-danger' },
  look: { name: 'status.look', Sign: Eye, look: 'text-look' },
  well: { name: 'status.well', Sign: CircleCheck, look: 'text-muted' },
}
const worstFirst: readonly Finding['grade'][] = ['bad', 'look', 'well']

/** How the installation is, for whoever runs it: the same that `billify doctor` says, worst first. */
export function StatusBlock() {
  const { t } = useMessages()
  const format = useFormat()
  const found = useQuery(statusQuery)
  return (
    <Block title={t('status.title')} help={t('status.help')}>
      {found.data === undefined ? (
        found.error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ProblemNotice failure={found.error} />
        )
      ) : (
        <div className="grid gap-4">
          {found.data.findings.every(finding => finding.grade === 'well') ? (
            <p>{t('status.allWell')}</p>
          ) : null}
          <ul className="grid gap-2.5">
            {worstFirst.flatMap(grade =>
              found.data.findings
                .filter(finding => finding.grade === grade)
                .map(finding => (
                  <Line key={`${finding.kind} ${finding.facts.file ?? ''}`} finding={finding} />
                )),
            )}
          </ul>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button look="plain" busy={found.isFetching} onClick={() => void found.refetch()}>
              {t('status.again')}
            </Button>
            <p className="text-sm text-muted" role="status">
              {t('status.lookedAt', { at: format.moment(found.data.lookedAt) })}
            </p>
          </div>
        </div>
      )}
    </Block>
  )
}

function Line({ finding }: { finding: Finding }) {
  const { t } = useMessages()
  const format = useFormat()
  const { name, Sign, look } = grades[finding.grade]
  const facts = Object.fromEntries(
    Object.entries(finding.facts).map(([fact, value]) => [
      fact,
      fact === 'at' || fact === 'since'
        ? format.moment(value)
        : fact === 'gigabytes' || fact === 'lines' || fact === 'count'
          ? format.tenths(Number(value))
          : value,
    ]),
  )
  return (
    <li className="flex items-start gap-2.5">
      <Sign aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <p className="min-w-0 text-pretty wrap-break-word">
        <span className="sr-only">{t(name)}: </span>
        {t(`found.${finding.kind}`, facts)}
      </p>
    </li>
  )
}
