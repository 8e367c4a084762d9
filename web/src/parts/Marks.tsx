import { MessageSquareText, Paperclip } from 'lucide-react'
import { useMessages } from '@/i18n'

/** How many notes and files something has, in a list: a sign and a number each. */
export function Marks({ notes, attachments }: { notes: number; attachments: number }) {
  const { t } = useMessages()
  return (
    <>
      {notes === 0 ? null : (
        <span className="inline-flex items-center gap-0.5" title={t('rows.notes', { count: notes })}>
          {' '}
          <MessageSquareText aria-hidden className="size-3" />
          <span aria-hidden>{notes}</span>
          <span className="sr-only">{t('rows.notes', { count: notes })}</span>
        </span>
      )}
      {attachments === 0 ? null : (
        <span
          className="ml-1.5 inline-flex items-center gap-0.5"
          title={t('rows.files', { count: attachments })}
        >
          {' '}
          <Paperclip aria-hidden className="size-3" />
          <span aria-hidden>{attachments}</span>
          <span className="sr-only">{t('rows.files', { count: attachments })}</span>
        </span>
      )}
    </>
  )
}
