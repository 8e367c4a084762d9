import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { useMessages } from '@/i18n'
import { Button } from '@/parts/Button'

/** Something shown once, to be copied. Where a page may not copy by itself, the text is there to be marked. */
export function SecretLine({ label, text, copy }: { label: string; text: string; copy: string }) {
  const { t } = useMessages()
  const id = useId()
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        readOnly
        value={text}
        onFocus={event => event.currentTarget.select()}
        className="block min-h-9 w-full min-w-0 rounded-md border border-edge bg-sunken px-3 font-mono text-xs text-ink"
      />
      <Button
        onClick={() => {
          void navigator.clipboard?.writeText(text).then(() => setCopied(true))
        }}
      >
        {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
        <span aria-live="polite">{copied ? t('link.copied') : copy}</span>
      </Button>
    </div>
  )
}
