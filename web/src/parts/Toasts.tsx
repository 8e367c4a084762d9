import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useMessages } from '@/i18n'
import { Button } from './Button'

interface Toast {
  id: number
  text: string
  /** What takes back what was said; stands as a button beside it. */
  action?: { label: string; run: () => void } | undefined
}

const SHOWN_MILLIS = 12_000
let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function set(toasts: readonly Toast[]) {
  shown = toasts
  for (const listener of listeners) listener()
}

const close = (id: number) => set(shown.filter(toast => toast.id !== id))

/** Says in passing what was done, with the way back. The newest stands alone: an older one has had its time. */
export function say(text: string, action?: Toast['action']): void {
  set([{ id: ++last, text, action }])
}

/** Where it is said. Stays while pointed at or focused, as whoever reads slowly needs its button longest. */
export function Toasts() {
  const { t } = useMessages()
  const toasts = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-40 grid justify-items-center px-4 lg:bottom-6"
    >
      {toasts.map(toast => (
        <Shown key={toast.id} toast={toast} closeLabel={t('common.close')} />
      ))}
    </div>
  )
}

function Shown({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  useEffect(() => {
    let timer = setTimeout(() => close(toast.id), SHOWN_MILLIS)
    const hold = () => {
      clearTimeout(timer)
      timer = setTimeout(() => close(toast.id), SHOWN_MILLIS)
    }
    document.addEventListener('focusin', hold)
    document.addEventListener('pointermove', hold)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusin', hold)
      document.removeEventListener('pointermove', hold)
    }
  }, [toast.id])
  return (
    <div className="arrive pointer-events-auto flex max-w-[min(36rem,100%)] items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-float">
      <p className="min-w-0 text-pretty">{toast.text}</p>
      {toast.action === undefined ? null : (
        <Button
          look="plain"
          onClick={() => {
            close(toast.id)
            toast.action?.run()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button look="quiet" aria-label={closeLabel} className="px-2" onClick={() => close(toast.id)}>
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  )
}
