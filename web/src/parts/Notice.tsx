import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'calm' | 'good' | 'look' | 'danger'

const tones = {
  calm: { look: 'bg-sunken', ink: 'text-muted', Sign: Info },
  good: { look: 'bg-accent-soft', ink: 'text-accent', Sign: CircleCheck },
  look: { look: 'bg-look-soft', ink: 'text-look', Sign: TriangleAlert },
  danger: { look: 'bg-danger-soft', ink: 'text-danger', Sign: CircleAlert },
} as const

/** A remark with a sign before it: what happened, what is safe, what to do. Bad news is read out at once. */
export function Notice({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  const { look, ink, Sign } = tones[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className={`flex gap-2.5 rounded-md px-3.5 py-3 ${look}`}
    >
      <Sign aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="grid min-w-0 gap-1">{children}</div>
    </div>
  )
}
