/** One refused field of a form: its name in the request and the code of what is wrong with it. */
export interface FieldProblem {
  field: string
  code: string
}

/** What the server (or the way to it) refused, by code. RFC 9457; the words for people come from the translations. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly fields: readonly FieldProblem[] = [],
    readonly extras: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = 'Problem'
  }

  /** The line was cut or the server is away: nothing is known about whether the call was carried out. */
  static readonly UNREACHABLE = 'unreachable'
  static readonly NOT_SIGNED_IN = 'not-signed-in'
}

/** Reads an answer that is not a success. Without a problem document the status stands for the code. */
export function problemFrom(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const { code, fields, ...extras } = body as Record<string, unknown> & { code: string }
    return new Problem(code, status, Array.isArray(fields) ? (fields as FieldProblem[]) : [], extras)
  }
  return new Problem(status === 401 ? Problem.NOT_SIGNED_IN : `status-${status}`, status)
}

/** The code of what was refused; empty when nothing was. */
export const codeOf = (failure: unknown): string => (failure instanceof Problem ? failure.code : '')
