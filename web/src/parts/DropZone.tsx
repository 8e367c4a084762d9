import { FileUp } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '@/i18n'
import { buttonLook } from './Button'

interface Props {
  onFiles: (files: File[]) => void
  /** How much of the files has been sent, 0 to 1; null when none are being sent. */
  progress: number | null
  /** One line, where something else has the word. */
  compact?: boolean
}

/** Takes files dropped anywhere on the page, or chosen. While files are sent it takes no others. */
export function DropZone({ onFiles, progress, compact = false }: Props) {
  const { t } = useMessages()
  const inputId = useId()
  const [over, setOver] = useState(false)
  const busy = progress !== null
  const take = useRef(onFiles)
  take.current = onFiles

  useEffect(() => {
    // Entering a child leaves its parent: only the outermost leave ends the drag.
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!hasFiles(event)) return
        depth++
        setOver(true)
      },
      dragleave: () => {
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(false)
      },
      // Without this the browser would open the file in place of the page.
      dragover: (event: DragEvent) => event.preventDefault(),
      drop: (event: DragEvent) => {
        event.preventDefault()
        depth = 0
        setOver(false)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (!busy && files.length > 0) take.current(files)
      },
    }
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        document.removeEventListener(name, listener as EventListener)
      }
    }
  }, [busy])

  return (
    <div
      className={`rounded-lg border-2 border-dashed px-5 transition-colors duration-100 ${
        compact
          ? 'flex flex-wrap items-center justify-between gap-3 py-3'
          : 'grid justify-items-center gap-3 py-9 text-center'
      } ${over ? 'border-accent bg-accent-soft' : 'border-line bg-raised'}`}
    >
      {busy ? (
        <div role="status" className="grid w-full max-w-sm gap-2.5">
          <p className="font-medium">{t(progress < 1 ? 'drop.sending' : 'drop.reading')}</p>
          <progress
            aria-label={t('drop.sending')}
            value={progress < 1 ? progress : undefined}
            className="h-2 w-full accent-accent"
          />
        </div>
      ) : (
        <>
          {compact ? null : <FileUp aria-hidden className="size-6 text-accent" strokeWidth={1.5} />}
          <p className={compact ? 'text-muted' : 'text-base font-medium'}>
            {t(over ? 'drop.here' : 'drop.title')}
          </p>
          {compact ? null : <p className="max-w-prose text-muted text-pretty">{t('drop.what')}</p>}
          <input
            id={inputId}
            type="file"
            multiple
            className="peer sr-only"
            onChange={event => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              if (files.length > 0) onFiles(files)
            }}
          />
          <label
            htmlFor={inputId}
            className={`${buttonLook(compact ? 'plain' : 'primary')} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent`}
          >
            {t('drop.choose')}
          </label>
        </>
      )}
    </div>
  )
}
