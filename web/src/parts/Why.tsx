import type { ReactNode } from 'react'
import { useMessages } from '@/i18n'
import { Floating } from './Floating'

interface Props {
  /** The figure that is asked. */
  children: ReactNode
  /** What is asked, for whoever cannot see where the figure stands: "Came in". */
  name: string
  /** The answer in a sentence or two: what is in it, what is left out. */
  because: ReactNode
  /** The way to the lines that sum to it. */
  proof?: ReactNode
}

/** A figure with a dotted underline can be asked why. */
export function Why({ children, name, because, proof }: Props) {
  const { t } = useMessages()
  return (
    <Floating
      label={t('why.title', { name })}
      triggerClass="asked rounded-sm font-[inherit]"
      triggerTitle={t('why.ask')}
      boxClass="w-80 p-4"
      align="end"
      trigger={
        <>
          <span className="sr-only">{name}: </span>
          {children}
        </>
      }
    >
      <p className="mb-2 text-xs font-semibold text-muted">{name}</p>
      <div className="mb-2.5 text-pretty">{because}</div>
      {proof}
    </Floating>
  )
}
