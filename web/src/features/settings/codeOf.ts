import { Problem } from '@/api/problem'

/** The code of what the server refused; empty when it refused nothing. */
export const codeOf = (failure: unknown): string => (failure instanceof Problem ? failure.code : '')
