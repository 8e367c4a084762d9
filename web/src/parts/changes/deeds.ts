import { api } from '@/api/client'
import type { Change, ChangeRequest, ChangeUndone, UUID } from '@/api/model'
import { type MessageKey, type Translate, translate } from '@/i18n'
import { problemText } from '@/parts/ProblemNotice'
import { say } from '@/parts/Toasts'
import { companyPath } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

/** What a change was, in words. */
export const changeText = (t: Translate, { kind, rows, label }: Change): string =>
  t(`changes.done.${kind}` as MessageKey, { count: rows, label: label ?? '' })

/** Does it, shows it, and offers the way back. */
export async function change(company: UUID, request: ChangeRequest): Promise<Change> {
  const made = await api.post<Change>(`${companyPath(company)}/changes`, request)
  offerUndo(company, changeText(translate, made), made.id)
  await refreshCompany(company)
  return made
}

/** Says what was done with a button that takes it back. */
export function offerUndo(company: UUID, text: string, changeId: UUID): void {
  say(text, { label: translate('changes.undo'), run: () => void undo(company, changeId) })
}

/** Takes a change back, and names what stays since somebody changed it. */
export async function undo(company: UUID, changeId: UUID): Promise<void> {
  try {
    const { refused } = await api.post<ChangeUndone>(`${companyPath(company)}/changes/${changeId}/undo`)
    say(
      refused.length === 0
        ? translate('changes.undone')
        : translate('changes.refused', {
            count: refused.length,
            labels: refused.map(({ label }) => label).join(', '),
          }),
    )
  } catch (failure) {
    say(problemText(translate, failure))
  }
  await refreshCompany(company)
}
