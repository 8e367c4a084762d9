import type { Import } from '@/api/model'

/** Work that ends by itself. */
export type UnderWayState = Extract<Import['state'], 'reading' | 'takingIn' | 'undoing'>

export const isUnderWay = (state: Import['state']): state is UnderWayState =>
  state === 'reading' || state === 'takingIn' || state === 'undoing'
