import { useMutation } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/api/client'
import type { Attachment, Note } from '@/api/model'
import { fileSize } from '@/format/account'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { Button, buttonLook } from '@/parts/Button'
import { FileLink } from '@/parts/FileLink'
import { ProblemNotice } from '@/parts/ProblemNotice'
import { Thumbnail } from '@/parts/Thumbnail'
import { companyPath, may, useCompany } from '@/session/queries'
import { refreshCompany } from '@/session/queryClient'

interface Props {
  /** The address of what they are on, below the company: /invoices/… or /transactions/… */
  of: string
  notes: readonly Note[]
  attachments: readonly Attachment[]
}

/** What people wrote on something, and the files they hung on it. */
export function Remarks({ of, notes, attachments }: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const mayWrite = may(company, 'editor')
  if (!mayWrite && notes.length + attachments.length === 0) return null
  return (
    <>
      <section className="grid gap-2">
        <h3 className="font-semibold">{t('remarks.notes')}</h3>
        {notes.length === 0 ? null : (
          <ul>
            {notes.map(note => (
              <li key={note.id} className="border-b border-line py-2">
                <OneNote note={note} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        )}
        {mayWrite ? <NewNote of={of} /> : null}
      </section>
      <section className="grid gap-2">
        <h3 className="font-semibold">{t('remarks.files')}</h3>
        {attachments.length === 0 ? null : (
          <ul>
            {attachments.map(attachment => (
              <li key={attachment.id} className="border-b border-line py-2">
                <OneFile attachment={attachment} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        )}
        {mayWrite ? <NewFile of={of} /> : null}
      </section>
    </>
  )
}

const area =
  'block w-full min-h-16 rounded-md border border-edge bg-raised px-3 py-2 text-base text-ink placeholder:text-muted sm:text-sm'

function NewNote({ of }: { of: string }) {
  const { t } = useMessages()
  const company = useCompany()
  const [text, setText] = useState('')
  const write = useMutation({
    mutationFn: () => api.post(`${companyPath(company.id)}${of}/notes`, { text }),
    onSuccess: async () => {
      setText('')
      await refreshCompany(company.id)
    },
  })
  return (
    <div className="grid justify-items-start gap-2">
      <textarea
        aria-label={t('remarks.write')}
        placeholder={t('remarks.write')}
        value={text}
        maxLength={2000}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') write.mutate()
        }}
        className={area}
      />
      {write.error === null ? null : <ProblemNotice failure={write.error} />}
      {text.trim() === '' ? null : (
        <Button busy={write.isPending} onClick={() => write.mutate()}>
          {t('remarks.add')}
        </Button>
      )}
    </div>
  )
}

function OneNote({ note, mayWrite }: { note: Note; mayWrite: boolean }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const [text, setText] = useState<string | null>(null)
  const path = `${companyPath(company.id)}/notes/${note.id}`
  const done = async () => {
    setText(null)
    await refreshCompany(company.id)
  }
  const save = useMutation({ mutationFn: () => api.put(path, { text }), onSuccess: done })
  const remove = useMutation({ mutationFn: () => api.delete(path), onSuccess: done })
  return (
    <div className="grid gap-1">
      {text === null ? (
        <p className="break-words whitespace-pre-wrap">{note.text}</p>
      ) : (
        <textarea
          aria-label={t('remarks.change')}
          value={text}
          maxLength={2000}
          onChange={event => setText(event.target.value)}
          className={area}
        />
      )}
      <p className="text-xs text-muted">
        {note.by === null ? null : `${note.by} · `}
        {format.moment(note.at)}
        {note.changedAt === null ? null : ` · ${t('remarks.changed', { at: format.moment(note.changedAt) })}`}
      </p>
      {(save.error ?? remove.error) === null ? null : <ProblemNotice failure={save.error ?? remove.error} />}
      {!mayWrite ? null : text === null ? (
        <div className="-ml-3.5 flex">
          <Button look="quiet" onClick={() => setText(note.text)}>
            {t('remarks.change')}
          </Button>
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('remarks.remove')}
          </Button>
        </div>
      ) : (
        <div className="flex gap-2">
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('common.save')}
          </Button>
          <Button look="quiet" onClick={() => setText(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </div>
  )
}

function OneFile({ attachment, mayWrite }: { attachment: Attachment; mayWrite: boolean }) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  const remove = useMutation({
    mutationFn: () => api.delete(`${companyPath(company.id)}/attachments/${attachment.id}`),
    onSuccess: () => refreshCompany(company.id),
  })
  return (
    <div className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3">
      <div className="row-span-2">
        <Thumbnail
          documentId={attachment.documentId}
          drawn={/^(application\/pdf$|image\/)/.test(attachment.mediaType)}
        />
      </div>
      <FileLink documentId={attachment.documentId} name={attachment.name} />
      {mayWrite ? (
        <Button
          look="quiet"
          className="-my-1.5 -mr-3"
          busy={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('remarks.remove')}
        </Button>
      ) : null}
      <p className="col-span-2 text-xs text-muted">
        {fileSize(format.locale.numbers, attachment.sizeBytes)}
        {attachment.by === null ? null : ` · ${attachment.by}`} · {format.moment(attachment.at)}
      </p>
      {remove.error === null ? null : (
        <div className="col-span-3">
          <ProblemNotice failure={remove.error} />
        </div>
      )}
    </div>
  )
}

function NewFile({ of }: { of: string }) {
  const { t } = useMessages()
  const company = useCompany()
  const inputId = useId()
  const send = useMutation({
    mutationFn: (file: File) => attach(company.id, of, file),
    onSuccess: () => refreshCompany(company.id),
  })
  return (
    <div className="grid justify-items-start gap-1.5">
      <input
        id={inputId}
        type="file"
        className="peer sr-only"
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) send.mutate(file)
        }}
      />
      <label
        htmlFor={inputId}
        className={`${buttonLook('plain')} ${send.isPending ? 'waiting' : ''} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent`}
      >
        <Paperclip aria-hidden className="size-4" />
        {t('remarks.addFile')}
      </label>
      <p className="text-xs text-muted">{t('remarks.fileHelp')}</p>
      {send.error === null ? null : <ProblemNotice failure={send.error} />}
    </div>
  )
}

/** Hangs a file on something. */
export const attach = (company: string, of: string, file: File): Promise<unknown> =>
  api.upload(
    `${companyPath(company)}${of}/attachments`,
    [file],
    () => {},
    new AbortController().signal,
    'file',
  )
