import type { DutyKind } from '@/api/model'
import { useMessages } from '@/i18n'

/** What something owed by the calendar is called. */
export function DutyName({ kind }: { kind: DutyKind }) {
  const { t } = useMessages()
  return t(`duty.${kind}`)
}
