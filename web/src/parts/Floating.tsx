import { type ReactNode, useId, useRef } from 'react'

interface Props {
  /** What is pressed. */
  trigger: ReactNode
  triggerClass: string
  triggerTitle?: string
  /** Names the box for whoever cannot see it. */
  label: string
  boxClass: string
  /** Which edges stand under one another. */
  align?: 'start' | 'end'
  /** Closes the box: for a choice that was made in it. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

const GAP = 6
const EDGE = 12

/**
 * A button and the box it opens. The browser's own popover does the rest: Escape and a press elsewhere close it, and the
 * focus returns. It only has to be put beside its button, within the window.
 */
export function Floating({
  trigger,
  triggerClass,
  triggerTitle,
  label,
  boxClass,
  align = 'start',
  children,
}: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)

  function place() {
    const shown = box.current
    const from = button.current?.getBoundingClientRect()
    if (shown === null || from === undefined) return
    const { offsetWidth: width, offsetHeight: height } = shown
    const left = align === 'start' ? from.left : from.right - width
    const below = from.bottom + GAP
    const fits = below + height <= window.innerHeight - EDGE || from.top < height + GAP + EDGE
    shown.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`
    shown.style.top = `${fits ? below : from.top - height - GAP}px`
  }

  return (
    <>
      <button ref={button} type="button" popoverTarget={id} title={triggerTitle} className={triggerClass}>
        {trigger}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={event => {
          if (event.newState === 'open') place()
        }}
        className={`fixed m-0 max-w-[calc(100vw-24px)] rounded-lg border border-line bg-raised text-left text-sm font-normal tracking-normal text-ink shadow-float ${boxClass}`}
      >
        {typeof children === 'function' ? children(() => box.current?.hidePopover()) : children}
      </div>
    </>
  )
}
