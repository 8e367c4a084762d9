import type { NumberWriting } from '@/api/model'

let chosen: NumberWriting | null = null

/** How the person who is signed in wants numbers written; null as the language has them. */
export const numberStyle = (): NumberWriting | null => chosen

/** True when that is another than before. */
export function chooseNumberStyle(style: NumberWriting | null): boolean {
  const changed = style !== chosen
  chosen = style
  return changed
}
